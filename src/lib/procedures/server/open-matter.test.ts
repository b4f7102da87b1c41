import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import { instantAt } from '#lib/kernel/instant.ts';
import { findOpenDocument, listDrafters } from '#lib/documents/server/document-store.ts';
import { getIdea } from '#lib/ideas/server/idea-store.ts';
import { raiseIdea } from '#lib/ideas/server/raise-idea.ts';
import { screenIdea } from '#lib/ideas/server/screen-idea.ts';
import { listEntriesOf } from '#lib/journal/server/journal-store.ts';
import { aVillage } from '#tests/helpers/village.ts';
import { matterNumber } from '#lib/matters/matter.ts';
import { countMatters, getMatter, listMatters } from '#lib/matters/server/matter-store.ts';
import { stopMatter } from '#lib/matters/server/stop-matter.ts';
import { openMatter } from './open-matter.ts';

async function world(kind: 'village' | 'residential' = 'village') {
	const village = await aVillage({ kind });
	const clerk = await village.clerk();
	const secretary = await village.post('party_organisation', 'secretary');
	const resident = await village.person();
	const councilId = await village.body('council');
	const bodyId = kind === 'village' ? await village.body('committee') : councilId;
	const communityId = village.id;
	async function accepted() {
		const ideaId = await raiseIdea(village.as(resident), {
			communityId,
			title: '村道没有灯',
			body: '夜里走路不便。',
			raisedAs: 'resident',
			councilId
		});
		await screenIdea(village.as(secretary), {
			communityId,
			ideaId,
			decision: 'accept',
			reasons: '列入。'
		});
		return ideaId;
	}
	const open = (ideaId: Awaited<ReturnType<typeof accepted>>, over = {}, by = clerk) =>
		openMatter(village.as(by), {
			communityId,
			ideaId,
			procedure: kind === 'village' ? 'village_four_two' : 'residents_council',
			class: 'public_works',
			important: true,
			reserved: false,
			bodyId,
			drafters: [resident],
			...over
		});
	return { village, clerk, secretary, resident, communityId, bodyId, accepted, open };
}

it.each([
	['2026-03-02', 0, '2026-01'],
	['2026-03-02', 6, '2026-07'],
	['2027-01-01', 99, '2027-100']
] as const)('numbers a matter by its year: %s after %i is %s', (day, before, number) => {
	expect(matterNumber(day, before)).toBe(number);
});

describe('opening a matter', () => {
	it('keeps its origin, opens the first draft and is on the journal', async () => {
		const { village, communityId, accepted, open, resident } = await world();
		const ideaId = await accepted();
		const id = await open(ideaId);
		expect(await getMatter(village.db, communityId, id)).toMatchObject({
			number: '2026-01',
			title: '村道没有灯',
			ideaId,
			state: 'open',
			byPetition: false
		});
		expect(await getIdea(village.db, communityId, ideaId)).toMatchObject({
			state: 'matter',
			matterId: id
		});
		const draft = await findOpenDocument(village.db, id);
		expect(draft).toMatchObject({ round: 1, startedFrom: null });
		expect((await listDrafters(village.db, draft!.id)).map(({ personId }) => personId)).toEqual([
			resident
		]);
		const [entry] = await listEntriesOf(village.db, communityId, id);
		expect(entry).toMatchObject({
			act: 'matter.opened',
			facts: { number: '2026-01', idea: ideaId }
		});
	});

	it('happens once when two clerks press at once', async () => {
		const { village, communityId, accepted, open } = await world();
		const other = await village.clerk();
		const ideaId = await accepted();
		const answers = await Promise.allSettled([open(ideaId), open(ideaId, {}, other)]);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const [refused] = answers.filter((answer) => answer.status === 'rejected');
		expect(refused).toMatchObject({ reason: { code: 'idea.already_matter' } });
		expect(await countMatters(village.db, communityId, ['open'])).toBe(1);
	});

	it('gives different ideas different numbers when they come at once', async () => {
		const { village, communityId, accepted, open } = await world();
		const ideas = [await accepted(), await accepted(), await accepted()];
		await Promise.all(ideas.map((ideaId) => open(ideaId)));
		const matters = await listMatters(village.db, communityId, { states: ['open'], limit: 10 });
		expect(matters.map(({ number }) => number).sort()).toEqual(['2026-01', '2026-02', '2026-03']);
	});

	it('counts anew in the new year, by the clock of China', async () => {
		const { village, communityId, accepted, open } = await world();
		await open(await accepted());
		village.at(instantAt('2027-01-01', '00:10'));
		const id = await open(await accepted());
		expect((await getMatter(village.db, communityId, id)).number).toBe('2027-01');
	});

	it.each([
		['without a drafter', { drafters: [] }, 'matter.no_drafters'],
		['with a drafter who is not here', { drafters: [newId('person')] }, 'access.not_found'],
		['by another place’s procedure', { procedure: 'residents_council' }, 'matter.wrong_procedure'],
		['for a body of elsewhere', { bodyId: newId('body') }, 'access.not_found']
	])('is refused %s', async (_what, over, code) => {
		const { accepted, open } = await world();
		await expect(open(await accepted(), over)).rejects.toThrow(code);
	});

	it('is refused to residents, and from an idea not accepted', async () => {
		const { village, communityId, accepted, open, resident } = await world();
		await expect(open(await accepted(), {}, resident)).rejects.toThrow('access.clerk_only');
		const raw = await raiseIdea(village.as(resident), {
			communityId,
			title: '晒场',
			body: '不够用。',
			raisedAs: 'resident',
			councilId: await village.body('council')
		});
		await expect(open(raw)).rejects.toThrow('idea.not_accepted');
	});

	it('in a residents’ community goes to its council', async () => {
		const { village, accepted, open } = await world('residential');
		const committee = await village.body('committee');
		const ideaId = await accepted();
		await expect(open(ideaId, { bodyId: committee })).rejects.toThrow('matter.wrong_procedure');
		await expect(open(ideaId)).resolves.toMatch(/^mat_/);
	});
});

describe('stopping a matter', () => {
	it('ends it once, with the reason on the dossier', async () => {
		const { village, communityId, accepted, open, clerk, resident } = await world();
		const matterId = await open(await accepted());
		const stop = { communityId, matterId, reason: '资金没有落实。' };
		await expect(stopMatter(village.as(resident), stop)).rejects.toThrow('access.clerk_only');
		await stopMatter(village.as(clerk), stop);
		await expect(stopMatter(village.as(clerk), stop)).rejects.toThrow('matter.ended');
		expect(await getMatter(village.db, communityId, matterId)).toMatchObject({
			state: 'stopped',
			endReason: '资金没有落实。',
			endedAt: village.now
		});
		// Nobody goes on writing for nothing.
		expect(await findOpenDocument(village.db, matterId)).toBeUndefined();
	});

	it('of another community is not found', async () => {
		const { village, communityId, clerk } = await world();
		const elsewhere = await world();
		const matterId = await elsewhere.open(await elsewhere.accepted());
		await expect(
			stopMatter(village.as(clerk), { communityId, matterId, reason: '不归我们。' })
		).rejects.toThrow('access.not_found');
	});
});
