import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { attachFile, type KeptFile } from '#lib/files/server/attach-file.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayReport } from '../task.ts';
import { getTask, takeReport } from './task-store.ts';

/** The owner says that it is done, what was done and what it cost. Evidence lies beside it as attachments. */
export async function reportTask(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		taskId: Id<'task'>;
		report: string;
		/** In fen. */
		spent?: number | null;
		/** Photos, receipts: taken in already, shown with the task to the community. */
		evidence?: KeptFile[];
	}
): Promise<void> {
	const { communityId, taskId, report, spent = null, evidence = [] } = input;
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const task = await getTask(tx, communityId, taskId);
		insist(mayReport(standing, task));
		const number = await takeReport(tx, { taskId, report, spent, at: ctx.now });
		if (number === undefined) throw new Refusal('task.reported_already');
		for (const file of evidence)
			await attachFile(tx, file, {
				communityId,
				subject: taskId,
				audience: 'community',
				addedBy: task.ownerId,
				at: ctx.now
			});
		await writeEntry(tx, ctx, {
			communityId,
			act: 'task.reported',
			subject: taskId,
			matterId: task.matterId,
			facts: { number, spent, evidence: evidence.map(({ hash }) => hash) }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `matter:${task.matterId}`,
				event: 'task.reported',
				data: { id: taskId }
			})
		);
	});
}
