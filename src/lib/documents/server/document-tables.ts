import type { Json } from '#lib/kernel/canonical-json.ts';
import { communities } from '#lib/communities/server/community-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { column, index, primaryKey, table, uniqueIndex } from '#lib/server/database/table.ts';

/** 草案: a shared draft. One per round of drafting of a matter; freezing seals it, a return opens the next. */
export const documents = table(
	'documents',
	{
		id: column.id('document').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		/** The dossier it belongs to. The matter stands to the right, so there is no foreign key. */
		matterId: column.id('matter').notNull(),
		/** 第×稿: 1, 2, 3 … within the matter. */
		round: column.integer().notNull(),
		title: column.text().notNull(),
		/** The version whose text this draft began with. */
		startedFrom: column.id('version'),
		/** Why it was begun, where somebody asked for it (改稿、重新议事): public. */
		reason: column.text(),
		createdAt: column.instant().notNull(),
		/** Once set, no update is taken any more: every append is conditional on it. */
		sealedAt: column.instant()
	},
	(t) => [uniqueIndex('documents_round_unique').on(t.matterId, t.round)]
);

/** 起草人: who may write in a draft. The next round begins with the same people. */
export const documentDrafters = table(
	'document_drafters',
	{
		documentId: column
			.id('document')
			.notNull()
			.references(() => documents.id),
		personId: column
			.id('person')
			.notNull()
			.references(() => persons.id),
		addedAt: column.instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.documentId, t.personId] })]
);

/**
 * The log of edits behind the snapshot. Rows are appended and, when merged into the snapshot, exactly those deleted.
 * Who wrote what is told by the client ids within, which `documentWriters` binds to persons.
 */
export const documentUpdates = table(
	'document_updates',
	{
		/** Begins with the time, so that rows are mostly merged in the order they came. Nothing relies on that order. */
		id: column.text().primaryKey(),
		documentId: column
			.id('document')
			.notNull()
			.references(() => documents.id),
		/** One Yjs update (version 1 encoding): all that arrived in one turn. */
		data: column.bytes().notNull()
	},
	(t) => [index('document_updates_document').on(t.documentId, t.id)]
);

export const documentSnapshots = table('document_snapshots', {
	documentId: column
		.id('document')
		.primaryKey()
		.references(() => documents.id),
	/** Another one for every state: it is replaced only by whoever merged from this one. */
	mark: column.text().notNull(),
	state: column.bytes().notNull(),
	/** Bytes of `state`, asked without reading it. */
	size: column.integer().notNull(),
	takenAt: column.instant().notNull()
});

/** Which person writes under which Yjs client id: authorship, and a guard against two writers with one id. */
export const documentWriters = table(
	'document_writers',
	{
		documentId: column
			.id('document')
			.notNull()
			.references(() => documents.id),
		clientId: column.integer().notNull(),
		personId: column
			.id('person')
			.notNull()
			.references(() => persons.id),
		firstAt: column.instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.documentId, t.clientId] })]
);

/** 稿: a frozen text with its check code 文本校验码. */
export const versions = table(
	'versions',
	{
		id: column.id('version').primaryKey(),
		communityId: column.id('community').notNull(),
		matterId: column.id('matter').notNull(),
		documentId: column
			.id('document')
			.notNull()
			.references(() => documents.id),
		/** 1, 2, 3 … within the matter. */
		number: column.integer().notNull(),
		title: column.text().notNull(),
		/** What the hash is taken over: format, document and attachment hashes. */
		content: column.json<Json>().notNull(),
		/** SHA-256 over the canonical JSON of `content`, 64 hex digits. */
		hash: column.text().notNull(),
		html: column.text().notNull(),
		markdown: column.text().notNull(),
		/** The Yjs state it was frozen from, for the next round of drafting. */
		state: column.bytes().notNull(),
		/** Who wrote in it, by person. */
		authors: column.json<string[]>().notNull(),
		frozenBy: column.id('person').notNull(),
		frozenAt: column.instant().notNull()
	},
	(t) => [
		uniqueIndex('versions_number_unique').on(t.matterId, t.number),
		uniqueIndex('versions_document_unique').on(t.documentId)
	]
);
