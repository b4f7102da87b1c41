import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { closePeriodsOf } from '#lib/comments/server/close-periods.ts';
import { sealDrafts } from '#lib/documents/server/seal-drafts.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayStop } from '../matter.ts';
import { endMatter, getMatter } from './matter-store.ts';

/**
 * 终止: withdrawn, or voted down and not taken up again. The reason is public; what is open for comment closes
 * with it, and what is being drafted is sealed.
 */
export async function stopMatter(
	ctx: Ctx,
	{
		communityId,
		matterId,
		reason
	}: { communityId: Id<'community'>; matterId: Id<'matter'>; reason: string }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const matter = await getMatter(tx, communityId, matterId);
		insist(mayStop(await standingOf(tx, ctx.actor, communityId, ctx.now), matter));

		const ended = await endMatter(tx, matterId, { state: 'stopped', at: ctx.now, reason });
		if (!ended) throw new Refusal('matter.ended');
		await closePeriodsOf(tx, matterId, ctx.now);
		for (const documentId of await sealDrafts(tx, matterId, ctx.now))
			tx.afterCommit(() =>
				ctx.bus.publish({
					topic: `document:${documentId}`,
					event: 'document:sealed',
					data: { documentId }
				})
			);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'matter.stopped',
			subject: matterId,
			matterId
		});
		for (const topic of [`community:${communityId}`, `matter:${matterId}`] as const)
			tx.afterCommit(() =>
				ctx.bus.publish({ topic, event: 'matter.stopped', data: { id: matterId } })
			);
	});
}
