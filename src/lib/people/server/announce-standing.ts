import type { Id } from '#lib/kernel/id.ts';
import { STANDING_CHANGED } from '#lib/server/bus.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';

/** What somebody may read or write has changed: once that is on disk, their open pages come in again and are asked anew. */
export function announceStanding(
	tx: Tx,
	ctx: Pick<Ctx, 'bus'>,
	personIds: readonly Id<'person'>[]
): void {
	for (const personId of personIds)
		tx.afterCommit(() => ctx.bus.publish({ topic: `person:${personId}`, event: STANDING_CHANGED }));
}
