import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { currentText } from '../dossier.ts';
import { mayConfirm } from '../matter-acts.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { getPartyAct, writeConfirmation } from './party-act-store.ts';

/** 确认修改: the secretary confirms that the changed text, as frozen, is the one the organisation agreed to. */
export async function confirmChanges(
	ctx: Ctx,
	{ communityId, actId }: { communityId: Id<'community'>; actId: Id<'partyAct'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const { matterId, kind } = await getPartyAct(tx, communityId, actId);
		const { dossier } = await loadDossierStanding(tx, communityId, matterId, ctx.now);
		insist(mayConfirm(await standingOf(tx, ctx.actor, communityId, ctx.now), dossier, actId));

		const text = currentText(dossier)!;
		if (!(await writeConfirmation(tx, actId, { versionId: text.id, at: ctx.now })))
			throw new Refusal('procedure.already_confirmed');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'party_act.confirmed',
			subject: actId,
			matterId,
			facts: { kind, version: text.id, hash: text.hash }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({ topic: `matter:${matterId}`, event: 'party_act.confirmed' })
		);
	});
}
