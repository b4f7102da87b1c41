import { newId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getBody } from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { getPerson } from '#lib/people/server/person-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayAssign, type Task } from '../task.ts';
import { insertTask } from './task-store.ts';

/** Gives somebody something to do for a matter, by a day. */
export async function assignTask(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		matterId: Id<'matter'>;
		title: string;
		ownerId: Id<'person'>;
		bodyId?: Id<'body'> | null;
		dueAt: Instant;
	}
): Promise<Id<'task'>> {
	const { communityId, matterId, title, ownerId, dueAt } = input;
	return ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const matter = await getMatter(tx, communityId, matterId);
		insist(mayAssign(standing, matter, { dueAt }, ctx.now));
		const owner = await getPerson(tx, communityId, ownerId);
		if (owner.state !== 'active') throw new Refusal('task.owner_gone');
		const bodyId = input.bodyId ? (await getBody(tx, communityId, input.bodyId)).id : null;

		const task: Task = {
			id: newId('task'),
			...{ communityId, matterId, title, ownerId, bodyId, dueAt },
			assignedBy: standing.personId!,
			assignedAt: ctx.now,
			state: 'open',
			checkedAt: null
		};
		await insertTask(tx, task);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'task.assigned',
			subject: task.id,
			matterId,
			facts: { owner: ownerId, dueAt }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `matter:${matterId}`,
				event: 'task.assigned',
				data: { id: task.id }
			})
		);
		return task.id;
	});
}
