import type { Id } from '#lib/kernel/id.ts';
import { insist } from '#lib/kernel/refusal.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { mustBeClerk } from '../standing.ts';
import { standingOf } from './standing-store.ts';

/** Goes on when a clerk of this community is calling, or the installation itself (the demonstration writing its past). */
export async function insistClerk(tx: Tx, { actor, now }: Ctx, communityId: Id<'community'>) {
	if (actor.kind === 'system') return;
	insist(mustBeClerk(await standingOf(tx, actor, communityId, now)));
}
