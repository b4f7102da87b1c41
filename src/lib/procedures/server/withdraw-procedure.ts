import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayChange, mayWithdraw } from '../own-procedure.ts';
import { dropDraft, getOwnProcedure, markWithdrawn } from './own-procedure-store.ts';

type Which = { communityId: Id<'community'>; procedureId: Id<'procedure'> };

/** 停用: no matter begins with it any more; those under way keep it. */
export async function withdrawProcedure(
	ctx: Ctx,
	{ communityId, procedureId }: Which
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayWithdraw(standing, await getOwnProcedure(tx, communityId, procedureId)));
		if (!(await markWithdrawn(tx, procedureId, ctx.now)))
			throw new Refusal('procedure.not_adopted');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'procedure.withdrawn',
			subject: procedureId
		});
	});
}

/** A draft is thrown away: nothing rests on it. */
export async function dropProcedure(ctx: Ctx, { communityId, procedureId }: Which): Promise<void> {
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayChange(standing, await getOwnProcedure(tx, communityId, procedureId)));
		if (!(await dropDraft(tx, procedureId))) throw new Refusal('procedure.adopted_stays');
	});
}
