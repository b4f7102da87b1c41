import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { MatterClass } from '#lib/matters/matter.ts';
import type { ItemPurpose, MeetingMode } from '#lib/meetings/meeting.ts';
import type { Counting } from '#lib/rulebooks/rule.ts';
import type { Counts, TallyChannel } from '#lib/votes/vote.ts';

/** What became of an item: passed 通过 · not_passed 未通过 · no_vote 议过，未表决 · postponed 未议. */
export const pastOutcomes = ['passed', 'not_passed', 'no_vote', 'postponed'] as const;
export type PastOutcome = (typeof pastOutcomes)[number];

/** One item of a sitting held earlier. With a vote, counts and the outcome announced then must agree by the rule of that day. */
export interface PastItem {
	title: string;
	purpose: ItemPurpose;
	matterId?: Id<'matter'> | null;
	versionId?: Id<'version'> | null;
	/** What was said, for those inside. */
	gist?: string;
	outcome: PastOutcome;
	/** Only with a vote. */
	counts?: Counts;
	channel?: TallyChannel;
	/** For purpose `delegate`: what is left to the representatives' meeting, until when. */
	delegation?: { classes: MatterClass[]; endsAt: Instant };
}

/** 补录: a sitting held before it is entered, with its own date. */
export interface PastMeeting {
	communityId: Id<'community'>;
	bodyIds: Id<'body'>[];
	counting: Counting;
	/** 参加方式; in the room when not said. */
	mode?: MeetingMode;
	title: string;
	place: string;
	heldAt: Instant;
	chairId: Id<'person'>;
	recorderId: Id<'person'>;
	/** Those of the due who were there. Everybody else who was due was not. */
	presentIds: Id<'person'>[];
	/** 列席: there without a vote. */
	observerIds?: Id<'person'>[];
	items: PastItem[];
}
