import { describe, expect, it } from 'vitest';
import { newId, type Id } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { closeDuePeriods } from '#lib/comments/server/close-due-periods.ts';
import { findOpenDocument, listDrafters } from '#lib/documents/server/document-store.ts';
import { listEntriesOf } from '#lib/journal/server/journal-store.ts';
import { stopMatter } from '#lib/matters/server/stop-matter.ts';
import { aMatterIn, type MatterInVillage } from '#tests/helpers/dossier.ts';
import { aVillage } from '#tests/helpers/village.ts';
import type { Opinion, PartyActKind } from '../party-act.ts';
import { askForAct } from './ask-for-act.ts';
import { confirmChanges } from './confirm-changes.ts';
import { giveOpinion } from './give-opinion.ts';
import { lapseOverdueActs } from './lapse-overdue-acts.ts';
import { loadDossierStanding } from './load-dossier.ts';
import { openPeriod } from './open-period.ts';
import { findReturn, getPartyAct, listOpenActs, readInnerReasons } from './party-act-store.ts';
import { reviseText } from './revise-text.ts';

async function world(options: Parameters<typeof aMatterIn>[0] = {}) {
	const matter = await aMatterIn(options);
	const { village, communityId, matterId, people } = matter;
	const act = {
		...matter,
		ask: (kind: PartyActKind, by = people.clerk) =>
			askForAct(village.as(by), { communityId, matterId, kind }),
		give: (
			actId: Id<'partyAct'>,
			itemId: Id<'item'>,
			opinion: Opinion = 'agree',
			by = people.secretary
		) =>
			giveOpinion(village.as(by), {
				communityId,
				actId,
				opinion,
				itemId,
				conclusion: '同意按程序办理。',
				reasons: '预算要再核。'
			}),
		where: async () => {
			const { standing } = await loadDossierStanding(
				village.db,
				communityId,
				matterId,
				village.now
			);
			const verdict = standing.at?.gate.verdict;
			return verdict?.ok === false ? `${standing.at!.step.key} ${verdict.code}` : standing.kind;
		}
	};
	return act;
}

/** Walks a matter to where the party members' meeting is asked: proposed, conferred on, commented on. */
async function atReview(options: Parameters<typeof aMatterIn>[0] = {}) {
	const story = await world(options);
	const { village, communityId, matterId, people } = story;
	const versionId = await story.freeze();
	const proposal = await story.ask('propose');
	await story.give(
		proposal,
		await story.sit('propose', versionId, { body: 'party_organisation', vote: { passed: true } })
	);
	await story.sit('confer', versionId, { body: 'two_committees', vote: { passed: true } });
	await openPeriod(village.as(people.clerk), {
		communityId,
		matterId,
		days: 10,
		audience: 'everyone'
	});
	village.at(village.now + 10 * DAY);
	await closeDuePeriods.run(village.asSystem());
	return { ...story, versionId };
}

/** Freezes whatever draft is open, an instant later. */
async function freezeNext({ village, freeze }: Pick<MatterInVillage, 'village' | 'freeze'>) {
	village.at(village.now + 1000);
	return freeze();
}

describe('the way of a village’s matter', () => {
	it('leads from the draft to the review', async () => {
		const story = await world();
		expect(await story.where()).toBe('draft procedure.text_not_frozen');
		const versionId = await story.freeze();
		expect(await story.where()).toBe('propose procedure.act_not_asked');
		const actId = await story.ask('propose');
		expect(await story.where()).toBe('propose procedure.opinion_awaited');
		const sat = { body: 'party_organisation', vote: { passed: true } } as const;
		await story.give(actId, await story.sit('propose', versionId, sat));
		expect(await story.where()).toBe('confer procedure.no_sitting');
	});

	it('leads from the review to the decision', async () => {
		const story = await atReview();
		expect(await story.where()).toBe('review procedure.act_not_asked');
		const actId = await story.ask('review');
		const sat = { body: 'party_organisation', vote: { passed: true } } as const;
		await story.give(actId, await story.sit('review', story.versionId, sat));
		expect(await story.where()).toBe('resolve procedure.no_sitting');
		await story.sit('resolve', story.versionId, {
			body: 'representatives',
			vote: { passed: true }
		});
		expect(await story.where()).toBe('publish_decision procedure.notice_not_posted');
	});
});

