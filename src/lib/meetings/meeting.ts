import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { BodyKind } from '#lib/communities/community.ts';
import type { Counting } from '#lib/rulebooks/rule.ts';

/** called 已通知 · open 进行中 · closed 已结束 · cancelled 已取消. */
export const meetingStates = ['called', 'open', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

/**
 * Why a matter stands on the agenda: propose 党组织提议 · screen 议题审核 · study 研究讨论 · confer 两委商议 · review 党员大会审议 ·
 * deliberate 议事会协商 · resolve 会议决议 · delegate 授权 (the assembly delegates matters to the representatives) · other 其他.
 */
export const itemPurposes = [
	'propose',
	'screen',
	'study',
	'confer',
	'review',
	'deliberate',
	'resolve',
	'delegate',
	'other'
] as const;
export type ItemPurpose = (typeof itemPurposes)[number];

/** waiting 未开始 · discussing 讨论中 · voting 表决中 · decided 已表决 · closed 已议完 (without a vote) · postponed 未议. */
export const itemStates = [
	'waiting',
	'discussing',
	'voting',
	'decided',
	'closed',
	'postponed'
] as const;
export type ItemState = (typeof itemStates)[number];

/** How somebody came to be counted as present: phone 本人手机 · desk 工作人员代签 · paper 纸质签到. */
export const signInChannels = ['phone', 'desk', 'paper'] as const;
export type SignInChannel = (typeof signInChannels)[number];

/** One of the bodies that sit. */
export interface MeetingBody {
	id: Id<'body'>;
	kind: BodyKind;
	name: string;
}

/** 会议: a sitting of one or more bodies. */
export interface Meeting {
	id: Id<'meeting'>;
	communityId: Id<'community'>;
	title: string;
	place: string;
	/** When it is to begin; when it was held, for one entered afterwards. */
	startsAt: Instant;
	calledBy: Id<'person'>;
	calledAt: Instant;
	/** 补录: held before it was entered. */
	enteredAfterwards: boolean;
	/** 计数方式: who counts as one of those due. */
	counting: Counting;
	/** Words spoken stay inside the bodies (party meetings). */
	inner: boolean;
	state: MeetingState;
	chairId: Id<'person'> | null;
	recorderId: Id<'person'> | null;
	openedAt: Instant | null;
	closedAt: Instant | null;
	cancelReason: string | null;
	bodies: MeetingBody[];
}

/** 议程项. */
export interface AgendaItem {
	id: Id<'item'>;
	meetingId: Id<'meeting'>;
	/** 1, 2, 3 … */
	number: number;
	title: string;
	purpose: ItemPurpose;
	matterId: Id<'matter'> | null;
	/** The frozen text it is about. */
	versionId: Id<'version'> | null;
	state: ItemState;
	/** Gist of what was said. For those inside only. */
	gist: string;
}

/** 应到、实到: those due, and those of them who are there. */
export interface Attendance {
	due: number;
	present: number;
}

/** An agenda item as a dossier sees it. */
export interface ItemOfMatter extends AgendaItem {
	meeting: Meeting;
	attendance: Attendance;
}
