import type { Id } from '#lib/kernel/id.ts';
import { dayOf, type Day } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayRecordAnswer } from '../matter-acts.ts';
import type { ReferralAnswer } from '../referral.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { answerReferral } from './referral-store.ts';

/** 登记答复: what came back, under which number, on which day. An order to correct sends the text back to drafting. */
export async function recordAnswer(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		matterId: Id<'matter'>;
		referralId: Id<'referral'>;
		answer: ReferralAnswer;
		words: string;
		answeredOn: Day;
	}
): Promise<void> {
	const { communityId, matterId, referralId, answer, words, answeredOn } = input;
	await ctx.db.write(async (tx) => {
		const { dossier } = await loadDossierStanding(tx, communityId, matterId, ctx.now);
		const viewer = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayRecordAnswer(viewer, dossier, referralId, { answeredOn, today: dayOf(ctx.now) }));
		const isFirst = await answerReferral(tx, referralId, {
			answer,
			words,
			answeredOn,
			answeredBy: viewer.personId!,
			answeredAt: ctx.now
		});
		if (!isFirst) throw new Refusal('procedure.already_answered');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'referral.answered',
			subject: referralId,
			matterId,
			facts: { answer, answeredOn }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({ topic: `matter:${matterId}`, event: 'referral.answered' })
		);
	});
}
