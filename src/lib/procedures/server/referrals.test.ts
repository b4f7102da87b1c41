import { describe, expect, it } from 'vitest';
import { DAY, dayOf } from '#lib/kernel/instant.ts';
import { aMatterIn } from '#tests/helpers/dossier.ts';
import { closeDuePeriods } from '#lib/comments/server/close-due-periods.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import { mayRecordAnswer } from '../matter-acts.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { openPeriod } from './open-period.ts';
import { recordAnswer } from './record-answer.ts';
import { referText } from './refer-text.ts';
import { reviseText } from './revise-text.ts';

/** A covenant that has been laid open: the next step is the legal check. */
async function aCovenant() {
	const matter = await aMatterIn({ procedure: 'village_covenant' });
	const { village, communityId, matterId, people } = matter;
	await matter.freeze();
	const where = { communityId, matterId };
	await openPeriod(village.as(people.clerk), { ...where, days: 10, audience: 'community' });
	village.at(village.now + 11 * DAY);
	await closeDuePeriods.run(village.asSystem());
	const today = () => dayOf(village.now);
	const refer = (over: object = {}) =>
		referText(village.as(people.clerk), {
			...where,
			kind: 'legality',
			addressee: '石桥镇司法所',
			sentOn: today(),
			...over
		});
	const answer = (referralId: Awaited<ReturnType<typeof refer>>, over: object = {}) =>
		recordAnswer(village.as(people.clerk), {
			...where,
			referralId,
			answer: 'agree',
			words: '石司函〔2026〕7 号：没有异议。',
			answeredOn: today(),
			...over
		});
	const at = async () => {
		const { standing } = await loadDossierStanding(village.db, communityId, matterId, village.now);
		const verdict = standing.at?.gate.verdict;
		return `${standing.at?.step.key} ${verdict?.ok === false ? verdict.code : ''}`;
	};
	return { ...matter, where, refer, answer, at, today };
}

describe('a text sent outside', () => {
	it('opens the gate with an answer that has no objection', async () => {
		const { refer, answer, at } = await aCovenant();
		expect(await at()).toBe('legality procedure.not_referred');
		const id = await refer();
		expect(await at()).toBe('legality procedure.referral_awaited');
		await answer(id);
		expect(await at()).toBe('township_review procedure.not_referred');
	});

	it('goes back to drafting when it is to be corrected, and is sent again as it is then', async () => {
		const { refer, answer, at, village, people, where, freeze } = await aCovenant();
		await answer(await refer(), { answer: 'correct', words: '第三条与上位法不符。' });
		expect(await at()).toBe('legality procedure.must_correct');
		await reviseText(village.as(people.clerk), { ...where, reason: '照审查意见改。' });
		await freeze();
		expect(await at()).toBe('legality procedure.not_referred_again');
		await answer(await refer());
		expect(await at()).toBe('township_review procedure.not_referred');
	});

	it('is sent once, at its step, by the desk, and not on a day to come', async () => {
		const { refer, village, people, where, today } = await aCovenant();
		await expect(refer({ kind: 'filing' })).rejects.toMatchObject({
			code: 'procedure.not_this_step'
		});
		await expect(refer({ sentOn: dayOf(village.now + DAY) })).rejects.toMatchObject({
			code: 'procedure.day_ahead'
		});
		await expect(
			referText(village.as(people.resident), {
				...where,
				kind: 'legality',
				addressee: '石桥镇司法所',
				sentOn: today()
			})
		).rejects.toMatchObject({ code: 'procedure.leaders_only' });
		const ends = await Promise.allSettled([refer(), refer()]);
		expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	it('is answered once, not before it was sent', async () => {
		const { refer, answer, village } = await aCovenant();
		const id = await refer();
		await expect(answer(id, { answeredOn: dayOf(village.now - DAY) })).rejects.toMatchObject({
			code: 'procedure.answer_day'
		});
		const ends = await Promise.allSettled([answer(id), answer(id, { answer: 'correct' })]);
		expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	it('to the supervision committee is answered by one of its members, not by the desk', async () => {
		const { refer, village, where, people } = await aCovenant();
		const referralId = await refer();
		const { dossier } = await loadDossierStanding(
			village.db,
			where.communityId,
			where.matterId,
			village.now
		);
		const referrals = dossier.referrals.map((one) => ({ ...one, kind: 'supervise' as const }));
		const standing = (personId: typeof people.clerk) =>
			standingOf(village.db, village.as(personId).actor, where.communityId, village.now);
		const may = async (personId: typeof people.clerk) =>
			mayRecordAnswer(await standing(personId), { ...dossier, referrals }, referralId);
		expect(await may(people.clerk)).toMatchObject({ code: 'procedure.supervisors_only' });
		expect(await may(people.supervisor)).toEqual({ ok: true });
	});
});
