import type { Id } from '#lib/kernel/id.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayRevise } from '../matter-acts.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { openNextDraft } from './open-next-draft.ts';

/**
 * 改稿: opens the next draft of a frozen text. What was reviewed before has to be reviewed again. The reason is public and
 * kept with the draft; the journal names the draft.
 */
export async function reviseText(
	ctx: Ctx,
	{
		communityId,
		matterId,
		reason
	}: { communityId: Id<'community'>; matterId: Id<'matter'>; reason: string }
): Promise<Id<'document'>> {
	return ctx.db.write(async (tx) => {
		const { dossier, standing } = await loadDossierStanding(tx, communityId, matterId, ctx.now);
		const viewer = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayRevise(viewer, dossier, standing));

		const documentId = await openNextDraft(tx, dossier, ctx.now, reason);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'matter.revised',
			subject: documentId,
			matterId
		});
		tx.afterCommit(() => ctx.bus.publish({ topic: `matter:${matterId}`, event: 'matter.revised' }));
		return documentId;
	});
}
