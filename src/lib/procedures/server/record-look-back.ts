import { newId, type Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { closeMatter } from '#lib/matters/server/close-matter.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayLookBack } from '../matter-acts.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { insertLookBack } from './party-act-store.ts';

/** 回头看、反馈评价: did it help, did it harm. One word of each body that looks; the first closes the dossier. */
export async function recordLookBack(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		matterId: Id<'matter'>;
		/** The body looked for: one the person sits in. */
		bodyId: Id<'body'>;
		helped: 'yes' | 'partly' | 'no';
		remark: string;
	}
): Promise<void> {
	const { communityId, matterId, bodyId, helped, remark } = input;
	await ctx.db.write(async (tx) => {
		const { dossier, standing } = await loadDossierStanding(tx, communityId, matterId, ctx.now);
		const viewer = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayLookBack(viewer, dossier, standing, bodyId));

		const id = newId('review');
		const looked = await insertLookBack(tx, {
			id,
			communityId,
			matterId,
			bodyId,
			helped,
			remark,
			lookedBy: viewer.personId!,
			lookedAt: ctx.now
		});
		if (!looked) throw new Refusal('procedure.already_looked');
		await closeMatter(tx, matterId, ctx.now);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'matter.looked_back',
			subject: id,
			matterId,
			facts: { helped, body: bodyId }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({ topic: `matter:${matterId}`, event: 'matter.looked_back' })
		);
	});
}
