import { describe, expect, it } from 'vitest';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import { conflictsOf, isSecretaryAndDirector, mayServe, type SeatHeld } from './conflicts.ts';

const clerk: SeatHeld = { bodyKind: 'desk', role: 'clerk' };
const supervisor: SeatHeld = { bodyKind: 'supervision_committee', role: 'committee_member' };
const member: SeatHeld = { bodyKind: 'committee', role: 'committee_member' };
const accountant: SeatHeld = { bodyKind: 'desk', role: 'accountant' };
const representative: SeatHeld = { bodyKind: 'representatives', role: 'representative' };
const ties = (own: SeatHeld[], household: SeatHeld[] = []) => ({ own, household });

describe('mayServe', () => {
	it('keeps the clerk off the supervision committee, and its members off the desk', () => {
		expect(mayServe(supervisor, ties([clerk]))).toEqual(refuse('post.clerk_checks_self'));
		expect(mayServe(clerk, ties([supervisor]))).toEqual(refuse('post.clerk_checks_self'));
	});

	it('lets a committee member, or a clerk’s relative, serve: that is the village’s to settle', () => {
		expect(mayServe(supervisor, ties([member], [clerk]))).toEqual(allow);
		expect(mayServe(member, ties([clerk, representative]))).toEqual(allow);
	});
});

describe('conflictsOf', () => {
	it.each([
		['a committee member as supervisor', supervisor, ties([member]), ['committee_member']],
		['a supervisor as committee member', member, ties([supervisor]), ['committee_member']],
		[
			'a relative of a committee member as supervisor',
			supervisor,
			ties([], [member]),
			['household']
		],
		[
			'a relative of a supervisor as committee member',
			member,
			ties([], [supervisor]),
			['household']
		],
		['a relative of the clerk as supervisor', supervisor, ties([], [clerk]), ['clerk_household']],
		['an accountant as supervisor', supervisor, ties([accountant]), ['accountant']],
		['a representative as supervisor', supervisor, ties([representative]), []],
		['a supervisor as representative', representative, ties([supervisor]), []],
		['a second committee member of one household', member, ties([], [member]), []]
	] as const)('of %s', (_what, seat, held, conflicts) => {
		expect(conflictsOf(seat, held)).toEqual(conflicts);
	});
});

it('knows secretary and director in one person', () => {
	const secretary: SeatHeld = { bodyKind: 'party_organisation', role: 'secretary' };
	const director: SeatHeld = { bodyKind: 'committee', role: 'director' };
	expect(isSecretaryAndDirector([secretary, director])).toBe(true);
	expect(isSecretaryAndDirector([secretary, member])).toBe(false);
	expect(
		isSecretaryAndDirector([{ ...secretary, bodyKind: 'wider_party_committee' }, director])
	).toBe(false);
});
