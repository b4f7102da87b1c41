import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayClose } from '../comment.ts';
import { closeOnce, getPeriod } from './comment-store.ts';

/** 截止: by hand, once its time is over. The timer does the same by itself. */
export async function closePeriod(
	ctx: Ctx,
	{ communityId, periodId }: { communityId: Id<'community'>; periodId: Id<'period'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const period = await getPeriod(tx, communityId, periodId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayClose(period, standing, ctx.now));

		if (!(await closeOnce(tx, periodId, ctx.now))) throw new Refusal('comment.closed');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'comment.period_closed',
			subject: periodId,
			matterId: period.matterId
		});
	});
}
