import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { ItemPurpose } from '#lib/meetings/meeting.ts';
import {
	both,
	figuresFor,
	outcomeOf,
	weigh,
	type Counting,
	type Figures,
	type Outcome,
	type RuleSnapshot,
	type Sum
} from '#lib/rulebooks/rule.ts';

/** yes 赞成 · no 反对 · abstain 弃权. */
export const choices = ['yes', 'no', 'abstain'] as const;
export type Choice = (typeof choices)[number];
export type Counts = Record<Choice, number>;

/** open 表决中 · closed 已截止. */
export const voteStates = ['open', 'closed'] as const;

/** How votes that were not cast by phone were taken: hands 举手 · paper 纸票 (in sittings entered afterwards). */
export const tallyChannels = ['hands', 'paper'] as const;
export type TallyChannel = (typeof tallyChannels)[number];

/** 表决结果: recomputable from the ballots, the count and the rules. What is stored, shown, printed and published. */
export interface VoteResult extends Outcome {
	due: number;
	present: number;
	/** All channels together. */
	counts: Counts;
	phone: Counts;
	/** What was counted in the room, and how. */
	tally: Counts;
	tallyChannel: TallyChannel;
	/** 未表决: on the roll, and neither by phone nor by hand. They stay in the base: not for. */
	notCast: number;
	/** Each rule's own sums; `quorum` and `pass` are all of them together. */
	byRule: { rule: RuleSnapshot; quorum: Sum; pass: Sum }[];
}

/** 表决: one question put to a sitting, named. */
export interface Vote {
	id: Id<'vote'>;
	communityId: Id<'community'>;
	itemId: Id<'item'>;
	matterId: Id<'matter'> | null;
	question: string;
	/** The frozen text that is voted on, and its SHA-256. */
	versionId: Id<'version'> | null;
	versionHash: string | null;
	rules: RuleSnapshot[];
	counting: Counting;
	due: number;
	present: number;
	/** Figures beside them that a local rule asks for: 妇女代表. */
	more: Figures | null;
	rollHash: string;
	openedBy: Id<'person'>;
	openedAt: Instant;
	state: (typeof voteStates)[number];
	closedAt: Instant | null;
	/** Counted in the room; null before the count. */
	tally: Counts | null;
	tallyChannel: TallyChannel;
	result: VoteResult | null;
}

/** A vote as a dossier sees it. */
export interface VoteOfMatter extends Vote {
	meetingId: Id<'meeting'>;
	purpose: ItemPurpose;
}

/** One person's place on the roll of a vote, and what they have cast. */
export interface Voter {
	personId: Id<'person'>;
	hasCast: boolean;
	/** Their ballot, once cast. */
	choice: Choice | null;
	castAt: Instant | null;
}

export const noVotes: Counts = { yes: 0, no: 0, abstain: 0 };

export function sumOf({ yes, no, abstain }: Counts): number {
	return yes + no + abstain;
}

/** May this person cast a ballot now? `voter` is undefined for somebody not on the roll. */
export function mayCast(vote: Pick<Vote, 'state' | 'tally'>, voter: Voter | undefined): Verdict {
	if (!voter) return refuse('vote.not_on_roll');
	if (voter.hasCast) return refuse('vote.already_cast');
	if (vote.state !== 'open') return refuse('vote.closed');
	return vote.tally === null ? allow : refuse('vote.tally_taken');
}

/** Whether hands and phones together fit those present. One person is counted once, so they never exceed them. */
export function fits(hands: Counts, phone: Counts, present: number): Verdict {
	const [h, p] = [sumOf(hands), sumOf(phone)];
	return h + p <= present
		? allow
		: refuse('vote.too_many', { hands: h, phone: p, sum: h + p, present });
}

/**
 * 表决结果. Who was on the roll and did not vote stays in the base: where the law counts those present, not voting is
 * not agreeing.
 */
export function resultOf(
	vote: Pick<Vote, 'rules' | 'counting' | 'due' | 'present' | 'tally' | 'tallyChannel'> &
		Partial<Pick<Vote, 'more'>>,
	phone: Counts
): VoteResult {
	const { rules, counting, due, present, tallyChannel } = vote;
	const more = vote.more ?? {};
	const tally = vote.tally ?? noVotes;
	const counts: Counts = {
		yes: phone.yes + tally.yes,
		no: phone.no + tally.no,
		abstain: phone.abstain + tally.abstain
	};
	const byRule = rules.map((rule) => {
		const figures = figuresFor(rule, counting, { due, present, more, ...counts });
		return { rule, quorum: weigh(rule.quorum, figures), pass: weigh(rule.pass, figures) };
	});
	return {
		due,
		present,
		counts,
		phone,
		tally,
		tallyChannel,
		notCast: present - sumOf(counts),
		byRule,
		...outcomeOf(both(byRule.map(({ quorum }) => quorum)), both(byRule.map(({ pass }) => pass)))
	};
}

/** SHA-256 over the result's canonical JSON: the journal holds it, so an exported result can be checked. */
export function resultHash(result: VoteResult): string {
	return sha256Hex(canonicalJson(result as unknown as Json));
}

/**
 * What the journal holds of a result. Of a party meeting those against stay inside, and the few ways three or forty
 * people can vote are soon tried: its hash is concealed by the installation's key.
 */
export function toldHash(
	result: VoteResult,
	{ inner, conceal }: { inner: boolean; conceal: (text: string) => string }
): string {
	const hash = resultHash(result);
	return inner ? conceal(hash) : hash;
}
