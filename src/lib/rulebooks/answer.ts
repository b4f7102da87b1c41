import type { Words } from './rule.ts';

/**
 * What a rule of procedure answers: yes; no, because; or it cannot be determined, and which facts are missing. A fact
 * that is absent is never taken for a no.
 */
export type Answer =
	| { ok: true }
	| {
			ok: false;
			because: Because;
			/** The article that stands in the way. */
			source?: Words;
			facts?: Readonly<Record<string, string | number>>;
	  }
	| { ok: null; missing: readonly string[] };

/** Why a rule of procedure says no. */
export type Because =
	| 'too_early'
	| 'too_late'
	| 'too_short'
	| 'too_long'
	| 'no_agenda'
	| 'committee_not_told'
	| 'no_reason_for_short_notice'
	| 'shorter_than_the_law'
	| 'longer_than_the_law'
	| 'over_limit'
	| 'candidate'
	| 'not_near_relative'
	| 'not_a_voter'
	| 'not_same_household'
	| 'not_written'
	| 'no_proxies'
	| 'not_competent'
	| 'not_delegated'
	| 'delegation_unnamed'
	| 'party_study_first'
	| 'unannounced_item'
	| 'township_review_first'
	| 'too_few_members'
	| 'too_many_members'
	| 'even_number'
	| 'no_woman'
	| 'no_bookkeeper'
	| 'post_conflict'
	| 'near_relative'
	| 'checks_self'
	| 'barred'
	| 'step_missing'
	| 'out_of_order'
	| 'merge_not_allowed'
	| 'turnout_not_reached'
	| 'more_ballots_than_voters'
	| 'more_ballots_than_issued'
	| 'too_many_names'
	| 'one_person_two_posts'
	| 'sum_differs';

export const yes: Answer = { ok: true };

export function no(
	because: Because,
	more: { source?: Words | undefined; facts?: Readonly<Record<string, string | number>> } = {}
): Answer {
	return {
		ok: false,
		because,
		...(more.source ? { source: more.source } : {}),
		...(more.facts ? { facts: more.facts } : {})
	};
}

export function untold(...missing: string[]): Answer {
	return { ok: null, missing };
}

/** Answers that must all be yes: the first no decides; else whatever is missing keeps it open. */
export function every(answers: readonly Answer[]): Answer {
	const refused = answers.find(({ ok }) => ok === false);
	if (refused) return refused;
	const missing = answers.flatMap((answer) => (answer.ok === null ? answer.missing : []));
	return missing.length > 0 ? { ok: null, missing: [...new Set(missing)] } : yes;
}
