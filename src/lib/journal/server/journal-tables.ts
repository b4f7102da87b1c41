import type { Json } from '#lib/kernel/canonical-json.ts';
import { column, index, primaryKey, table } from '#lib/server/database/table.ts';

/** 办理记录: one line per official act, chained by hash within a community. Never changed, never removed. */
export const journalEntries = table(
	'journal_entries',
	{
		communityId: column.id('community').notNull(),
		/** 1, 2, 3 … without a gap within the community. */
		seq: column.integer().notNull(),
		at: column.instant().notNull(),
		/** What happened, in the past tense: `vote.opened`. */
		act: column.text().notNull(),
		/** Who: a person's id, `system`, or `host`. A reference, never a name. */
		actor: column.text().notNull(),
		/** What it happened to: the id of the thing. */
		subject: column.text().notNull(),
		/** The dossier it belongs to, when it belongs to one. */
		matterId: column.id('matter'),
		/** References, hashes, counts and words from closed lists. Never personal data, nor free text of people. */
		facts: column.json<Record<string, Json>>().notNull(),
		previous: column.text().notNull(),
		hash: column.text().notNull(),
		/** Ed25519 over the hash, by the installation's key, base64. */
		signature: column.text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.communityId, t.seq] }),
		index('journal_entries_matter').on(t.matterId, t.seq),
		index('journal_entries_subject').on(t.subject)
	]
);
