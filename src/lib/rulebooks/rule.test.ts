import { describe, expect, it } from 'vitest';
import pack from '#tests/helpers/rule-cases.json' with { type: 'json' };
import type { Day } from '#lib/kernel/instant.ts';
import { earliestDay } from './notice-days.ts';
import {
	both,
	enough,
	figuresFor,
	outcomeOf,
	ruleHash,
	snapshotOf,
	weigh,
	type Figures,
	type Test
} from './rule.ts';
import { countingsOf, packOf, ruleOn, rules, rulesFor } from './rules.ts';
import { isReached, smallest } from './share.ts';
import { lineText } from './sum-text.ts';

const half = { op: '>', num: 1, den: 2 } as const;
const twoThirds = { op: '>=', num: 2, den: 3 } as const;

describe('a share', () => {
	it.each([
		['过半数 is strict', half, 450, 900, false],
		['过半数', half, 451, 900, true],
		['三分之二以上 includes', twoThirds, 30, 45, true],
		['one short of it', twoThirds, 29, 45, false],
		['of an odd whole', twoThirds, 25, 37, true],
		['of an odd whole, one short', twoThirds, 24, 37, false],
		['an empty roll reaches nothing', twoThirds, 0, 0, false]
	])('%s', (_what, share, part, whole, holds) => {
		expect(isReached(share, part, whole)).toBe(holds);
	});

	it.each([
		[half, 900, 451],
		[half, 45, 23],
		[half, 1, 1],
		[twoThirds, 45, 30],
		[twoThirds, 37, 25],
		[twoThirds, 1, 1]
	])('%o of %i is reached by %i and not by one less', (share, whole, least) => {
		expect(smallest(share, whole)).toBe(least);
		expect(isReached(share, least, whole)).toBe(true);
		expect(isReached(share, least - 1, whole)).toBe(false);
	});

	it('takes no fractions and no negative figures', () => {
		expect(() => isReached(half, 1.5, 3)).toThrow(RangeError);
		expect(() => isReached(half, -1, 3)).toThrow(RangeError);
	});
});

describe('a sum', () => {
	const quorum: Test = { cmp: { x: 'present', op: '>=', num: 2, den: 3, of: 'due' } };

	it.each([
		[{ present: 30, due: 45 }, '30×3=90 ≥ 45×2=90'],
		[{ present: 29, due: 45 }, '29×3=87 < 45×2=90'],
		[{ present: null, due: 45 }, '?×3 ≥ 45×2=90']
	])('is shown with %o as %s', (figures, text) => {
		expect(weigh(quorum, figures).lines.map(lineText)).toEqual([text]);
	});

	it.each([
		[21, 30, '21×2=42 > 30'],
		[15, 30, '15×2=30 ≤ 30']
	])('%i of %i as %s', (yes, present, text) => {
		const pass: Test = { cmp: { x: 'yes', ...half, of: 'present' } };
		expect(weigh(pass, { yes, present }).lines.map(lineText)).toEqual([text]);
	});

	it('says which figure is missing, and guesses nothing', () => {
		const sum = weigh(quorum, { due: 45 });
		expect(sum).toMatchObject({ holds: null, missing: ['present'] });
	});

	it('of several rules holds only if each does, and one that fails settles it', () => {
		const yes = weigh(quorum, { present: 30, due: 45 });
		const no = weigh(quorum, { present: 29, due: 45 });
		const open = weigh(quorum, {});
		const none = weigh(null, {});
		expect(both([yes, yes]).holds).toBe(true);
		expect(both([yes, no]).holds).toBe(false);
		expect(both([open, no]).holds).toBe(false);
		expect(both([yes, open]).holds).toBe(null);
		expect(both([yes, none]).holds).toBe(true);
		expect(both([none])).toEqual(none);
	});

	it('names the smallest number that would do', () => {
		const either: Test = {
			any: [quorum, { cmp: { x: 'present', op: '>', num: 1, den: 2, of: 'households' } }]
		};
		expect(enough(quorum, { due: 45 }, 'present')).toBe(30);
		expect(enough(either, { due: 45, households: 40 }, 'present')).toBe(21);
		expect(enough({ all: [quorum, ...either.any] }, { due: 45, households: 70 }, 'present')).toBe(
			36
		);
		expect(enough(quorum, { due: 45 }, 'yes')).toBeUndefined();
		expect(enough(quorum, {}, 'present')).toBeUndefined();
	});
});

