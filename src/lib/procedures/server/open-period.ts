import type { Id } from '#lib/kernel/id.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { layOpen } from '#lib/comments/server/lay-open.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { currentText } from '../dossier.ts';
import { daysOf, mayOpenPeriod } from '../matter-acts.ts';
import { loadDossierStanding } from './load-dossier.ts';

/** 公开征求意见: lays the frozen text open for comment, for the days settled or longer. */
export async function openPeriod(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		matterId: Id<'matter'>;
		days: number;
		audience: 'community' | 'everyone';
	}
): Promise<Id<'period'>> {
	const { communityId, matterId, days, audience } = input;
	return ctx.db.write(async (tx) => {
		const { dossier, standing } = await loadDossierStanding(tx, communityId, matterId, ctx.now);
		const viewer = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayOpenPeriod(viewer, dossier, standing));

		const { settings } = await getCommunity(tx, communityId);
		const text = currentText(dossier)!;
		const id = await layOpen(tx, {
			communityId,
			matterId,
			versionId: text.id,
			audience,
			openedBy: viewer.personId!,
			days,
			settled: Math.max(settings.commentDays, daysOf(standing, 'consult')),
			at: ctx.now
		});
		await writeEntry(tx, ctx, {
			communityId,
			act: 'comment.period_opened',
			subject: id,
			matterId,
			facts: { version: text.id, hash: text.hash, days, audience }
		});
		for (const topic of [`community:${communityId}`, `matter:${matterId}`] as const)
			tx.afterCommit(() =>
				ctx.bus.publish({ topic, event: 'comment.period_opened', data: { id } })
			);
		return id;
	});
}
