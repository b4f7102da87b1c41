import { and, eq, isNull } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { documents } from './document-tables.ts';

/** Seals what is still being drafted of a matter that ends, in the transaction that ends it, and says which drafts. */
export async function sealDrafts(
	tx: Tx,
	matterId: Id<'matter'>,
	at: Instant
): Promise<Id<'document'>[]> {
	const sealed = await tx
		.update(documents)
		.set({ sealedAt: at })
		.where(and(eq(documents.matterId, matterId), isNull(documents.sealedAt)))
		.returning({ id: documents.id });
	return sealed.map(({ id }) => id);
}
