import type { Id } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayExtend } from '../comment.ts';
import { getPeriod, moveClosing } from './comment-store.ts';

/** 延长征求意见: by whole days, while it is open, with a public reason. */
export async function extendPeriod(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		periodId: Id<'period'>;
		days: number;
		reason: string;
	}
): Promise<void> {
	const { communityId, periodId, days, reason } = input;
	await ctx.db.write(async (tx) => {
		const period = await getPeriod(tx, communityId, periodId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const closesAt = period.closesAt + days * DAY;
		insist(mayExtend(period, standing, { until: closesAt, now: ctx.now }));

		if (!(await moveClosing(tx, periodId, { closesAt, reason })))
			throw new Refusal('comment.closed');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'comment.period_extended',
			subject: periodId,
			matterId: period.matterId,
			facts: { from: period.closesAt, to: closesAt }
		});
	});
}
