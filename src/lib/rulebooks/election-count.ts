import type { Day } from '#lib/kernel/instant.ts';
import { every, no, untold, yes, type Answer } from './answer.ts';
import type { Words } from './rule.ts';
import { isReached, type Share } from './share.ts';
import * as source from './sources.ts';

/** Who elects: registered voters, in a residents' community also households' representatives or the residents'. */
export const electorates = ['voters', 'households', 'representatives'] as const;
export type Electorate = (typeof electorates)[number];

const MORE_THAN_HALF: Share = { op: '>', num: 1, den: 2 };
const A_THIRD: Share = { op: '>=', num: 1, den: 3 };
/** 超过三分之二, where the residents' representatives elect. */
const turnout: Record<Electorate, Share> = {
	voters: MORE_THAN_HALF,
	households: MORE_THAN_HALF,
	representatives: { op: '>', num: 2, den: 3 }
};

export const electionArticle = (community: 'village' | 'residential', day: Day): Words =>
	community === 'residential'
		? source.residents2025('第十九条', 'art. 19')
		: day < '2026-01-01'
			? source.village2018('第十五条', 'art. 15')
			: source.village2025('第十八条', 'art. 18');

export interface Turnout {
	electorate: Electorate;
	/** 登记参加选举的人数. */
	registered?: number | undefined;
	/** 参加投票的人数. */
	voted?: number | undefined;
	/** 发出的选票. */
	issued?: number | undefined;
	/** 收回的选票. */
	returned?: number | undefined;
	source?: Words;
}

/**
 * 选举有效: more than half of those registered voted (超过三分之二 of residents' representatives), and no more ballots came back than
 * people voted or than were handed out. Of the figures only those given are asked for; one pair at least has to be there.
 */
export function isElectionValid(count: Turnout): Answer {
	const { electorate, registered, voted, issued, returned } = count;
	const cast = voted ?? returned;
	const compared: Answer[] = [];
	if (returned !== undefined && voted !== undefined)
		compared.push(
			returned > voted
				? no('more_ballots_than_voters', {
						source: source.zhejiangElection('第二十七条', 'art. 27'),
						facts: { returned, voted }
					})
				: yes
		);
	if (returned !== undefined && issued !== undefined)
		compared.push(
			returned > issued
				? no('more_ballots_than_issued', {
						source: source.henanVillage('第三十五条', 'art. 35'),
						facts: { returned, issued }
					})
				: yes
		);
	if (registered !== undefined)
		compared.push(
			cast === undefined
				? untold('voted')
				: isReached(turnout[electorate], cast, registered)
					? yes
					: no('turnout_not_reached', {
							...(count.source ? { source: count.source } : {}),
							facts: { voted: cast, registered }
						})
		);
	return compared.length === 0 ? untold('registered', 'returned') : every(compared);
}

/** 选票有效: no more names than seats, nobody in two posts. What cannot be read the election committee settles. */
export function isBallotValid(ballot: {
	seats: number;
	named: number;
	oneInTwoPosts?: boolean;
	isLegible?: boolean;
}): Answer {
	const source27 = source.zhejiangElection('第二十七条', 'art. 27');
	if (ballot.named > ballot.seats) return no('too_many_names', { source: source27 });
	if (ballot.oneInTwoPosts) return no('one_person_two_posts', { source: source27 });
	return ballot.isLegible === false ? untold('election_committee_decision') : yes;
}

export interface Round {
	seats: number;
	/** 已投选票总数: spoiled ballots are in it. */
	cast: number;
	votes: readonly { name: string; votes: number }[];
	/** 另行选举: best votes win, not below a third of the ballots cast. */
	isSupplementary: boolean;
}

/** What comes next: nothing · 再次投票 between those tied · 另行选举 for the seats left · the seats may stay empty. */
export type NextStep = 'none' | 'revote_between_tied' | 'supplementary_round';

export interface Counted {
	elected: string[];
	/** Tied for the last seat, and none of them elected. */
	tied: string[];
	seatsLeft: number;
	next: NextStep;
	/** 得票多少为序: those not elected, for the ballot of the next round. */
	others: string[];
}

/** 当选: who has enough votes, by number; a tie for the last seat is voted on again between the tied. */
export function countRound({ seats, cast, votes, isSupplementary }: Round): Counted {
	const needed = isSupplementary ? A_THIRD : MORE_THAN_HALF;
	const order = votes.toSorted((a, b) => b.votes - a.votes);
	const able = order.filter((one) => isReached(needed, one.votes, cast));
	const last = able[seats - 1]?.votes;
	const isTied = last !== undefined && able[seats]?.votes === last;
	const elected = isTied ? able.filter((one) => one.votes > last) : able.slice(0, seats);
	const tied = isTied ? able.filter((one) => one.votes === last) : [];
	const seatsLeft = seats - elected.length;
	const names = (some: readonly { name: string }[]) => some.map(({ name }) => name);
	return {
		elected: names(elected),
		tied: names(tied),
		seatsLeft,
		next: isTied ? 'revote_between_tied' : seatsLeft > 0 ? 'supplementary_round' : 'none',
		others: names(order.filter((one) => !elected.includes(one)))
	};
}

/** 缺额: after a further round a seat may stay empty once three are elected (浙江省村民委员会选举办法第三十条). */
export function maySeatsStayEmpty(elected: number): boolean {
	return elected >= 3;
}