describe('asking', () => {
	it('sets the day due by the community’s settings, at midnight in China', async () => {
		const story = await world();
		await story.freeze();
		const act = await getPartyAct(story.village.db, story.communityId, await story.ask('propose'));
		expect(new Date(act.dueAt).toISOString()).toBe('2026-03-12T16:00:00.000Z');
	});

	it('is refused out of turn, twice, to residents, and when the matter has ended', async () => {
		const story = await world();
		await expect(story.ask('propose')).rejects.toThrow('procedure.not_this_step');
		await story.freeze();
		await expect(story.ask('review')).rejects.toThrow('procedure.not_this_step');
		await expect(story.ask('propose', story.people.resident)).rejects.toThrow(
			'procedure.leaders_only'
		);
		const answers = await Promise.allSettled([story.ask('propose'), story.ask('propose')]);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(story.ask('propose')).rejects.toThrow('procedure.already_asked');
		const { village, communityId, matterId, people } = story;
		await stopMatter(village.as(people.clerk), { communityId, matterId, reason: '撤回。' });
		await expect(story.ask('propose')).rejects.toThrow('matter.ended');
	});

	it('of elsewhere is not found', async () => {
		const story = await world();
		await story.freeze();
		const elsewhere = await aVillage();
		const clerk = await elsewhere.clerk();
		await expect(
			askForAct(elsewhere.as(clerk), {
				communityId: elsewhere.id,
				matterId: story.matterId,
				kind: 'propose'
			})
		).rejects.toThrow('access.not_found');
	});
});

