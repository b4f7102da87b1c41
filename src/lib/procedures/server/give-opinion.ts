import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayGiveOpinion, mayRestOn } from '../matter-acts.ts';
import type { Opinion } from '../party-act.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { openNextDraft } from './open-next-draft.ts';
import { getPartyAct, writeOpinion } from './party-act-store.ts';

/**
 * 提出意见: what the sitting of the party organisation decided on this text, entered by its secretary. The conclusion is
 * public, the reasons stay inside. A return, or an agreement with changes, opens the next draft from the same text.
 */
export async function giveOpinion(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		actId: Id<'partyAct'>;
		opinion: Opinion;
		itemId: Id<'item'>;
		conclusion: string;
		reasons: string;
	}
): Promise<void> {
	const { communityId, actId, opinion, itemId, conclusion, reasons } = input;
	await ctx.db.write(async (tx) => {
		const act = await getPartyAct(tx, communityId, actId);
		const { matterId } = act;
		const { dossier, standing } = await loadDossierStanding(tx, communityId, matterId, ctx.now);
		const viewer = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayGiveOpinion(viewer, dossier, standing, actId));
		insist(mayRestOn(dossier, act, itemId, opinion));

		const given = await writeOpinion(tx, actId, {
			itemId,
			opinion,
			conclusion,
			reasons: reasons || null,
			givenBy: viewer.personId!,
			givenAt: ctx.now
		});
		if (!given) throw new Refusal('procedure.already_given');
		if (opinion !== 'agree') await openNextDraft(tx, dossier, ctx.now);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'party_act.given',
			subject: actId,
			matterId,
			facts: { kind: act.kind, opinion, version: act.versionId, item: itemId }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `matter:${matterId}`,
				event: 'party_act.given',
				data: { id: actId, opinion }
			})
		);
	});
}
