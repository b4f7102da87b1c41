import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { moveIdea } from './idea-store.ts';

/** An accepted idea becomes a matter, once, in the transaction of whoever opens it. */
export async function becomeMatter(
	tx: Tx,
	{ ideaId, matterId }: { ideaId: Id<'idea'>; matterId: Id<'matter'> }
): Promise<void> {
	if (!(await moveIdea(tx, ideaId, ['accepted'], { state: 'matter', matterId })))
		throw new Refusal('idea.already_matter');
}
