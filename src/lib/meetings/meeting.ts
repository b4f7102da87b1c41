import type { Id } from '#lib/kernel/id.ts';
import { HOUR, type Instant } from '#lib/kernel/instant.ts';
import { all, allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { BodyKind } from '#lib/communities/community.ts';
import type { Role } from '#lib/people/person.ts';
import { isClerk, sitsIn, type Standing } from '#lib/people/standing.ts';
import type { Counting } from '#lib/rulebooks/rule.ts';

/** called 已通知 · open 进行中 · closed 已结束 · cancelled 已取消. */
export const meetingStates = ['called', 'open', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** 参加方式 of a sitting: sitting 到会 · online 在线到会. Votes over days and in writing are no sittings. */
export const meetingModes = ['sitting', 'online'] as const;
export type MeetingMode = (typeof meetingModes)[number];

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

/** Whether a vote under this purpose is one on the frozen text of a matter; screening comes before there is a text. */
export function decidesText(purpose: ItemPurpose): boolean {
	return purpose !== 'screen' && purpose !== 'delegate' && purpose !== 'other';
}

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
	/** 参加方式: in the room, or the same sitting from afar. */
	mode: MeetingMode;
	/** 临时通知: why the notice was shorter than its days. */
	shortReason: string | null;
	/** 户 without a representative, where households are counted: due, though nobody stands on the sheet for them. */
	vacant: number;
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

/** Those who head a body, and so convene it and speak for it. */
export const headRoles: readonly Role[] = [
	'secretary',
	'deputy_secretary',
	'director',
	'deputy_director',
	'convener'
];

const partyKinds: readonly BodyKind[] = [
	'party_organisation',
	'party_committee',
	'wider_party_committee'
];

/**
 * Whose heads convene a kind of body. The committee convenes assembly and representatives
 * (村民委员会组织法第二十五条、第三十条；城市居民委员会组织法第二十六条、第二十八条).
 */
const convenedBy: Partial<Record<BodyKind, readonly BodyKind[]>> = {
	assembly: ['assembly', 'committee'],
	representatives: ['representatives', 'committee'],
	two_committees: ['two_committees', 'party_organisation', 'party_committee', 'committee'],
	party_organisation: partyKinds,
	party_committee: partyKinds
};

/** 召集人: heads one of the bodies that sit. */
export function isConvener(standing: Standing, kinds: readonly BodyKind[]): boolean {
	return kinds.some((kind) => sitsIn(standing, convenedBy[kind] ?? [kind], headRoles));
}

/** Party bodies alone sit behind closed doors: what is said there stays there. */
export function isInner(kinds: readonly BodyKind[]): boolean {
	return kinds.length > 0 && kinds.every((kind) => partyKinds.includes(kind));
}

/** The kind under which the rulebook knows a sitting: the two committees together are one, counted by people. */
export function sittingKind(kinds: readonly BodyKind[]): BodyKind {
	const distinct = [...new Set(kinds)];
	if (distinct.length === 1) return distinct[0]!;
	const two: readonly BodyKind[] = [
		'two_committees',
		'committee',
		'party_committee',
		'party_organisation'
	];
	return distinct.every((kind) => two.includes(kind)) ? 'two_committees' : 'joint_meeting';
}

const kindsOf = (meeting: Pick<Meeting, 'bodies'>) => meeting.bodies.map(({ kind }) => kind);

/** May this person call a meeting of these bodies, or enter one held earlier? */
export function mayCall(standing: Standing, kinds: readonly BodyKind[]): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	if (kinds.length === 0) return refuse('meeting.no_body');
	return isClerk(standing) || isConvener(standing, kinds) ? allow : refuse('meeting.not_caller');
}

/** Chair, recorder, clerk and conveners run the sitting. */
export function mayRun(meeting: Meeting, standing: Standing): Verdict {
	const { personId } = standing;
	if (personId === undefined) return refuse('access.sign_in');
	return personId === meeting.chairId ||
		personId === meeting.recorderId ||
		isClerk(standing) ||
		isConvener(standing, kindsOf(meeting))
		? allow
		: refuse('meeting.not_running');
}

/**
 * Who may read agenda, gist and record. A party meeting: its members and who sat in it. Any other: also clerk,
 * supervision committee and whoever holds a post here.
 */
export function maySeeInside(
	meeting: Meeting,
	standing: Standing,
	{ isListed }: { isListed: boolean }
): Verdict {
	const { personId, posts } = standing;
	if (personId === undefined) return refuse('access.sign_in');
	if (isListed || personId === meeting.chairId || personId === meeting.recorderId) return allow;
	if (posts.some(({ bodyId }) => meeting.bodies.some(({ id }) => id === bodyId))) return allow;
	if (meeting.inner) return refuse('meeting.inner');
	return posts.length > 0 ? allow : refuse('access.not_yours');
}

/** Doors open an hour before: sign-in and opening are possible from then. */
export const DOORS = HOUR;

/** May the sitting be opened now? */
export function mayOpen(meeting: Meeting, standing: Standing, now: Instant): Verdict {
	return all(
		mayRun(meeting, standing),
		meeting.state === 'called' ? allow : refuse('meeting.not_called'),
		now >= meeting.startsAt - DOORS ? allow : refuse('meeting.too_early')
	);
}

/** May anybody be signed in, or out, at this instant? */
export function areDoorsOpen({ state, startsAt }: Meeting, now: Instant): Verdict {
	if (state === 'closed' || state === 'cancelled') return refuse('meeting.over');
	return now >= startsAt - DOORS ? allow : refuse('meeting.too_early');
}

/** Is the sitting in session, run by this person? */
export function mayLead(meeting: Meeting, standing: Standing): Verdict {
	return all(
		mayRun(meeting, standing),
		meeting.state === 'open' ? allow : refuse('meeting.not_open')
	);
}

/** May this item be taken now? One at a time. */
export function mayStart(item: AgendaItem, items: readonly AgendaItem[]): Verdict {
	if (item.state !== 'waiting' && item.state !== 'postponed') return refuse('meeting.item_done');
	const busy = items.some(({ state }) => state === 'discussing' || state === 'voting');
	return busy ? refuse('meeting.item_taken') : allow;
}

/** May the discussion of this item be ended without a vote? */
export function mayCloseItem({ state }: AgendaItem): Verdict {
	if (state === 'voting') return refuse('meeting.vote_open');
	return state === 'discussing' ? allow : refuse('meeting.item_not_discussing');
}

/** May this item be put off to another sitting (未议)? */
export function mayPostpone({ state }: AgendaItem): Verdict {
	if (state === 'voting') return refuse('meeting.vote_open');
	return state === 'waiting' || state === 'discussing' ? allow : refuse('meeting.item_done');
}

/** May the sitting be closed? Every item is done, or put off. */
export function mayEnd(items: readonly AgendaItem[]): Verdict {
	if (items.some(({ state }) => state === 'voting')) return refuse('meeting.vote_open');
	const count = items.filter(({ state }) => state === 'waiting' || state === 'discussing').length;
	return count ? refuse('meeting.items_left', { count }) : allow;
}

/** The one thing to do next in a sitting: 开始会议 → 开始一项 → 表决 → 截止 → 下一项 → 散会. */
export type NextMove =
	| { kind: 'open' }
	| { kind: 'start'; item: AgendaItem }
	| { kind: 'discuss'; item: AgendaItem }
	| { kind: 'vote'; item: AgendaItem }
	| { kind: 'close' }
	| { kind: 'over' };

export function nextMove({ state }: Meeting, items: readonly AgendaItem[]): NextMove {
	if (state === 'called') return { kind: 'open' };
	if (state !== 'open') return { kind: 'over' };
	const voting = items.find((item) => item.state === 'voting');
	if (voting) return { kind: 'vote', item: voting };
	const discussing = items.find((item) => item.state === 'discussing');
	if (discussing) return { kind: 'discuss', item: discussing };
	const waiting = items.find((item) => item.state === 'waiting');
	return waiting ? { kind: 'start', item: waiting } : { kind: 'close' };
}

/** What a kind of sitting is for, its usual purpose first. A council cannot take the representatives' place. */
const purposesBy: Partial<Record<BodyKind, readonly ItemPurpose[]>> = {
	party_organisation: ['review', 'propose', 'screen', 'study', 'other'],
	party_committee: ['propose', 'screen', 'study', 'other'],
	wider_party_committee: ['screen', 'study', 'other'],
	two_committees: ['confer', 'other'],
	assembly: ['resolve', 'delegate', 'other'],
	representatives: ['resolve', 'other'],
	council: ['deliberate', 'other']
};

export function purposesFor(kinds: readonly BodyKind[]): readonly ItemPurpose[] {
	return purposesBy[sittingKind(kinds)] ?? ['other'];
}

/** The kinds of body that may take a purpose, the usual one first; the two committees sit together. */
export function bodiesFor(purpose: ItemPurpose): readonly BodyKind[] {
	const order: readonly BodyKind[] = [
		'party_committee',
		'party_organisation',
		'two_committees',
		'representatives',
		'assembly',
		'council'
	];
	return order.filter((kind) => purposesBy[kind]?.includes(purpose));
}
