import { describe, expect, it } from 'vitest';
import type { Day } from '#lib/kernel/instant.ts';
import {
	areAnnounced,
	competenceFor,
	isPrepared,
	mayDecide,
	type Decider,
	type Delegation,
	type Matter
} from './competence.ts';
import { competences } from './competences.ts';
import { ruleOn } from './rules.ts';

const day: Day = '2026-05-06';
const left = (...matters: Matter[]): Delegation[] => [
	{ matters, from: '2026-02-20', to: '2026-12-31' }
];
const decides = (matter: Matter, body: Decider, more = {}) =>
	mayDecide({ matter, body, day, delegations: [], ...more });

describe('which body', () => {
	it.each<[Matter, Decider, Delegation[], boolean | null]>([
		['village_works', 'village_assembly', [], true],
		['village_works', 'village_representatives', [], false],
		['village_works', 'village_representatives', left('village_works'), true],
		['village_works', 'village_representatives', left('village_aid'), false],
		['village_works', 'village_committee', left('village_works'), false],
		['village_covenant', 'village_assembly', [], true],
		['village_covenant', 'village_representatives', left('village_covenant'), false],
		['residents_covenant', 'residents_representatives', left('residents_covenant'), true],
		['residents_covenant', 'residents_representatives', [], false],
		['village_undo_representatives', 'village_representatives', [], false],
		['village_supervisors', 'village_representatives', [], true],
		['collective_land', 'collective_assembly', [], true],
		['collective_land', 'village_assembly', [], false],
		['collective_land', 'collective_representatives', [], false],
		['collective_investment', 'collective_representatives', [], null],
		['owners_special', 'owners_committee', [], false],
		['consultation', 'council', [], true],
		['village_works', 'council', [], false]
	])('%s by %s', (matter, body, delegations, ok) => {
		expect(decides(matter, body, { delegations }).ok).toBe(ok);
	});

	it('a delegation runs its term, and without one leaves nothing', () => {
		const over: Delegation[] = [{ matters: ['village_aid'], from: '2026-01-01', to: '2026-05-05' }];
		const untimed: Delegation[] = [{ matters: ['village_aid'], from: '2026-01-01', to: null }];
		const by = (delegations: Delegation[]) =>
			decides('village_aid', 'village_representatives', { delegations });
		expect(by(over)).toMatchObject({ because: 'not_delegated' });
		expect(by(untimed)).toMatchObject({ because: 'delegation_unnamed' });
	});

	it('the covenant goes to representatives only where the place has set it', () => {
		const asked = { delegations: left('village_covenant') };
		const settled = { settled: { covenant_by_representatives: true } };
		expect(decides('village_covenant', 'village_representatives', asked)).toMatchObject({
			because: 'not_competent',
			source: { zh: '《村民委员会组织法》（2025修正）第三十一条' }
		});
		expect(
			decides('village_covenant', 'village_representatives', { ...asked, ...settled })
		).toEqual({ ok: true });
		expect(decides('village_covenant', 'village_representatives', settled)).toMatchObject({
			because: 'not_delegated'
		});
	});

	it('without a collective the village stands in, by reference to its law', () => {
		expect(decides('collective_land', 'village_assembly', { hasCollective: false })).toEqual({
			ok: true
		});
		expect(decides('collective_land', 'village_representatives', { hasCollective: false }).ok).toBe(
			false
		);
	});

	it('in 2020 contracting was the village assembly’s, or its representatives’', () => {
		const then = { day: '2020-06-01' as Day };
		expect(decides('collective_land', 'village_assembly', then)).toEqual({ ok: true });
		expect(competenceFor('village_plan', '2020-06-01')).toBeUndefined();
		expect(decides('village_plan', 'village_assembly', then)).toEqual({
			ok: null,
			missing: ['competence']
		});
	});
});

describe('what comes before', () => {
	const asked = { matter: 'village_works', day, isImportant: true } as const;

	it.each([
		[{ ...asked, isStudied: false }, false],
		[{ ...asked, isStudied: true }, true],
		[{ ...asked }, null],
		[{ ...asked, isImportant: false }, true],
		[{ ...asked, isStudied: false, day: '2025-06-01' as Day }, true],
		[{ ...asked, isStudied: false, byPetition: true }, false],
		[{ ...asked, isStudied: false, byPetition: true, studyLapsed: true }, true]
	])('the party organisation’s study: %o', (preparation, ok) => {
		expect(isPrepared(preparation).ok).toBe(ok);
	});

	it('nothing is voted on that was not announced', () => {
		expect(areAnnounced(['选聘物业'], ['选聘物业', '绿化'])).toEqual({ ok: true });
		expect(areAnnounced(['选聘物业', '调整停车费'], ['选聘物业'])).toMatchObject({
			because: 'unannounced_item',
			facts: { item: '调整停车费' }
		});
	});
});

it('names only rules that the rulebook has', () => {
	const named = competences.flatMap(({ bodies }) => bodies.flatMap(({ rules }) => rules));
	for (const id of new Set(named)) expect(ruleOn(id, day)?.id).toBe(id);
	expect(new Set(competences.map(({ id }) => id)).size).toBe(competences.length);
});
