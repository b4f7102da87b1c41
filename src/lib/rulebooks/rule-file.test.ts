import { describe, expect, it } from 'vitest';
import pack from '#tests/helpers/rule-cases.json' with { type: 'json' };
import { judgeFile } from './rule-file.ts';

const none = () => ({ malformed: 'no procedural cases here' });
const judge = (...cases: unknown[]) => judgeFile({ cases }, none)!;

describe('a file of cases', () => {
	it('agrees in every case it was read with', () => {
		const lines = judgeFile({ cases: pack.cases }, none)!;
		expect(lines.filter(({ ok }) => !ok)).toEqual([]);
		expect(lines).toHaveLength(70);
	});

	it.each(pack.cases)('differs from $id when either answer is turned round', (one) => {
		const turned = (key: 'quorum_met' | 'passed') => {
			const value = one.expected[key] === true ? false : true;
			return { ...one, expected: { ...one.expected, [key]: value } };
		};
		expect(judge(turned('quorum_met'), turned('passed')).map(({ ok }) => ok)).toEqual([
			false,
			false
		]);
	});

	it('is none without a list', () => {
		for (const given of [null, 5, [], {}, { cases: {} }, { rules: [] }])
			expect(judgeFile(given, none)).toBeUndefined();
		expect(judgeFile({ cases: [] }, none)).toEqual([]);
		expect(judgeFile({ procedural_cases: [] }, none)).toEqual([]);
	});

	const asked = {
		id: 'A',
		rule: 'V-REP',
		as_of: '2026-03-01',
		inputs: { members_total: 45, members_present: 30, yes: 16 },
		expected: { quorum_met: true, passed: true }
	};

	it.each([
		['an unknown rule', { ...asked, rule: 'V-NONE' }, 'unknown rule V-NONE'],
		['no rule', { ...asked, rule: undefined }, 'rule is missing'],
		['no inputs', { ...asked, inputs: 7 }, 'inputs are missing'],
		['nothing expected', { ...asked, expected: null }, 'expected is missing'],
		['no date', { ...asked, as_of: 'yesterday' }, 'as_of is not a date'],
		[
			'a figure below nothing',
			{ ...asked, inputs: { ...asked.inputs, yes: -1 } },
			'yes is not a figure'
		],
		[
			'a figure in words',
			{ ...asked, inputs: { ...asked.inputs, yes: 'sixteen' } },
			'yes is not a figure'
		]
	])('names %s, and does not skip it', (_what, one, malformed) => {
		expect(judge(one)).toEqual([
			{ id: 'A', ok: false, expected: one.expected, actual: { malformed } }
		]);
	});

	it('names by its place what has no id', () => {
		expect(judge(asked, 'nothing').map(({ id }) => id)).toEqual(['A', 'cases[1]']);
		expect(judge({ ...asked, id: undefined })[0]).toMatchObject({ id: 'cases[0]', ok: true });
	});

	it('leaves a case about procedure to those who know it', () => {
		const procedural = (one: unknown) => ({ actual: { ok: (one as { id: string }).id === 'N' } });
		const cases = ['N', 'M'].map((id) => ({ id, topic: 'notice', expected: { ok: true } }));
		const oks = (given: object) => judgeFile(given, procedural)!.map(({ ok }) => ok);
		expect(oks({ procedural_cases: cases })).toEqual([true, false]);
		expect(oks({ cases })).toEqual([true, false]);
	});

	it('takes remarks for remarks, and a rule out of force with one', () => {
		const [line] = judge({
			...asked,
			as_of: '2009-01-01',
			expected: { ...asked.expected, final: 'invalid_venue', flags: ['old_text'] }
		});
		expect(line).toMatchObject({
			ok: true,
			actual: { quorum_met: true, passed: true, flags: [], remarks: ['not_in_force:2026-01-01..'] }
		});
	});
});

describe('a further answer', () => {
	const owners = {
		id: 'A',
		rule: 'O-ORD',
		as_of: '2026-03-01',
		inputs: {
			owners_total: 1505,
			area_total: '191619.21',
			owners_participating: 1360,
			area_participating: '172000.10',
			owners_yes: 238,
			area_yes: '30000.00'
		}
	};
	const actualOf = (expected: object, inputs: object = {}) =>
		judge({ ...owners, inputs: { ...owners.inputs, ...inputs }, expected })[0]!.actual;

	it.each([
		['the least for a quorum', { min_owners_for_quorum: null }, { min_owners_for_quorum: 1004 }],
		[
			'the least area for a quorum',
			{ min_area_for_quorum: null },
			{ min_area_for_quorum: '127746.14' }
		],
		[
			'head and area apart',
			{ headcount_quorum: null, headcount_majority: null, area_quorum: null },
			{ headcount_quorum: true, headcount_majority: false, area_quorum: true }
		]
	])('is %s', (_what, expected, actual) => {
		expect(actualOf(expected)).toMatchObject(actual);
	});

	it.each([
		['against, abstained, silent', { no: 762, abstain: 256, silent: 100 }, ['unaccounted_votes:4']],
		['with those for', { for: 238, against: 766, abstain: 256, silent: 100 }, []],
		['too many', { no: 800, abstain: 256, silent: 100 }, ['surplus_votes:34']],
		['valid and spoiled', { valid: 1350, spoiled: 7 }, ['unaccounted_votes:3']],
		['two options', { option_a: 700, option_b: 600, abstain: 60 }, []],
		['no word of those against', { abstain: 256 }, []]
	])('is whether the ballots add up: %s', (_what, detail, flags) => {
		expect(actualOf({ flags: [] }, { detail }).flags).toEqual(flags);
	});

	it.each([
		['as computed', { owners_yes: 17.5 }, []],
		['as text with its sign', { owners_yes: '17.50%' }, []],
		['to one decimal', { area_participating: '89.8' }, []],
		['wrong', { owners_yes: 17.6 }, ['published_percentage_mismatch:owners_yes']],
		['of the wrong base', { area_yes: 15.66 }, ['published_percentage_mismatch:area_yes']]
	])('is whether a percentage was printed right: %s', (_what, published_pct, flags) => {
		expect(actualOf({ published_pct, flags: [] }).flags).toEqual(flags);
	});

	it('names what is missing, by itself and by its group', () => {
		const { flags } = actualOf({ flags: [] }, { area_yes: null, owners_yes: null });
		expect(flags).toEqual([
			'missing:votes',
			'missing:area',
			'missing:owners_yes',
			'missing:area_yes'
		]);
	});

	it('finds more ballots than people', () => {
		const { flags } = actualOf({ flags: [] }, { owners_participating: 1506 });
		expect(flags).toEqual(['more_than_whole:owners_participating>owners_total']);
	});

	it('takes 万元 for 元 where the labour would be worth a fortune', () => {
		const detail = { labourers: 447, days_each: 10, value_printed: '35760万元' };
		expect(actualOf({ flags: [] }, { detail }).flags).toEqual(['unit_suspect:yuan_vs_wan']);
		const right = { ...detail, value_printed: '35,760元' };
		expect(actualOf({ flags: [] }, { detail: right }).flags).toEqual([]);
	});

	it('differs when a flag that can be computed is not found', () => {
		const expected = { quorum_met: true, passed: false, flags: ['unaccounted_votes:4'] };
		expect(judge({ ...owners, expected })[0]!.ok).toBe(false);
	});
});