describe('an opinion', () => {
	const party = { body: 'party_organisation', vote: { passed: true } } as const;

	it.each([
		['that failed', { body: 'party_organisation', vote: { passed: false } }],
		['without a quorum', { body: 'party_organisation', vote: { passed: true, quorate: false } }],
		['of another body', { body: 'committee', vote: { passed: true } }],
		['that has not been held', { body: 'party_organisation' }]
	] as const)('does not rest on a sitting %s', async (_what, sat) => {
		const story = await atReview();
		const actId = await story.ask('review');
		const itemId = await story.sit('review', story.versionId, sat);
		await expect(story.give(actId, itemId)).rejects.toThrow('procedure.not_decided_in_sitting');
	});

	it('does not rest on an item for another purpose, nor on none', async () => {
		const story = await atReview();
		const actId = await story.ask('review');
		const itemId = await story.sit('study', story.versionId, party);
		await expect(story.give(actId, itemId)).rejects.toThrow('procedure.not_decided_in_sitting');
		await expect(story.give(actId, newId('item'))).rejects.toThrow(
			'procedure.not_decided_in_sitting'
		);
	});

	it('sends nothing back that the meeting has agreed to', async () => {
		const story = await atReview();
		const actId = await story.ask('review');
		const itemId = await story.sit('review', story.versionId, party);
		await expect(story.give(actId, itemId, 'return')).rejects.toThrow(
			'procedure.not_decided_in_sitting'
		);
	});

	it('is the secretary’s to enter, once, also when two come at once', async () => {
		const story = await atReview();
		const { village, communityId, matterId, people } = story;
		const actId = await story.ask('review');
		const itemId = await story.sit('review', story.versionId, party);
		await expect(story.give(actId, itemId, 'agree', people.clerk)).rejects.toThrow(
			'procedure.secretary_only'
		);
		await expect(story.give(actId, itemId, 'agree', people.member)).rejects.toThrow(
			'procedure.secretary_only'
		);
		const answers = await Promise.allSettled([
			story.give(actId, itemId),
			story.give(actId, itemId, 'agree_with_changes')
		]);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const entries = await listEntriesOf(village.db, communityId, matterId);
		const given = entries.filter(
			({ act, subject }) => act === 'party_act.given' && subject === actId
		);
		expect(given).toHaveLength(1);
		expect(JSON.stringify(given)).not.toContain('预算');
	});

	it('that returns opens the next draft with the same drafters, and asks for the new text', async () => {
		const story = await atReview();
		const { village, matterId, people } = story;
		const actId = await story.ask('review');
		const refused = { body: 'party_organisation', vote: { passed: false } } as const;
		await story.give(actId, await story.sit('review', story.versionId, refused), 'return');
		expect(await story.where()).toBe('draft procedure.returned');
		const draft = await findOpenDocument(village.db, matterId);
		expect(draft).toMatchObject({ round: 2, startedFrom: story.versionId });
		expect((await listDrafters(village.db, draft!.id)).map(({ personId }) => personId)).toEqual([
			people.director
		]);
		expect(await readInnerReasons(village.db, matterId)).toContainEqual({
			id: actId,
			reasons: '预算要再核。'
		});
		const told = { opinion: 'return', conclusion: '同意按程序办理。', reasons: '预算要再核。' };
		expect(await findReturn(village.db, draft!.startedFrom!)).toMatchObject(told);
		const next = await freezeNext(story);
		expect(await findReturn(village.db, next)).toBeUndefined();
		expect(await story.where()).toBe('review procedure.act_not_asked');
		await story.give(await story.ask('review'), await story.sit('review', next, party));
		expect(await story.where()).toBe('resolve procedure.no_sitting');
	});

	it('with changes waits for the changed text and the secretary’s confirmation of it', async () => {
		const story = await atReview();
		const { village, communityId, people } = story;
		const actId = await story.ask('review');
		await story.give(
			actId,
			await story.sit('review', story.versionId, party),
			'agree_with_changes'
		);
		const confirm = (by = people.secretary) =>
			confirmChanges(village.as(by), { communityId, actId });
		await expect(confirm()).rejects.toThrow('procedure.draft_open');
		await freezeNext(story);
		expect(await story.where()).toBe('review procedure.changes_not_confirmed');
		await expect(confirm(people.clerk)).rejects.toThrow('procedure.secretary_only');
		const answers = await Promise.allSettled([confirm(), confirm()]);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await story.where()).toBe('resolve procedure.no_sitting');
	});

	it('on a text that has changed meanwhile is void', async () => {
		const story = await atReview();
		const { village, communityId, matterId, people } = story;
		const actId = await story.ask('review');
		const itemId = await story.sit('review', story.versionId, party);
		expect(await listOpenActs(village.db, communityId)).toMatchObject([{ id: actId }]);
		await reviseText(village.as(people.clerk), { communityId, matterId, reason: '预算有变。' });
		await expect(story.give(actId, itemId)).rejects.toThrow('procedure.text_superseded');
		await freezeNext(story);
		expect(await listOpenActs(village.db, communityId)).toEqual([]);
		await expect(story.give(actId, itemId)).rejects.toThrow('procedure.text_superseded');
		expect(await story.where()).toBe('review procedure.act_not_asked');
	});

	it('leaves nothing behind when the journal cannot be written', async () => {
		const story = await atReview();
		const { village, communityId, matterId, people } = story;
		const actId = await story.ask('review');
		const refused = { body: 'party_organisation', vote: { passed: false } } as const;
		const itemId = await story.sit('review', story.versionId, refused);
		const ctx = village.as(people.secretary);
		const sign = () => {
			throw new Error('no key');
		};
		await expect(
			giveOpinion(
				{ ...ctx, key: { ...ctx.key, sign } },
				{ communityId, actId, opinion: 'return', itemId, conclusion: '退回。', reasons: '再核。' }
			)
		).rejects.toThrow('no key');
		expect(await findOpenDocument(village.db, matterId)).toBeUndefined();
		expect((await getPartyAct(village.db, communityId, actId)).opinion).toBeNull();
	});
});

