import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { closeAllOf } from './comment-store.ts';

/** Ends whatever a matter has open for comment, in the transaction of whoever ends the matter. */
export async function closePeriodsOf(tx: Tx, matterId: Id<'matter'>, at: Instant): Promise<void> {
	await closeAllOf(tx, matterId, at);
}
