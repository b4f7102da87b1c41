import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { ItemPurpose } from '#lib/meetings/meeting.ts';
import type { Outcome, RuleSnapshot, Sum } from '#lib/rulebooks/rule.ts';

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
	due: number;
	present: number;
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
