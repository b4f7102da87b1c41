import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { TimedJob } from '#lib/server/jobs/timer.ts';
import { closeOnce, getPeriod, listDuePeriods } from './comment-store.ts';

/** Closes every comment period whose time is over, each once, in a transaction of its own. */
export const closeDuePeriods: TimedJob = {
	name: 'close due comment periods',
	async run(ctx: Ctx) {
		for (const { id, communityId } of await listDuePeriods(ctx.db, ctx.now))
			await ctx.db.write(async (tx) => {
				const { matterId } = await getPeriod(tx, communityId, id);
				if (!(await closeOnce(tx, id, ctx.now))) return;
				await writeEntry(tx, ctx, {
					communityId,
					act: 'comment.period_closed',
					subject: id,
					matterId
				});
				tx.afterCommit(() =>
					ctx.bus.publish({ topic: `matter:${matterId}`, event: 'comment.period_closed' })
				);
			});
	}
};
