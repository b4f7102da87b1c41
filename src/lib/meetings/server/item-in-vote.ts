import type { Id } from '#lib/kernel/id.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { moveItem } from './meeting-store.ts';

/** The item goes from discussion to the vote; false when it was not being discussed. For `votes/`. */
export async function putToVote(tx: Tx, itemId: Id<'item'>): Promise<boolean> {
	return moveItem(tx, itemId, ['discussing'], 'voting');
}

/** The vote on the item has ended. */
export async function endVote(tx: Tx, itemId: Id<'item'>): Promise<boolean> {
	return moveItem(tx, itemId, ['voting'], 'decided');
}
