import { beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { journalEntries } from '#lib/journal/server/journal-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import { addDays, DAY, dayOf, HOUR } from '#lib/kernel/instant.ts';
import { callMeeting } from '#lib/meetings/server/call-meeting.ts';
import { getMeeting } from '#lib/meetings/server/meeting-store.ts';
import { enterPastMeeting } from '#lib/minutes/server/enter-past-meeting.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { ruleHash } from '#lib/rulebooks/rule.ts';
import { listOverlays } from '#lib/rulebooks/server/overlay-store.ts';
import { ruleOn } from '#lib/rulebooks/rules.ts';
import { rulePlace } from '#lib/rulebooks/server/local-rules.ts';
import { lineText } from '#lib/rulebooks/sum-text.ts';
import { closeVote } from '#lib/votes/server/close-vote.ts';
import { countHands } from '#lib/votes/server/count-hands.ts';
import { openVote } from '#lib/votes/server/open-vote.ts';
import { getVote, listVotesOfMeeting } from '#lib/votes/server/vote-store.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { anOpenMeeting } from '#tests/helpers/sitting.ts';
import { adoptBylaw, chooseOverlay, withdrawOverlay, type Adoption } from './choose-overlay.ts';

let village: Village;
let clerk: Id<'person'>;
let adoption: Adoption;
beforeEach(async () => {
	village = await aVillage();
	clerk = await village.clerk();
	const today = dayOf(village.now);
	adoption = {
		communityId: village.id,
		basis: '2026年第一次村民会议决议第三项',
		adoptedOn: today,
		startsOn: today
	};
});

const refusal = (code: string, facts?: object) =>
	expect.objectContaining(facts ? { code, facts } : { code });
const entries = (act: string) =>
	village.db.select().from(journalEntries).where(eq(journalEntries.act, act));
const draft = { body: 'representatives', name: '代表会议议事规则', noticeDays: 0 } as const;
const localIds = async (day = dayOf(village.now)) =>
	(await rulePlace(village.db, village, day)).local.map(({ id }) => id);

describe('the rules of a place', () => {
	it('apply from their day on, until the day they are ended, and the journal has both', async () => {
		const today = dayOf(village.now);
		const startsOn = addDays(today, 5);
		const overlayId = await chooseOverlay(village.as(clerk), {
			...adoption,
			startsOn,
			pack: 'zhejiang'
		});
		expect(await localIds(addDays(startsOn, -1))).toEqual([]);
		expect(await localIds(startsOn)).toContain('V-REP-ZJ');

		village.at(village.now + 9 * DAY);
		const ending = { communityId: village.id, overlayId, basis: '第二次村民会议决议' };
		await withdrawOverlay(village.as(clerk), ending);
		expect(await localIds()).toContain('V-REP-ZJ');
		expect(await localIds(addDays(dayOf(village.now), 1))).toEqual([]);
		await expect(withdrawOverlay(village.as(clerk), ending)).rejects.toEqual(
			refusal('rule.overlay_ended')
		);
		expect(await entries('rule.chosen')).toMatchObject([
			{ subject: overlayId, facts: { pack: 'zhejiang', startsOn } }
		]);
		expect(await entries('rule.withdrawn')).toHaveLength(1);
	});

	it('are taken on once, by a clerk, with a decision that comes first', async () => {
		const choose = (over: object, who = clerk) =>
			chooseOverlay(village.as(who), { ...adoption, pack: 'shandong', ...over });
		const tomorrow = addDays(adoption.adoptedOn, 1);
		await expect(choose({}, await village.person())).rejects.toEqual(refusal('access.clerk_only'));
		await expect(choose({ pack: 'national-2026' })).rejects.toEqual(refusal('rule.no_such_pack'));
		await expect(choose({ adoptedOn: tomorrow })).rejects.toEqual(refusal('rule.adopted_later'));
		await expect(choose({ startsOn: addDays(adoption.adoptedOn, -1) })).rejects.toEqual(
			refusal('rule.starts_before')
		);
		const both = await Promise.allSettled([choose({}), choose({})]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await listOverlays(village.db, village.id)).toHaveLength(1);

		const elsewhere = await aVillage({ db: village.db });
		const theirs = { communityId: elsewhere.id, basis: '别村的决议' };
		const overlayId = (await listOverlays(village.db, village.id))[0]!.id;
		await expect(
			withdrawOverlay(elsewhere.as(await elsewhere.clerk()), { ...theirs, overlayId })
		).rejects.toEqual(refusal('access.not_found'));
	});

	it('lengthen the notice of a sitting, and the refusal names the article', async () => {
		await chooseOverlay(village.as(clerk), { ...adoption, pack: 'shanghai' });
		await village.post('representatives', 'representative');
		const bodyId = await village.body('representatives');
		const call = (days: number) =>
			callMeeting(village.as(clerk), {
				...{ communityId: village.id, bodyIds: [bodyId], counting: 'seats', title: '代表会议' },
				...{ place: '村委会', startsAt: village.now + days * DAY, items: [] }
			});
		await expect(call(4)).rejects.toEqual(
			refusal('meeting.notice_short', {
				days: 10,
				day: addDays(dayOf(village.now), 10),
				article: expect.objectContaining({
					zh: '《上海市实施〈村民委员会组织法〉办法》（2020）第十八条'
				})
			})
		);
		await expect(call(10)).resolves.toMatch(/^mee_/);
	});
});

describe('妇女代表到会 in a place that asks for it', () => {
	/** Six representatives, the first four there. `sexes` is whether each is a woman; null is not known. */
	async function aSitting(sexes: ('female' | 'male' | null)[]) {
		const sitting = await anOpenMeeting({ village, due: 6, present: 4 });
		for (const [index, personId] of sitting.representatives.entries())
			await village.db.write((tx) =>
				tx
					.update(persons)
					.set({ sex: sexes[index]! })
					.where(eq(persons.id, personId))
					.then(() => {})
			);
		const today = dayOf(village.now);
		await chooseOverlay(village.as(clerk), {
			...{ ...adoption, adoptedOn: today, startsOn: today },
			pack: 'shandong'
		});
		const { itemId } = sitting;
		return openVote(village.as(clerk), { communityId: village.id, itemId });
	}

	it('stands in the way when too few women came, and says how many more', async () => {
		await expect(aSitting(['male', 'male', 'male', 'female', 'female', 'female'])).rejects.toEqual(
			refusal('meeting.women_short', { due: 3, present: 1, missing: 1 })
		);
	});

	it('cannot be told while the roll does not say who is a woman', async () => {
		await expect(aSitting(['female', 'female', null, 'male', 'male', 'male'])).rejects.toEqual(
			refusal('meeting.women_unknown')
		);
	});

	it('is kept with the vote: both rules, and the figures of both sums', async () => {
		const voteId = await aSitting(['female', 'female', 'male', 'male', 'male', 'female']);
		const vote = await getVote(village.db, village.id, voteId);
		expect(vote.rules.map(({ id, edition }) => [id, edition])).toEqual([
			['V-REP', '2025修正'],
			['V-REP-SD', '2012']
		]);
		expect(vote.rules.map(({ hash }) => hash)).toEqual(
			['V-REP', 'V-REP-SD'].map((id) => ruleHash(ruleOn(id, '2026-03-06')!))
		);
		expect(vote.more).toEqual({ women_reps: 3, women_present: 2 });
		const at = { communityId: village.id, voteId };
		await countHands(village.as(clerk), { ...at, hands: { yes: 3, no: 1, abstain: 0 } });
		const result = await closeVote(village.as(clerk), at);
		expect(result.passed).toBe(true);
		expect(result.quorum.lines.map(lineText)).toEqual(['4×3=12 ≥ 6×2=12', '2×3=6 ≥ 3×2=6']);
		const [opened] = await entries('vote.opened');
		expect(opened?.facts).toMatchObject({ more: { women_reps: 3, women_present: 2 } });
	});
});

describe('a bylaw', () => {
	it('adds its test to the law’s, is kept as data, with its days of notice', async () => {
		const overlayId = await adoptBylaw(village.as(clerk), {
			...adoption,
			draft: { ...draft, noticeDays: 7, pass: { share: '>=2/3', of: 'due' } }
		});
		const [overlay] = await listOverlays(village.db, village.id);
		expect(overlay).toMatchObject({ id: overlayId, pack: null, basis: adoption.basis });
		const rule = overlay!.rule!;
		expect(rule.pass).toEqual({ cmp: { x: 'yes', op: '>=', num: 2, den: 3, of: 'due' } });
		expect(await entries('rule.adopted')).toMatchObject([
			{ facts: { rule: rule.id, hash: ruleHash(rule), body: 'representatives' } }
		]);

		village.at(village.now + 8 * DAY);
		await expect(anOpenMeeting({ village, due: 6, present: 5 })).rejects.toEqual(
			refusal('meeting.notice_short', expect.objectContaining({ days: 7 }))
		);
	});

	it('fails what passes by the law alone, and both sums are shown', async () => {
		await adoptBylaw(village.as(clerk), {
			...adoption,
			draft: { ...draft, pass: { share: '>=2/3', of: 'due' } }
		});
		const sitting = await anOpenMeeting({ village, due: 6, present: 5 });
		const voteId = await openVote(village.as(clerk), {
			communityId: village.id,
			itemId: sitting.itemId
		});
		await countHands(village.as(clerk), {
			communityId: village.id,
			voteId,
			hands: { yes: 3, no: 2, abstain: 0 }
		});
		const result = await closeVote(village.as(clerk), { communityId: village.id, voteId });
		expect(result.byRule.map(({ pass }) => pass.holds)).toEqual([true, false]);
		expect(result.passed).toBe(false);
		expect(result.pass.lines.map(lineText)).toEqual(['3×2=6 > 5', '3×3=9 < 6×2=12']);
	});

	it.each([
		[
			'fewer days of notice than the law',
			{ body: 'assembly', noticeDays: 7 },
			'rule.term_short',
			{
				days: 7,
				least: 10,
				article: expect.objectContaining({ zh: '《村民委员会组织法》（2025修正）第二十五条' })
			}
		],
		[
			'a smaller share of the same people',
			{ quorum: '>1/2' },
			'rule.share_weaker',
			{ article: expect.objectContaining({ zh: '《村民委员会组织法》（2025修正）第三十条' }) }
		],
		['nothing more', {}, 'rule.bylaw_empty', undefined],
		[
			'women where none are counted',
			{ body: 'committee', women: '>=1/3' },
			'rule.women_elsewhere',
			undefined
		]
	] as const)('that asks for %s is refused', async (_what, over, code, facts) => {
		await expect(
			adoptBylaw(village.as(clerk), { ...adoption, draft: { ...draft, ...over } })
		).rejects.toEqual(refusal(code, facts));
		expect(await listOverlays(village.db, village.id)).toEqual([]);
	});

	it.each([
		['the law’s own share', { quorum: '>=2/3' }],
		['another base', { pass: { share: '>1/2', of: 'due' } }],
		['more of the same', { quorum: '>=3/4' }],
		['women', { women: '>=2/3' }]
	] as const)('may ask for %s', async (_what, over) => {
		await expect(
			adoptBylaw(village.as(clerk), { ...adoption, draft: { ...draft, ...over } })
		).resolves.toMatch(/^ovl_/);
	});
});

describe('a way to take part that the rule does not admit', () => {
	it('is refused with the rule and its article, and admitted where it says so', async () => {
		await village.post('representatives', 'representative');
		await village.post('council', 'member');
		const call = async (kind: 'representatives' | 'council', mode: 'sitting' | 'online') =>
			callMeeting(village.as(clerk), {
				...{ communityId: village.id, bodyIds: [await village.body(kind)], counting: 'seats' },
				...{ mode, title: '会议', place: '腾讯会议', startsAt: village.now + 6 * DAY, items: [] }
			});
		await expect(call('representatives', 'online')).rejects.toEqual(
			refusal('rule.not_online', {
				rule: expect.objectContaining({ zh: '村民代表会议' }),
				article: expect.objectContaining({ zh: '《村民委员会组织法》（2025修正）第三十条' })
			})
		);
		const id = await call('council', 'online');
		expect(await getMeeting(village.db, village.id, id)).toMatchObject({ mode: 'online' });
	});
});

describe('a matter decided in 2020', () => {
	it('is written down under the rule of 2020', async () => {
		const representatives: Id<'person'>[] = [];
		for (let count = 0; count < 6; count += 1)
			representatives.push(await village.post('representatives', 'representative'));
		const heldAt = village.now - 2000 * DAY - HOUR;
		expect(dayOf(heldAt).slice(0, 4)).toBe('2020');
		const { meetingId } = await enterPastMeeting(village.as(clerk), {
			...{ communityId: village.id, bodyIds: [await village.body('representatives')] },
			...{ counting: 'seats', title: '村民代表会议', place: '村委会', heldAt },
			...{ chairId: representatives[0]!, recorderId: clerk, presentIds: representatives },
			items: [
				{
					title: '水渠维修工程预算',
					purpose: 'other',
					outcome: 'passed',
					counts: { yes: 5, no: 1, abstain: 0 }
				}
			]
		});
		const [vote] = await listVotesOfMeeting(village.db, meetingId);
		expect(vote?.rules).toMatchObject([
			{
				id: 'V-REP',
				edition: '2018修正',
				source: { zh: '《村民委员会组织法》（2018修正）第二十六条' }
			}
		]);
	});
});