describe('the pack', () => {
	/** What a case expects: an absent figure is one that is not known. */
	const outcome = (id: string, inputs: Figures) => {
		const rule = rules.find((rule) => rule.id === id)!;
		return outcomeOf(weigh(rule.quorum, inputs), weigh(rule.pass, inputs));
	};
	const cases = pack.cases as unknown as {
		id: string;
		rule: string;
		as_of: string | null;
		inputs: Figures;
		expected: { quorum_met: boolean | null; passed: boolean | null };
	}[];

	it.each(cases)('agrees with case $id', ({ rule, inputs, expected }) => {
		const { quorate, passed } = outcome(rule, inputs);
		expect({ quorum_met: quorate, passed }).toEqual({
			quorum_met: expected.quorum_met,
			passed: expected.passed
		});
	});

	it.each([
		['B-P4-02', true],
		['B-P4-03', false]
	])('lays the national rule over the local one in %s', (id, passes) => {
		const { inputs } = cases.find((one) => one.id === id)!;
		const applying = rulesFor({
			community: 'village',
			body: 'party_organisation',
			purpose: 'review',
			counting: 'seats',
			day: '2026-03-01'
		});
		expect(applying.map((rule) => rule.id)).toEqual(['P-BRANCH', 'P-4Y-LOCAL']);
		const { members_total: due, present_members: present, yes } = inputs as Record<string, number>;
		const sums = applying.map((rule) =>
			figuresFor(rule, 'seats', { due: due!, present: present!, yes: yes! })
		);
		const { passed } = outcomeOf(
			both(applying.map((rule, index) => weigh(rule.quorum, sums[index]!))),
			both(applying.map((rule, index) => weigh(rule.pass, sums[index]!)))
		);
		expect(passed).toBe(passes);
	});

	it.each(pack.rules)('has $id as it was read', ({ id, quorum, pass, status, ...valid }) => {
		const wordings = rules.filter((rule) => rule.id === id);
		expect(wordings[0]?.validFrom).toBe(valid.valid_from);
		expect(wordings.at(-1)?.validTo).toBe(valid.valid_to);
		for (const rule of wordings) {
			expect({ quorum: rule.quorum, pass: rule.pass }).toEqual({ quorum, pass });
			expect(rule.certainty).toBe(status.replace('-', '_'));
		}
	});

	it('names for every rule its article, in both languages', () => {
		for (const { source, name, id } of rules)
			for (const words of [source, name])
				expect([id, words.zh, words.en].every((text) => text.length > 0)).toBe(true);
	});

	it('lays a place’s rules over the law only where they were chosen', () => {
		const asked = {
			community: 'village',
			body: 'representatives',
			purpose: 'resolve',
			counting: 'seats',
			day: '2026-03-01'
		} as const;
		const ids = (local?: (typeof rules)[number][]) =>
			rulesFor({ ...asked, local }).map(({ id }) => id);
		expect(ids()).toEqual(['V-REP']);
		expect(ids([...packOf('shandong')!.rules])).toEqual(['V-REP', 'V-REP-SD']);
		expect(ids([...packOf('zhejiang')!.rules])).toEqual(['V-REP', 'V-REP-ZJ']);
	});

	it('shows a line once that two rules ask, and every line that one of them adds', () => {
		const laid = [ruleOn('V-REP', '2026-03-01')!, ruleOn('V-REP-SD', '2026-03-01')!];
		const figures = { members_total: 45, members_present: 30, women_reps: 15, women_present: 9 };
		const quorum = both(laid.map((rule) => weigh(rule.quorum, figures)));
		expect(quorum.holds).toBe(false);
		expect(quorum.lines.map(lineText)).toEqual(['30×3=90 ≥ 45×2=90', '9×3=27 < 15×2=30']);
	});

	it.each([
		[450, 30],
		[500, 40],
		[999, 40],
		[1000, 50]
	])(
		'of a village of %i asks for %i representatives where the place says so',
		(population, reps) => {
			const { pass } = ruleOn('V-REP-ZJ-SIZE', '2026-03-01')!;
			expect(enough(pass, { population }, 'reps')).toBe(reps);
			expect(weigh(pass, { population, reps: reps - 1 }).holds).toBe(false);
		}
	);

	it.each([
		['2025-12-31', '第二十六条'],
		['2026-01-01', '第三十条'],
		['2013-03-10', '第二十六条']
	] as const)('takes the wording in force on %s', (day, article) => {
		const [rule, ...others] = rulesFor({
			community: 'village',
			body: 'representatives',
			purpose: 'resolve',
			counting: 'seats',
			day
		});
		expect(others).toEqual([]);
		expect(rule!.source.zh).toContain(article);
	});

	it('knows nothing of a representatives’ meeting of residents before 2026', () => {
		const asked = { community: 'residential', body: 'representatives' } as const;
		expect(
			rulesFor({ ...asked, purpose: 'resolve', counting: 'seats', day: '2025-12-31' })
		).toEqual([]);
		expect(countingsOf('residential', 'representatives', '2026-01-01')).toEqual(['seats']);
	});

	it('never has two wordings of one rule on one day', () => {
		for (const rule of rules)
			for (const other of rules)
				if (other !== rule && other.id === rule.id)
					expect(
						(other.validTo !== null && other.validTo < rule.validFrom) ||
							(rule.validTo !== null && rule.validTo < other.validFrom)
					).toBe(true);
	});

	it('is weighed from a sitting in every way of counting it admits', () => {
		for (const rule of rules)
			for (const counting of Object.keys(rule.counts) as (keyof typeof rule.counts)[]) {
				const more = { women_reps: 1, women_present: 1 };
				const figures = figuresFor(rule, counting, { due: 3, present: 3, yes: 3, more });
				expect(weigh(rule.quorum, figures).holds).toBe(rule.quorum && true);
				expect(weigh(rule.pass, figures).holds).toBe(rule.pass && true);
			}
	});

	it('keeps with a decision what is needed to compute it again', () => {
		const rule = rules.find(({ id }) => id === 'V-REP')!;
		const kept = snapshotOf(rule);
		expect(kept.hash).toBe(ruleHash(rule));
		expect(kept.hash).not.toBe(ruleHash({ ...rule, quorum: null }));
		expect(JSON.parse(JSON.stringify(kept))).toEqual(kept);
	});
});

describe('notice', () => {
	const told = pack.notice as unknown as {
		id: string;
		inputs: { notice_date: Day; meeting_date: Day; min_days: number };
		expected: { ok: boolean };
	}[];
	it.each(told)('is counted as in case $id', ({ inputs, expected }) => {
		const { notice_date, meeting_date, min_days } = inputs;
		expect(meeting_date >= earliestDay(notice_date, min_days)).toBe(expected.ok);
	});
});
