import { describe, expect, it } from 'vitest';
import type { Id } from '#lib/kernel/id.ts';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import { snapshotOf } from '#lib/rulebooks/rule.ts';
import { rulesFor } from '#lib/rulebooks/rules.ts';
import { fits, mayCast, noVotes, resultOf, type Voter } from './vote.ts';

const voter: Voter = {
	personId: 'per_1' as Id<'person'>,
	hasCast: false,
	choice: null,
	castAt: null
};

describe('mayCast', () => {
	const open = { state: 'open', tally: null } as const;

	it.each([
		['by somebody on the roll', open, voter, allow],
		['by somebody not on the roll', open, undefined, refuse('vote.not_on_roll')],
		['a second time', open, { ...voter, hasCast: true }, refuse('vote.already_cast')],
		['after the close', { state: 'closed', tally: null }, voter, refuse('vote.closed')],
		['after the hands were counted', { ...open, tally: noVotes }, voter, refuse('vote.tally_taken')]
	] as const)('%s', (_when, vote, who, verdict) => {
		expect(mayCast(vote, who)).toEqual(verdict);
	});
});

describe('hands and phones', () => {
	const phone = { yes: 10, no: 2, abstain: 0 };
	it('fit those present, and no more', () => {
		expect(fits({ yes: 18, no: 0, abstain: 0 }, phone, 30)).toEqual(allow);
		expect(fits({ yes: 18, no: 0, abstain: 1 }, phone, 30)).toEqual(
			refuse('vote.too_many', { hands: 19, phone: 12, sum: 31, present: 30 })
		);
	});
});

describe('a result', () => {
	const rules = rulesFor({
		community: 'village',
		body: 'representatives',
		purpose: 'resolve',
		counting: 'seats',
		day: '2026-03-11'
	}).map(snapshotOf);
	const vote = { rules, counting: 'seats', due: 45, present: 30, tallyChannel: 'hands' } as const;

	it.each([
		['more than half of those present', 21, 4, 5, true],
		['exactly half', 15, 0, 0, false],
		['one more than half', 16, 0, 0, true],
		['more for than against, but not of those present', 14, 1, 0, false]
	])('with %s', (_what, yes, no, abstain, passed) => {
		const result = resultOf({ ...vote, tally: { yes, no, abstain } }, noVotes);
		expect(result).toMatchObject({ quorate: true, passed, notCast: 30 - yes - no - abstain });
	});

	it('is not passed without a quorum, however many agreed', () => {
		const result = resultOf({ ...vote, present: 29, tally: null }, { yes: 29, no: 0, abstain: 0 });
		expect(result).toMatchObject({ quorate: false, passed: false });
	});

	it('adds the channels and keeps them apart', () => {
		const phone = { yes: 12, no: 1, abstain: 2 };
		const result = resultOf({ ...vote, tally: { yes: 9, no: 3, abstain: 3 } }, phone);
		expect(result).toMatchObject({
			counts: { yes: 21, no: 4, abstain: 5 },
			phone,
			tally: { yes: 9, no: 3, abstain: 3 },
			notCast: 0
		});
	});

	it('cannot be determined where a rule is silent on it', () => {
		const silent = rulesFor({
			community: 'village',
			body: 'party_committee',
			purpose: 'study',
			counting: 'seats',
			day: '2026-03-11'
		})
			.filter(({ id }) => id === 'P-COMM')
			.map(snapshotOf);
		const result = resultOf(
			{ ...vote, rules: silent, due: 5, present: 3, tally: { yes: 3, no: 0, abstain: 0 } },
			noVotes
		);
		expect(result).toMatchObject({ quorate: true, passed: null });
	});

	it('of the members’ review holds under the national and the local rule', () => {
		const laid = rulesFor({
			community: 'village',
			body: 'party_organisation',
			purpose: 'review',
			counting: 'seats',
			day: '2026-03-11'
		}).map(snapshotOf);
		const review = { ...vote, rules: laid, due: 42 };
		const outcome = (present: number, yes: number) =>
			resultOf({ ...review, present, tally: { yes, no: 0, abstain: 0 } }, noVotes).passed;
		expect(outcome(28, 22)).toBe(true);
		expect(outcome(28, 21)).toBe(false);
		expect(outcome(27, 27)).toBe(false);
	});

	it('is the same after it was stored', () => {
		const result = resultOf({ ...vote, tally: null }, { yes: 21, no: 4, abstain: 5 });
		expect(JSON.parse(JSON.stringify(result))).toEqual(result);
	});
});
