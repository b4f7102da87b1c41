import { and, eq, exists, isNull } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { documentDrafters, documents } from './document-tables.ts';

/** Names more drafters of a text, and says who was not one yet. The caller has asked whether it is still being written. */
export async function insertDrafters(
	tx: Tx,
	documentId: Id<'document'>,
	people: readonly Id<'person'>[],
	at: Instant
): Promise<Id<'person'>[]> {
	const rows = people.map((personId) => ({ documentId, personId, addedAt: at }));
	const added = await tx
		.insert(documentDrafters)
		.values(rows)
		.onConflictDoNothing()
		.returning({ personId: documentDrafters.personId });
	return added.map(({ personId }) => personId);
}

/** Takes somebody off the drafters of a text still being written, and says whether they were one. */
export async function dropDrafter(
	tx: Tx,
	documentId: Id<'document'>,
	personId: Id<'person'>
): Promise<boolean> {
	const isOpen = exists(
		tx
			.select({ id: documents.id })
			.from(documents)
			.where(and(eq(documents.id, documentId), isNull(documents.sealedAt)))
	);
	const dropped = await tx
		.delete(documentDrafters)
		.where(
			and(
				eq(documentDrafters.documentId, documentId),
				eq(documentDrafters.personId, personId),
				isOpen
			)
		)
		.returning({ personId: documentDrafters.personId });
	return dropped.length === 1;
}
