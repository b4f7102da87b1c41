import { isDay, type Day } from '#lib/kernel/instant.ts';
import {
	judgeBallot,
	judgeElectionRank,
	judgeElectionValidity,
	judgeFinance,
	judgeMask,
	judgeThreeRates
} from './procedural-counts.ts';
import {
	judgeDeadline,
	judgeFrequency,
	judgeHandover,
	judgeNotice,
	judgePosting,
	judgeVoterList,
	judgeVoteWindow
} from './procedural-days.ts';
import { Inputs, Malformed } from './procedural-inputs.ts';
import { judgeProxy, judgeSilentVotes, judgeVenue, judgeWorkflow } from './procedural-people.ts';

/** A topic: what its inputs come to. The day is the case's `as_of`, where it has one. */
type Judge = (given: Inputs, day: Day | undefined) => Record<string, unknown>;

const topics: Readonly<Record<string, Judge>> = {
	notice: judgeNotice,
	voter_list: judgeVoterList,
	handover: judgeHandover,
	disclosure_period: judgePosting,
	disclosure_frequency: judgeFrequency,
	disclosure_deadline: judgeDeadline,
	vote_window: judgeVoteWindow,
	proxy: judgeProxy,
	workflow: judgeWorkflow,
	venue: judgeVenue,
	silent_votes: judgeSilentVotes,
	three_rates: judgeThreeRates,
	election_rank: judgeElectionRank,
	election_validity: judgeElectionValidity,
	ballot_validity: judgeBallot,
	finance_check: judgeFinance,
	mask: judgeMask
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What the rules make of a case about procedure: days, proxies, steps, bodies, counts. A topic or a value that they do not know
 * is malformed, with a sentence naming it; an input that no rule asked for is named under `unused`.
 */
export function judgeProcedural(
	one: unknown
): { actual: Record<string, unknown> } | { malformed: string } {
	if (!isRecord(one)) return { malformed: 'a case is not an object' };
	const { topic, inputs, as_of: asOf } = one;
	if (typeof topic !== 'string' || !Object.hasOwn(topics, topic))
		return { malformed: `topic ${JSON.stringify(topic ?? null)} is not known` };
	if (!isRecord(inputs)) return { malformed: 'inputs are missing' };
	const day = asOf ?? inputs.as_of;
	if (day !== undefined && day !== null && !(typeof day === 'string' && isDay(day)))
		return { malformed: 'as_of is not a date' };
	const given = new Inputs(inputs);
	given.day('as_of');
	try {
		const actual = topics[topic]!(given, (day ?? undefined) as Day | undefined);
		const unused = given.unused();
		return { actual: unused.length > 0 ? { ...actual, unused } : actual };
	} catch (error) {
		if (error instanceof Malformed) return { malformed: error.message };
		throw error;
	}
}
