import { newId, type Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { closeMatter } from '#lib/matters/server/close-matter.ts';
import { reopenMatter } from '#lib/matters/server/reopen-matter.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayLookBack, waysOn } from '../matter-acts.ts';
import type { AfterLookBack, outcomes } from '../party-act.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { openNextDraft } from './open-next-draft.ts';
import { insertLookBack } from './party-act-store.ts';

/**
 * 回头看、反馈评价: did it help, did it harm. Where it did not, the matter is opened again: for the work to be done anew
 * (重新实施), or for a new draft that walks every step once more (重新议事). What was seen is public, and is the reason.
 */
export async function recordLookBack(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		matterId: Id<'matter'>;
		/** The body looked for: one the person sits in. */
		bodyId: Id<'body'>;
		helped: (typeof outcomes)[number];
		next?: AfterLookBack;
		remark: string;
	}
): Promise<void> {
	const { communityId, matterId, bodyId, helped, next = 'close', remark } = input;
	await ctx.db.write(async (tx) => {
		const { dossier, standing } = await loadDossierStanding(tx, communityId, matterId, ctx.now);
		const viewer = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayLookBack(viewer, dossier, standing, ctx.now, bodyId));
		if (!waysOn(standing, helped).includes(next)) throw new Refusal('procedure.nothing_to_reopen');

		const id = newId('review');
		const nth = dossier.lookBacks.filter((look) => look.bodyId === bodyId).length + 1;
		const looked = await insertLookBack(tx, {
			id,
			communityId,
			matterId,
			bodyId,
			nth,
			helped,
			next,
			remark,
			lookedBy: viewer.personId!,
			lookedAt: ctx.now
		});
		if (!looked) throw new Refusal('procedure.already_looked');
		if (next === 'close') await closeMatter(tx, matterId, ctx.now);
		else await reopenMatter(tx, matterId);
		const document =
			next === 'new_round' ? await openNextDraft(tx, dossier, ctx.now, remark) : undefined;
		await writeEntry(tx, ctx, {
			communityId,
			act: next === 'close' ? 'matter.looked_back' : 'matter.reopened',
			subject: id,
			matterId,
			facts: {
				helped,
				body: bodyId,
				...(next !== 'close' && { to: next }),
				...(document && { document })
			}
		});
		tx.afterCommit(() =>
			ctx.bus.publish({ topic: `matter:${matterId}`, event: 'matter.looked_back' })
		);
	});
}
