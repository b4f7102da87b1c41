import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Facts, type Verdict } from '#lib/kernel/verdict.ts';
import type { RefusalCode } from '#lib/kernel/refusal.ts';
import type { ItemPurpose } from '#lib/meetings/meeting.ts';
import type { NoticeKind } from '#lib/notices/notice.ts';
import type { PartyActKind } from './party-act.ts';
import type { ReferralKind } from './referral.ts';

/** Whom a shut gate waits for; `time` when nobody can hasten it. */
export type Waiter =
	'drafters' | 'desk' | 'secretary' | 'bodies' | 'supervisors' | 'owners' | 'outside' | 'time';

/** The one thing that would bring the matter on. */
export type NextAct =
	| { act: 'freeze'; documentId: Id<'document'> | undefined }
	| { act: 'ask'; kind: PartyActKind }
	| { act: 'give_opinion'; actId: Id<'partyAct'> }
	| { act: 'confirm_changes'; actId: Id<'partyAct'> }
	| { act: 'call_meeting'; purpose: ItemPurpose }
	| { act: 'hold_meeting'; meetingId: Id<'meeting'> }
	| { act: 'refer'; referral: ReferralKind }
	| { act: 'record_answer'; referralId: Id<'referral'> }
	| { act: 'answer_supervision' }
	| { act: 'open_period' }
	| { act: 'answer_comments'; periodId: Id<'period'> }
	| { act: 'seal_paper'; meetingId: Id<'meeting'>; paperId: Id<'paper'> | undefined }
	| { act: 'post_notice'; notice: NoticeKind }
	| { act: 'answer_objections'; noticeId: Id<'notice'> }
	| { act: 'assign_task' }
	| { act: 'finish_task'; taskId: Id<'task'>; reported: boolean }
	| { act: 'look_back' }
	| { act: 'revise' };

/** What a gate answers: yes, since when; or no, because, and whom it waits for. */
export interface Gate {
	verdict: Verdict;
	/** When the evidence was complete. */
	at?: Instant | undefined;
	waitsFor?: Waiter;
	/** The day due, where there is one. */
	by?: Instant | undefined;
	/** Since when it has been waiting with them. */
	since?: Instant | undefined;
	next?: NextAct | undefined;
	/** Sent back to drafting with reasons. */
	isReturned?: true;
	/** A quorate vote on this text said no. */
	isRefused?: true;
	/** Goes on without an opinion: 到期未提出意见, a petition's matter only. */
	hasLapsed?: true;
	/** The study was done in another act on the same text. */
	through?: PartyActKind;
}

export function open(
	at: Instant | undefined,
	more: Pick<Gate, 'hasLapsed' | 'through'> = {}
): Gate {
	return { verdict: allow, at, ...more };
}

export function shut(
	code: RefusalCode,
	{ facts, ...more }: Omit<Gate, 'verdict' | 'at'> & { facts?: Facts } = {}
): Gate {
	return { verdict: refuse(code, facts), ...more };
}
