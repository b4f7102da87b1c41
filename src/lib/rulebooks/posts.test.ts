import { describe, expect, it } from 'vitest';
import { sizesOf } from './composition.ts';
import { countDue, isDue, type PartyMember } from './party-members.ts';
import { mayCheck, mayHold, mayStand, type Office, type Seated } from './posts.ts';

const seat = (
	office: Office,
	own: Office[],
	kin: Office[] | undefined = [],
	more = {}
): Seated => ({
	...{ community: 'village', day: '2026-03-01', places: [], office, own, kin },
	...more
});

describe('posts in one hand or one family', () => {
	it.each<[string, Seated, true | string | null]>([
		['committee and supervision', seat('supervisor', ['committee_member']), 'post_conflict'],
		['the other way round', seat('committee_member', ['supervisor']), 'post_conflict'],
		['a relative on the committee', seat('supervisor', [], ['committee_member']), 'near_relative'],
		[
			'two relatives on the committee',
			seat('committee_member', [], ['committee_member']),
			'near_relative'
		],
		[
			'the same before 2026',
			seat('committee_member', [], ['committee_member'], { day: '2025-03-01' }),
			true
		],
		['an accountant, nothing national', seat('supervisor', ['accountant']), true],
		[
			'an accountant in 浙江',
			seat('supervisor', ['accountant'], [], { places: ['浙江'] }),
			'post_conflict'
		],
		['a clerk in 山东', seat('clerk', ['supervisor'], [], { places: ['山东'] }), 'post_conflict'],
		[
			'a manager’s relative in 上海',
			seat('supervisor', [], ['collective_manager'], { places: ['上海'] }),
			'near_relative'
		],
		[
			'director and supervisor of the collective',
			seat('collective_supervisor', [], ['collective_director']),
			'near_relative'
		],
		['secretary and director', seat('committee_director', ['party_secretary']), true],
		[
			'a nominee on the election committee',
			seat('election_candidate', ['election_committee_member']),
			'post_conflict'
		],
		[
			'in a community',
			seat('supervisor', ['committee_member'], [], { community: 'residential' }),
			'post_conflict'
		]
	])('%s', (_what, asked, expected) => {
		const answer = mayHold(asked);
		if (typeof expected === 'string') expect(answer).toMatchObject({ because: expected });
		else expect(answer.ok).toBe(expected);
	});

	it('cannot be told while the relatives are not known', () => {
		expect(mayHold({ ...seat('supervisor', []), kin: undefined })).toEqual({
			ok: null,
			missing: ['near_relatives']
		});
	});

	it('who may check whom where secretary and director are one', () => {
		const both = {
			personId: 'per_1',
			offices: ['party_secretary', 'committee_director', 'committee_member'] as Office[]
		};
		const by = (personId: string, ...offices: Office[]) =>
			mayCheck({ actor: both, checker: { personId, offices } }).ok;
		expect(by('per_1', 'party_secretary')).toBe(false);
		expect(by('per_2', 'committee_member')).toBe(false);
		expect(by('per_3', 'supervisor')).toBe(true);
		const director = { personId: 'per_1', offices: ['committee_director'] as Office[] };
		const secretary = { personId: 'per_2', offices: ['party_secretary'] as Office[] };
		expect(mayCheck({ actor: director, checker: secretary })).toEqual({ ok: true });
	});

	it('some may not stand, from 2026', () => {
		const village = { community: 'village', day: '2026-01-10' } as const;
		expect(mayStand(['clan_or_gang'], village)).toMatchObject({ because: 'barred' });
		expect(mayStand([], village)).toEqual({ ok: true });
		expect(mayStand(undefined, village).ok).toBeNull();
		expect(mayStand(['criminal_punishment'], { ...village, day: '2025-12-31' }).ok).toBe(true);
	});
});

describe('the size of a body', () => {
	const size = (of: string, members: number, more = {}) =>
		sizesOf({ of, day: '2026-03-01', places: [], members, women: 1, bookkeepers: 1, ...more }).map(
			({ answer }) => ('because' in answer ? answer.because : answer.ok)
		);

	it.each([
		['village_committee', 3, [true]],
		['village_committee', 2, ['too_few_members']],
		['village_committee', 8, ['too_many_members']],
		['residents_committee', 4, ['too_few_members']],
		['collective_board', 5, [true]],
		['collective_board', 4, ['even_number']],
		['village_supervision', 12, []]
	])('%s of %i', (of, members, answers) => {
		expect(size(of, members)).toEqual(answers);
	});

	it('asks for a woman, and in the provinces for somebody who can keep books', () => {
		expect(size('village_committee', 5, { women: 0 })).toEqual(['no_woman']);
		expect(size('village_committee', 5, { women: undefined })).toEqual([null]);
		expect(size('village_supervision', 5, { places: ['上海'], bookkeepers: 0 })).toEqual([
			'no_bookkeeper'
		]);
		expect(size('village_supervision', 4, { places: ['山东'] })).toEqual(['even_number']);
	});
});

describe('party members due', () => {
	const member = (more: Partial<PartyMember> = {}): PartyMember => ({
		...{ personId: 'per_1', isProbationary: false, isSuspended: false },
		...{ awaySince: null, isElsewhere: false },
		...more
	});
	const on = { day: '2026-03-31', rule: 'due', excused: false } as const;

	it.each([
		[member(), on, true],
		[member({ isProbationary: true }), on, false],
		[member({ isSuspended: true }), on, false],
		[member({ isElsewhere: true }), on, false],
		[member({ awaySince: '2025-01-01' }), on, true],
		[member({ awaySince: '2025-09-30' }), { ...on, rule: 'away_half_year' as const }, false],
		[member({ awaySince: '2025-10-01' }), { ...on, rule: 'away_half_year' as const }, true],
		[member(), { ...on, rule: 'excused' as const, excused: true }, false],
		[member(), { ...on, excused: true }, true]
	])('%o under %o: %s', (one, asked, due) => {
		expect(isDue(one, asked).due).toBe(due);
	});

	it('six months end on the last day of a shorter month', () => {
		const away = member({ awaySince: '2025-08-31' });
		const rule = 'away_half_year' as const;
		expect(isDue(away, { day: '2026-02-27', rule, excused: false }).due).toBe(true);
		expect(isDue(away, { day: '2026-02-28', rule, excused: false }).due).toBe(false);
	});

	it('are counted with the others by reason', () => {
		const members = [
			member(),
			member({ personId: 'per_2', isProbationary: true }),
			member({ personId: 'per_3' })
		];
		expect(
			countDue(members, { day: '2026-03-31', rule: 'excused', excused: new Set(['per_3']) })
		).toEqual({ due: 1, notDue: { probationary: 1, suspended: 0, elsewhere: 0, away: 1 } });
	});
});