describe('the day due', () => {
	it('passes once, is on the journal, and keeps an ordinary matter shut', async () => {
		const story = await atReview();
		const { village, communityId, matterId } = story;
		const actId = await story.ask('review');
		const { dueAt } = await getPartyAct(village.db, communityId, actId);
		village.at(dueAt - 1);
		await lapseOverdueActs.run(village.asSystem());
		expect((await getPartyAct(village.db, communityId, actId)).lapsedAt).toBeNull();
		village.at(dueAt);
		await Promise.all([
			lapseOverdueActs.run(village.asSystem()),
			lapseOverdueActs.run(village.asSystem())
		]);
		expect((await getPartyAct(village.db, communityId, actId)).lapsedAt).toBe(dueAt);
		expect(await story.where()).toBe('review procedure.opinion_overdue');
		const entries = await listEntriesOf(village.db, communityId, matterId);
		expect(entries.filter(({ act }) => act === 'party_act.lapsed')).toHaveLength(1);
	});

	it('lets a petition’s matter go on under its line', async () => {
		const story = await atReview({ byPetition: true });
		const { village, communityId } = story;
		const { dueAt } = await getPartyAct(village.db, communityId, await story.ask('review'));
		village.at(dueAt);
		await lapseOverdueActs.run(village.asSystem());
		expect(await story.where()).toBe('resolve procedure.no_sitting');
	});

	it('of a text being changed does not lapse', async () => {
		const story = await atReview({ byPetition: true });
		const { village, communityId, matterId, people } = story;
		const actId = await story.ask('review');
		await reviseText(village.as(people.clerk), { communityId, matterId, reason: '预算有变。' });
		village.at(village.now + 30 * DAY);
		await lapseOverdueActs.run(village.asSystem());
		expect((await getPartyAct(village.db, communityId, actId)).lapsedAt).toBeNull();
	});
});

describe('revising', () => {
	it('is refused while the draft is open, while comments come in, and after the decision', async () => {
		const story = await atReview();
		const { village, communityId, matterId, people, versionId } = story;
		const revise = (by = people.clerk) =>
			reviseText(village.as(by), { communityId, matterId, reason: '预算有变。' });
		await expect(revise(people.resident)).rejects.toThrow('procedure.leaders_only');
		await openPeriod(village.as(people.clerk), {
			communityId,
			matterId,
			days: 10,
			audience: 'everyone'
		});
		await expect(revise()).rejects.toThrow('procedure.period_open');
		village.at(village.now + 10 * DAY);
		await closeDuePeriods.run(village.asSystem());
		const party = { body: 'party_organisation', vote: { passed: true } } as const;
		await story.give(await story.ask('review'), await story.sit('review', versionId, party));
		await story.sit('resolve', versionId, { body: 'representatives', vote: { passed: true } });
		await expect(revise()).rejects.toThrow('procedure.decided');
	});

	it('opens one draft when two come at once', async () => {
		const story = await atReview();
		const { village, communityId, matterId, people } = story;
		const revise = () =>
			reviseText(village.as(people.clerk), { communityId, matterId, reason: '预算有变。' });
		const answers = await Promise.allSettled([revise(), revise()]);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});
});

describe('laying a text open', () => {
	it('takes the days settled at the least, on a frozen text, one period at a time', async () => {
		const story = await atReview();
		const { village, communityId, matterId, people } = story;
		const lay = (days: number, by = people.clerk) =>
			openPeriod(village.as(by), { communityId, matterId, days, audience: 'community' });
		await expect(lay(9)).rejects.toThrow('comment.too_few_days');
		await expect(lay(10, people.resident)).rejects.toThrow('procedure.leaders_only');
		await lay(10);
		await expect(lay(10)).rejects.toThrow('procedure.period_open');
	});
});
