import { describe, expect, it } from 'vitest';
import { mayCarry, type ProxyAsked } from './proxy.ts';

const after = { day: '2026-03-01', places: [], holds: 1, isCandidate: false } as const;
const before = { ...after, day: '2025-06-01' } as const;
const village = 'village_election';

describe('carrying a vote', () => {
	it.each<[string, ProxyAsked, true | string | null]>([
		['three, for anybody', { ...after, of: village, holds: 3, tie: 'other_voter' }, true],
		['a fourth', { ...after, of: village, holds: 4, tie: 'near_relative' }, 'over_limit'],
		[
			'by a candidate',
			{ ...after, of: village, isCandidate: true, tie: 'near_relative' },
			'candidate'
		],
		['by somebody without a vote', { ...after, of: village, tie: 'not_a_voter' }, 'not_a_voter'],
		[
			'without paper',
			{ ...after, of: village, tie: 'other_voter', isWritten: false },
			'not_written'
		],
		['not said whose', { ...after, of: village }, null],
		[
			'before 2026 for a neighbour',
			{ ...before, of: village, tie: 'other_voter' },
			'not_near_relative'
		],
		[
			'before 2026 five for relatives',
			{ ...before, of: village, holds: 5, tie: 'near_relative' },
			true
		],
		[
			'before 2026 five in 浙江',
			{ ...before, of: village, places: ['浙江'], holds: 5, tie: 'near_relative' },
			'over_limit'
		],
		[
			'before 2026 a candidate in 北京',
			{ ...before, of: village, places: ['北京'], isCandidate: true, tie: 'near_relative' },
			'candidate'
		],
		[
			'residents, three',
			{ ...after, of: 'residents_election', holds: 3, tie: 'other_voter' },
			true
		],
		[
			'residents’ representatives',
			{ ...after, of: 'residents_election_by_representatives', tie: 'other_voter' },
			'no_proxies'
		],
		[
			'a member of the household',
			{ ...after, of: 'collective_assembly', tie: 'same_household' },
			true
		],
		[
			'a relative elsewhere',
			{ ...after, of: 'collective_assembly', tie: 'near_relative' },
			'not_same_household'
		],
		['owners, ten', { ...after, of: 'owners_assembly', holds: 10, tie: 'other_voter' }, true],
		[
			'owners in 潍坊, four',
			{ ...after, of: 'owners_assembly', places: ['潍坊'], holds: 4, tie: 'other_voter' },
			'over_limit'
		],
		['the collective’s representatives', { ...after, of: 'collective_representatives' }, null]
	])('%s', (_what, asked, expected) => {
		const answer = mayCarry(asked);
		if (typeof expected === 'string') expect(answer).toMatchObject({ because: expected });
		else expect(answer.ok).toBe(expected);
	});
});
