import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Draft } from '../document.ts';
import { documentDrafters, documents, documentWriters } from './document-tables.ts';

/** A draft by id, within this community only. */
export async function getDocument(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'document'>
): Promise<Draft> {
	const document = await findDocument(db, id);
	if (document?.communityId !== communityId) throw new Refusal('access.not_found');
	return document;
}

export async function findDocument(db: Reader, id: Id<'document'>): Promise<Draft | undefined> {
	const [row] = await db.select().from(documents).where(eq(documents.id, id)).limit(1);
	return row;
}

/** The draft that is being written for a matter, if one is. */
export async function findOpenDocument(
	db: Reader,
	matterId: Id<'matter'>
): Promise<Draft | undefined> {
	const [row] = await db
		.select()
		.from(documents)
		.where(and(eq(documents.matterId, matterId), isNull(documents.sealedAt)))
		.orderBy(desc(documents.round))
		.limit(1);
	return row;
}

/** How many rounds of drafting a matter has had. */
export async function countRounds(db: Reader, matterId: Id<'matter'>): Promise<number> {
	return db.$count(documents, eq(documents.matterId, matterId));
}

/** 起草人, in the order they were named. */
export async function listDrafters(
	db: Reader,
	documentId: Id<'document'>
): Promise<{ personId: Id<'person'>; name: string }[]> {
	return db
		.select({ personId: persons.id, name: persons.name })
		.from(documentDrafters)
		.innerJoin(persons, eq(persons.id, documentDrafters.personId))
		.where(eq(documentDrafters.documentId, documentId))
		.orderBy(asc(documentDrafters.addedAt), asc(persons.id));
}

/** Whether the person is a drafter of this document, on the roll's word still among the living and not moved away. */
export async function isDrafter(
	db: Reader,
	documentId: Id<'document'>,
	personId: Id<'person'> | undefined
): Promise<boolean> {
	if (!personId) return false;
	const [row] = await db
		.select({ personId: documentDrafters.personId })
		.from(documentDrafters)
		.innerJoin(persons, eq(persons.id, documentDrafters.personId))
		.where(
			and(
				eq(documentDrafters.documentId, documentId),
				eq(documentDrafters.personId, personId),
				eq(persons.state, 'active')
			)
		)
		.limit(1);
	return row !== undefined;
}

/** The state of a text for one of its writers; nothing when there is no such text. Asked for every edit: prepared. */
export async function findDrafting(
	db: Reader,
	documentId: Id<'document'>,
	personId: Id<'person'> | undefined
): Promise<{ sealedAt: Instant | null; drafts: boolean } | undefined> {
	const [row] = await db
		.prepared('drafting', (db) =>
			db
				.select({ sealedAt: documents.sealedAt, state: persons.state })
				.from(documents)
				.leftJoin(
					documentDrafters,
					and(
						eq(documentDrafters.documentId, documents.id),
						eq(documentDrafters.personId, sql.placeholder('person'))
					)
				)
				.leftJoin(persons, eq(persons.id, documentDrafters.personId))
				.where(eq(documents.id, sql.placeholder('document')))
		)
		.execute({ document: documentId, person: personId ?? '' });
	return row && { sealedAt: row.sealedAt, drafts: row.state === 'active' };
}

export async function insertDocument(
	tx: Tx,
	document: Omit<Draft, 'sealedAt'>,
	drafters: readonly Id<'person'>[]
): Promise<void> {
	await tx.insert(documents).values(document);
	const rows = [...new Set(drafters)].map((personId) => ({
		documentId: document.id,
		personId,
		addedAt: document.createdAt
	}));
	if (rows.length > 0) await tx.insert(documentDrafters).values(rows);
}

/** Seals the draft, and says whether this call was the one that sealed it. */
export async function sealDocument(tx: Tx, id: Id<'document'>, at: Instant): Promise<boolean> {
	const sealed = await tx
		.update(documents)
		.set({ sealedAt: at })
		.where(and(eq(documents.id, id), isNull(documents.sealedAt)))
		.returning({ id: documents.id });
	return sealed.length === 1;
}

/** Binds a client id to a person unless it is bound, and gives the person it is bound to. */
export async function bindWriter(
	tx: Tx,
	writer: typeof documentWriters.$inferInsert
): Promise<Id<'person'>> {
	await tx.insert(documentWriters).values(writer).onConflictDoNothing();
	const [bound] = await tx
		.select({ personId: documentWriters.personId })
		.from(documentWriters)
		.where(
			and(
				eq(documentWriters.documentId, writer.documentId),
				eq(documentWriters.clientId, writer.clientId)
			)
		)
		.limit(1);
	return bound!.personId;
}

/** Everyone who has written in a draft, in the order they began. */
export async function listAuthors(db: Reader, documentId: Id<'document'>): Promise<Id<'person'>[]> {
	const rows = await db
		.select({ personId: documentWriters.personId, since: sql`min(${documentWriters.firstAt})` })
		.from(documentWriters)
		.where(eq(documentWriters.documentId, documentId))
		.groupBy(documentWriters.personId)
		.orderBy(sql`min(${documentWriters.firstAt})`, documentWriters.personId);
	return rows.map(({ personId }) => personId);
}
