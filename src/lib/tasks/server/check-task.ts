import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayCheck, type CheckOutcome } from '../task.ts';
import { sharesHousehold } from './shares-household.ts';
import { getTask, takeCheck } from './task-store.ts';

/** 验收: a member of the supervision committee accepts the work, or sends it back with reasons. */
export async function checkTask(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		taskId: Id<'task'>;
		outcome: CheckOutcome;
		remark?: string;
	}
): Promise<void> {
	const { communityId, taskId, outcome } = input;
	const remark = input.remark || null;
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const task = await getTask(tx, communityId, taskId);
		const relation = { sharesHousehold: await sharesHousehold(tx, standing, task) };
		insist(mayCheck(standing, task, relation));
		if (outcome === 'returned' && !remark) throw new Refusal('task.reasons_missing');
		const checkedBy = standing.personId!;
		const number = await takeCheck(tx, { taskId, outcome, checkedBy, remark, at: ctx.now });
		if (number === undefined) throw new Refusal('task.nothing_reported');
		await writeEntry(tx, ctx, {
			communityId,
			act: `task.${outcome}`,
			subject: taskId,
			matterId: task.matterId,
			facts: { number }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `matter:${task.matterId}`,
				event: `task.${outcome}`,
				data: { id: taskId }
			})
		);
	});
}
