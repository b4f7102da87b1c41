import type { Instant } from '#lib/kernel/instant.ts';
import type { TimedJob } from '#lib/server/jobs/timer.ts';
import { readSetting, writeSetting } from '#lib/server/settings-store.ts';
import { announceStanding } from './announce-standing.ts';
import { listEndedBetween } from './post-store.ts';

const LOOKED_UNTIL = 'terms.looked_until';

/**
 * 任期届满: nobody ends such a post, its day comes. Pages that were open under it are asked anew then. Written down is until
 * when was looked, and only when somebody's term ended. A post that was ended by hand was announced then; once more does
 * no harm.
 */
export const announceEndedTerms: TimedJob = {
	name: 'announce ended terms',
	async run(ctx) {
		const after = await readSetting<Instant | null>(ctx.db, LOOKED_UNTIL, null);
		const ended = after === null ? [] : await listEndedBetween(ctx.db, { after, until: ctx.now });
		if (after !== null && ended.length === 0) return;
		await ctx.db.write(async (tx) => {
			await writeSetting(tx, LOOKED_UNTIL, ctx.now);
			announceStanding(tx, ctx, ended);
		});
	}
};
