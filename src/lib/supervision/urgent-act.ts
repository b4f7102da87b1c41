import type { BodyKind } from '#lib/communities/community.ts';
import type { Id } from '#lib/kernel/id.ts';
import { dayOf, type Day, type Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { ItemState } from '#lib/meetings/meeting.ts';
import { isBranchSecretary, isClerk, sitsIn, type Standing } from '#lib/people/standing.ts';

/** 先行处置: begun before the body that has to decide could meet, and put to it afterwards. */
export interface UrgentAct {
	id: Id<'urgentAct'>;
	communityId: Id<'community'>;
	matterId: Id<'matter'> | null;
	title: string;
	done: string;
	reasons: string;
	begunOn: Day;
	recordedBy: Id<'person'>;
	recordedAt: Instant;
	/** 追认: the agenda item it was put to. */
	itemId: Id<'item'> | null;
	putBy: Id<'person'> | null;
	putAt: Instant | null;
}

/** What became of the agenda item. */
export interface PutTo {
	state: ItemState;
	meetingOver: boolean;
	vote: { isClosed: boolean; quorate: boolean | null; passed: boolean | null } | undefined;
}

/** open 待追认 · put 已列入会议 · ratified 已追认 · refused 未予追认. */
export type UrgentState = 'open' | 'put' | 'ratified' | 'refused';

/** How loud a state is said beside its words. */
export const urgentTones = {
	open: 'seal',
	put: 'wait',
	ratified: 'pass',
	refused: 'seal'
} as const;

/** A sitting that was not quorate, or ended without a vote on it, has not decided: it is open again. */
export function urgentState(put: PutTo | undefined): UrgentState {
	if (!put) return 'open';
	if (put.vote?.isClosed) {
		if (put.vote.quorate === false || put.vote.passed === null) return 'open';
		return put.vote.passed ? 'ratified' : 'refused';
	}
	return put.state === 'postponed' || put.state === 'closed' || put.meetingOver ? 'open' : 'put';
}

/** Those who can have acted: the desk, the committee, the secretary. */
export function mayKeepUrgentActs(standing: Standing): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	const acts =
		isClerk(standing) ||
		isBranchSecretary(standing) ||
		sitsIn(standing, ['committee'], ['director', 'deputy_director', 'committee_member']);
	return acts ? allow : refuse('urgent.not_keeper');
}

export function mayRecordUrgentAct(
	standing: Standing,
	{ begunOn }: Pick<UrgentAct, 'begunOn'>,
	now: Instant
): Verdict {
	const keeper = mayKeepUrgentActs(standing);
	if (!keeper.ok) return keeper;
	return begunOn <= dayOf(now) ? allow : refuse('urgent.not_begun');
}

/** An agenda item that an urgent act may be put to. */
export interface RatifyingItem {
	bodyKinds: readonly BodyKind[];
	startsAt: Instant;
	enteredAfterwards: boolean;
	state: ItemState;
	matterId: Id<'matter'> | null;
}

/**
 * 提请追认: by the body that would have had to decide, in a sitting after the act, and before it has voted (a sitting
 * entered afterwards has).
 */
export function mayPutToMeeting(
	standing: Standing,
	act: Pick<UrgentAct, 'begunOn' | 'matterId'>,
	{ item, state }: { item: RatifyingItem; state: UrgentState }
): Verdict {
	const keeper = mayKeepUrgentActs(standing);
	if (!keeper.ok) return keeper;
	if (state === 'ratified' || state === 'refused') return refuse('urgent.settled');
	const decides = item.bodyKinds.some((kind) => kind === 'assembly' || kind === 'representatives');
	if (!decides) return refuse('urgent.wrong_body');
	if (dayOf(item.startsAt) < act.begunOn) return refuse('urgent.meeting_before');
	if (item.matterId !== null && item.matterId !== act.matterId)
		return refuse('urgent.other_matter');
	const isOver = item.state === 'closed' || item.state === 'postponed';
	if (isOver || (item.state === 'decided' && !item.enteredAfterwards))
		return refuse('urgent.item_over');
	return allow;
}

/** Must be put to the next meeting: one was held since it was recorded, and it was not before it. */
export function hasMissedMeeting(
	act: Pick<UrgentAct, 'recordedAt'>,
	state: UrgentState,
	lastHeldAt: Instant | undefined
): boolean {
	return state === 'open' && lastHeldAt !== undefined && lastHeldAt > act.recordedAt;
}
