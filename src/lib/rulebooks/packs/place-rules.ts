import { inTheRoom, members, village } from '../pack.ts';
import type { Rule, Words } from '../rule.ts';

/** What every rule read in a place's own text has in common. All of them are older than the laws of 2026. */
export const local = {
	kind: 'decision',
	certainty: 'verified_local',
	validTo: null,
	communities: village,
	counts: {},
	quorum: null,
	pass: null,
	noticeDays: 0,
	modes: inTheRoom
} as const satisfies Partial<Rule>;

/** A place's days of notice for the representatives' meeting, for which the national text sets none. */
export function representativesNotice(
	text: Pick<Rule, 'id' | 'edition' | 'source' | 'url' | 'validFrom' | 'noticeDays'>,
	place: Words,
	note: Words
): Rule {
	return {
		...local,
		...text,
		name: {
			zh: `村民代表会议的通知（${place.zh}）`,
			en: `Notice of a representatives’ meeting, ${place.en}`
		},
		body: 'representatives',
		counts: { seats: members },
		note
	};
}
