import { findOpenDocument } from '#lib/documents/server/document-store.ts';
import { currentVersion } from '#lib/documents/server/version-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { TimedJob } from '#lib/server/jobs/timer.ts';
import { listOverdueActs, markLapsed } from './party-act-store.ts';

/**
 * 到期未提出意见: writes that the day due of an act has passed, once. An act on a text that is being changed or has been is
 * overtaken, not overdue.
 */
export const lapseOverdueActs: TimedJob = {
	name: 'lapse overdue acts',
	async run(ctx: Ctx) {
		for (const { id, communityId, matterId, versionId } of await listOverdueActs(ctx.db, ctx.now))
			await ctx.db.write(async (tx) => {
				const current = await currentVersion(tx, matterId);
				if (current?.id !== versionId || (await findOpenDocument(tx, matterId))) return;
				if (!(await markLapsed(tx, id, ctx.now))) return;
				await writeEntry(tx, ctx, {
					communityId,
					act: 'party_act.lapsed',
					subject: id,
					matterId,
					facts: { version: versionId }
				});
				tx.afterCommit(() =>
					ctx.bus.publish({ topic: `matter:${matterId}`, event: 'party_act.lapsed' })
				);
			});
	}
};
