import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { instantAt } from '#lib/kernel/instant.ts';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import type { Standing } from '#lib/people/standing.ts';
import {
	effectOf,
	figuresHold,
	isIncompetent,
	mayEnterAppraisal,
	notYetAppraised,
	type AppraisedAs,
	type Finding
} from './appraisal.ts';

const now = instantAt('2026-12-20', '15:00');
const counts = (excellent: number, competent: number, basic: number, incompetent: number) => ({
	...{ excellent, competent, basic, incompetent }
});

describe('figuresHold', () => {
	const sitting = { present: 30, ballots: 29 };
	it.each([
		['lines that add up', sitting, [counts(20, 5, 3, 1), counts(0, 0, 0, 29)], allow],
		['nobody', sitting, [], refuse('appraisal.nobody')],
		[
			'more ballots than people',
			{ present: 28, ballots: 29 },
			[counts(29, 0, 0, 0)],
			refuse('appraisal.more_ballots', { ballots: 29, present: 28 })
		],
		[
			'one too many in the second line',
			sitting,
			[counts(29, 0, 0, 0), counts(20, 5, 3, 2)],
			refuse('appraisal.sum_differs', { line: 2, sum: 30, ballots: 29 })
		],
		[
			'one too few',
			sitting,
			[counts(20, 5, 3, 0)],
			refuse('appraisal.sum_differs', { line: 1, sum: 28, ballots: 29 })
		]
	] as const)('answers %s', (_what, figures, lines, verdict) => {
		expect(figuresHold(figures, lines)).toEqual(verdict);
	});
});

describe('isIncompetent', () => {
	it.each([
		['half', 15, 30, false],
		['half', 16, 30, true],
		['third', 9, 30, false],
		['third', 10, 30, true],
		['third', 0, 0, false]
	] as const)('by %s: %i of %i is %s', (bar, incompetent, ballots, is) => {
		expect(isIncompetent({ incompetent }, { ballots, bar })).toBe(is);
	});
});

describe('mayEnterAppraisal', () => {
	const communityId = newId('community');
	const personId = newId('person');
	const clerk: Standing = {
		...{ communityId, personId, isHost: false, isResident: true },
		posts: [
			{
				...{ id: newId('post'), bodyId: newId('body'), bodyKind: 'desk', communityId, personId },
				...{ role: 'clerk', votes: false, startsAt: 0, endsAt: null, awayUntil: null },
				organisation: null
			}
		]
	};
	const sitting = {
		...{ bodyKind: 'representatives' as const, heldOn: '2026-12-20' as Day },
		...{ presiderSupervises: true, bar: 'half' as const }
	};
	it.each([
		['a resident', { ...clerk, posts: [] }, {}, refuse('appraisal.not_keeper')],
		['a visitor', { ...clerk, personId: undefined }, {}, refuse('access.sign_in')],
		['today', clerk, {}, allow],
		['tomorrow', clerk, { heldOn: '2026-12-21' as Day }, refuse('appraisal.not_held_yet')],
		['another body', clerk, { bodyKind: 'council' as const }, refuse('appraisal.wrong_body')],
		['another presider', clerk, { presiderSupervises: false }, refuse('appraisal.presider')],
		['a third without basis', clerk, { bar: 'third' as const }, refuse('appraisal.basis_missing')]
	] as const)('answers %s', (_what, standing, change, verdict) => {
		const asked = { ...sitting, ...change };
		expect(mayEnterAppraisal(standing, asked, { barBasis: '', now })).toEqual(verdict);
	});
	it('takes a third with its text', () => {
		const asked = { ...sitting, bar: 'third' as const };
		const barBasis = '县评议办法';
		expect(mayEnterAppraisal(clerk, asked, { barBasis, now })).toEqual(allow);
	});
});

describe('effectOf', () => {
	const found = (heldOn: Day, incompetent: boolean, as: AppraisedAs = 'member'): Finding => ({
		...{ appraisalId: newId('appraisal'), heldOn, appraisedAs: as, incompetent }
	});
	const post = { startsOn: '2023-01-10' as Day };
	const bad24 = found('2024-12-20', true);
	const good25 = found('2025-12-20', false);
	const bad25 = found('2025-12-20', true);
	const bad26 = found('2026-12-20', true);

	it.each([
		['two in a row, in whatever order they are read', [bad26, bad25, bad24], post, 'ends'],
		['one good between two', [bad24, good25, bad26], post, 'none'],
		['two long ago and a good one since', [bad24, bad25, found('2026-12-20', false)], post, 'none'],
		['one alone', [bad26], post, 'none'],
		['nothing', [], post, 'none'],
		[
			'paid staff, whom the effect does not meet',
			[found('2025-12-20', true, 'paid'), found('2026-12-20', true, 'paid')],
			post,
			'none'
		],
		[
			'one before the term and one in it',
			[bad25, bad26],
			{ startsOn: '2026-01-10' },
			'crosses_term'
		],
		['two before the term', [bad25, bad26], { startsOn: '2027-01-10' }, 'none']
	] as const)('of %s', (_what, findings, at, is) => {
		expect(effectOf([...findings], at, 'village').is).toBe(is);
	});

	it('names the two', () => {
		expect(effectOf([bad25, bad26], post, 'village')).toEqual({
			...{ is: 'ends', first: bad25, second: bad26 }
		});
	});

	it('came to residents’ communities with the law of 2026', () => {
		expect(effectOf([bad25, bad26], post, 'residential').is).toBe('none');
		const bad27 = found('2027-12-20', true);
		expect(effectOf([bad25, bad26, bad27], post, 'residential').is).toBe('ends');
	});
});

describe('notYetAppraised', () => {
	it('asks for one in every calendar year', () => {
		const [wang, li] = [{ personId: newId('person') }, { personId: newId('person') }];
		const findings = [
			{ ...wang, heldOn: '2026-01-15' as Day },
			{ ...li, heldOn: '2025-12-31' as Day }
		];
		expect(notYetAppraised([wang, li], findings, '2026-12-31')).toEqual([li]);
		expect(notYetAppraised([wang, li], findings, '2027-01-01')).toEqual([wang, li]);
	});
});
