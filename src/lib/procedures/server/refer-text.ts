import { newId, type Id } from '#lib/kernel/id.ts';
import { dayOf, type Day } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { currentText } from '../dossier.ts';
import { mayRefer } from '../matter-acts.ts';
import type { ReferralKind } from '../referral.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { insertReferral } from './referral-store.ts';

/** 送审、备案: records that the text as it stands was handed to somebody outside, and on which day. */
export async function referText(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		matterId: Id<'matter'>;
		kind: ReferralKind;
		addressee: string;
		sentOn: Day;
	}
): Promise<Id<'referral'>> {
	const { communityId, matterId, kind, addressee, sentOn } = input;
	return ctx.db.write(async (tx) => {
		const { dossier, standing } = await loadDossierStanding(tx, communityId, matterId, ctx.now);
		const viewer = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayRefer(viewer, dossier, standing, kind, { sentOn, today: dayOf(ctx.now) }));
		const text = currentText(dossier)!;
		const id = newId('referral');
		const sent = await insertReferral(tx, {
			id,
			communityId,
			matterId,
			kind,
			versionId: text.id,
			addressee,
			sentOn,
			sentBy: viewer.personId!,
			sentAt: ctx.now
		});
		if (!sent) throw new Refusal('procedure.already_referred');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'referral.sent',
			subject: id,
			matterId,
			facts: { kind, version: text.id, hash: text.hash, sentOn }
		});
		tx.afterCommit(() => ctx.bus.publish({ topic: `matter:${matterId}`, event: 'referral.sent' }));
		return id;
	});
}
