import type { BodyKind, CommunityKind } from '#lib/communities/community.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Matter } from '#lib/matters/matter.ts';
import type { ItemPurpose, itemStates, MeetingState } from '#lib/meetings/meeting.ts';
import type { PaperKind, paperStates } from '#lib/minutes/paper.ts';
import type { NoticeKind } from '#lib/notices/notice.ts';
import type { taskStates } from '#lib/tasks/task.ts';
import type { AfterLookBack, Opinion, outcomes, PartyActKind } from './party-act.ts';
import type { ReferralFact } from './referral.ts';

/** A frozen text of the matter: 第×稿. */
export interface TextFact {
	id: Id<'version'>;
	number: number;
	hash: string;
	frozenAt: Instant;
	/** Why its draft was begun, where somebody asked for it. Public. */
	reason: string | null;
}

export interface PartyActFact {
	id: Id<'partyAct'>;
	kind: PartyActKind;
	bodyName: string;
	versionId: Id<'version'>;
	askedAt: Instant;
	dueAt: Instant;
	lapsedAt: Instant | null;
	opinion: Opinion | null;
	/** When the sitting decided it; when it was entered, where there is no sitting. */
	decidedAt: Instant | null;
	givenAt: Instant | null;
	itemId: Id<'item'> | null;
	confirmedVersionId: Id<'version'> | null;
	confirmedAt: Instant | null;
	/** Public. The reasons are not among the facts: they stay inside. */
	conclusion: string | null;
}

/** The vote taken on an agenda item, with the verdict computed when it was closed. */
export interface VoteFact {
	id: Id<'vote'>;
	isClosed: boolean;
	openedAt: Instant;
	closedAt: Instant | null;
	versionHash: string | null;
	due: number;
	present: number;
	yes: number;
	no: number;
	abstain: number;
	/** Null where the rule asks for no quorum. */
	quorate: boolean | null;
	/** Null where a figure is missing: cannot be determined. */
	passed: boolean | null;
}

/** An agenda item about this matter, and the sitting it stands in. */
export interface SittingFact {
	itemId: Id<'item'>;
	meetingId: Id<'meeting'>;
	title: string;
	purpose: ItemPurpose;
	state: (typeof itemStates)[number];
	versionId: Id<'version'> | null;
	meetingState: MeetingState;
	bodies: readonly BodyKind[];
	bodyIds: readonly Id<'body'>[];
	bodyNames: readonly string[];
	calledAt: Instant;
	startsAt: Instant;
	enteredAfterwards: boolean;
	/** Of the party organisation: what was said stays inside, figures in favour and the conclusion are public. */
	inner: boolean;
	vote: VoteFact | undefined;
}

export interface PaperFact {
	id: Id<'paper'>;
	meetingId: Id<'meeting'>;
	kind: PaperKind;
	state: (typeof paperStates)[number];
	title: string;
	/** Of an inner sitting: its record and resolution stay inside. */
	inner: boolean;
	sealedAt: Instant | null;
}

export interface PeriodFact {
	id: Id<'period'>;
	versionId: Id<'version'>;
	opensAt: Instant;
	closesAt: Instant;
	closedAt: Instant | null;
	comments: number;
	unanswered: number;
}

export interface NoticeFact {
	id: Id<'notice'>;
	kind: NoticeKind;
	title: string;
	postedAt: Instant;
	postedUntil: Instant;
	isWithdrawn: boolean;
	objections: number;
	unanswered: number;
}

export interface TaskFact {
	id: Id<'task'>;
	title: string;
	ownerName: string;
	state: (typeof taskStates)[number];
	assignedAt: Instant;
	dueAt: Instant;
	checkedAt: Instant | null;
}

export interface LookBackFact {
	id: Id<'review'>;
	bodyName: string;
	bodyId: Id<'body'>;
	helped: (typeof outcomes)[number];
	next: AfterLookBack;
	remark: string;
	lookedAt: Instant;
}

/** 授权: classes of matters that an assembly's passed vote left to the representatives, from–to. */
export interface DelegationFact {
	classes: readonly string[];
	startsAt: Instant;
	endsAt: Instant;
}

/** 监督委员会提出、还没有答复的意见. */
export interface SupervisionFact {
	step: string;
	raisedAt: Instant;
}

/** The draft being written: there is at most one. */
export interface OpenDraft {
	documentId: Id<'document'>;
	round: number;
	since: Instant;
	reason: string | null;
}

/** Everything recorded about a matter that a gate may rest on: plain facts, oldest first. */
export interface Dossier {
	matter: Matter;
	kind: CommunityKind;
	/** The body that drafts and answers for it. */
	bodyName: string;
	/** The idea it came from. */
	ideaTitle: string | null;
	/** The idea was screened (议题审核) by the party organisation, not only by the council's convener. */
	screenedByParty: boolean;
	screenedAt: Instant | null;
	/** Days of notice before a sitting, as the community has settled. */
	noticeDays: number;
	texts: readonly TextFact[];
	openDraft: OpenDraft | undefined;
	partyActs: readonly PartyActFact[];
	referrals: readonly ReferralFact[];
	/** 监督意见 that nobody has answered yet, with the step it was raised at. */
	unansweredObjections: readonly SupervisionFact[];
	periods: readonly PeriodFact[];
	sittings: readonly SittingFact[];
	papers: readonly PaperFact[];
	notices: readonly NoticeFact[];
	tasks: readonly TaskFact[];
	lookBacks: readonly LookBackFact[];
	delegations: readonly DelegationFact[];
}

/** When the matter was last reopened: what was carried out and looked at before counts no more. */
export function reopenedAt({ lookBacks }: Dossier): Instant {
	return lookBacks.findLast(({ next }) => next !== 'close')?.lookedAt ?? 0;
}

/** 重新议事: after it every step is walked once more; the texts stay, what was said and decided on them before is past. */
export function ofThisRound(dossier: Dossier): Dossier {
	const since = dossier.lookBacks.findLast(({ next }) => next === 'new_round')?.lookedAt;
	if (since === undefined) return dossier;
	return {
		...dossier,
		partyActs: dossier.partyActs.filter(({ askedAt }) => askedAt >= since),
		periods: dossier.periods.filter(({ opensAt }) => opensAt >= since),
		sittings: dossier.sittings.filter(({ calledAt }) => calledAt >= since),
		referrals: dossier.referrals.filter(({ sentAt }) => sentAt >= since)
	};
}

export function lastText(dossier: Dossier): TextFact | undefined {
	return dossier.texts.at(-1);
}

/** The text that may be reviewed and voted on: the last frozen one, unless the next is being written. */
export function currentText(dossier: Dossier): TextFact | undefined {
	return dossier.openDraft ? undefined : lastText(dossier);
}
