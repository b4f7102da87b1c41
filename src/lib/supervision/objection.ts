import type { Id } from '#lib/kernel/id.ts';
import { dayOf, type Day, type Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { isClerk, sitsIn, type Standing } from '#lib/people/standing.ts';

/** 监督意见: what the supervision committee objects to in a matter, at the step where it stands. */
export interface SupervisionObjection {
	id: Id<'supervisionObjection'>;
	communityId: Id<'community'>;
	matterId: Id<'matter'>;
	/** 1, 2, 3 … of its matter. */
	number: number;
	/** The step of the procedure at which the matter stood. */
	step: string;
	reasons: string;
	raisedBy: Id<'person'>;
	raisedAt: Instant;
	answer: string | null;
	answeredBy: Id<'person'> | null;
	answeredAt: Instant | null;
	acceptedBy: Id<'person'> | null;
	acceptedAt: Instant | null;
	/** What was reported upward, and the 16 digits of the journal's head then. */
	report: string | null;
	reportedBy: Id<'person'> | null;
	reportedAt: Instant | null;
	reportHead: string | null;
	/** What the township or street answered: who, on which day. */
	outcome: string | null;
	outcomeFrom: string | null;
	outcomeOn: Day | null;
	outcomeBy: Id<'person'> | null;
	outcomeAt: Instant | null;
}

/** waiting 待答复 · answered 已答复 · accepted 答复已认可 · reported 已向上反映 · concluded 上级已答复. */
export type ObjectionState = 'waiting' | 'answered' | 'accepted' | 'reported' | 'concluded';

type Marks = Pick<
	SupervisionObjection,
	'answeredAt' | 'acceptedAt' | 'reportedAt' | 'outcomeAt' | 'raisedAt' | 'raisedBy'
>;

export function objectionState(objection: Omit<Marks, 'raisedAt' | 'raisedBy'>): ObjectionState {
	if (objection.outcomeAt !== null) return 'concluded';
	if (objection.reportedAt !== null) return 'reported';
	if (objection.acceptedAt !== null) return 'accepted';
	return objection.answeredAt !== null ? 'answered' : 'waiting';
}

/** 监督委员会成员: has a vote in it. */
export function isSupervisor({ posts }: Standing): boolean {
	return posts.some(
		({ bodyKind, role, votes }) =>
			bodyKind === 'supervision_committee' && votes && role !== 'observer'
	);
}

export function mustSupervise(standing: Standing): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	return isSupervisor(standing) ? allow : refuse('supervision.supervisors_only');
}

/** One at a time: whoever has an objection open on the matter waits for what becomes of it. */
export function mayObjectTo(
	standing: Standing,
	matter: { state: 'open' | 'closed' | 'stopped' },
	{ hasOpen }: { hasOpen: boolean }
): Verdict {
	const supervises = mustSupervise(standing);
	if (!supervises.ok) return supervises;
	if (matter.state !== 'open') return refuse('matter.ended');
	return hasOpen ? refuse('supervision.already_open') : allow;
}

/** 经办人, a member of the committee, or of the body that answers for the matter; nobody who supervises it. */
export function mayAnswerSupervisor(
	standing: Standing,
	objection: Marks,
	matter: { bodyId: Id<'body'> }
): Verdict {
	const { personId, posts } = standing;
	if (personId === undefined) return refuse('access.sign_in');
	const answers =
		isClerk(standing) ||
		sitsIn(standing, ['committee'], ['director', 'deputy_director', 'committee_member']) ||
		posts.some(({ bodyId, role }) => bodyId === matter.bodyId && role !== 'observer');
	if (!answers) return refuse('supervision.not_answerer');
	if (isSupervisor(standing)) return refuse('supervision.answers_itself');
	if (objection.answeredAt !== null) return refuse('supervision.already_answered');
	return objection.acceptedAt === null ? allow : refuse('supervision.settled');
}

/** 认可答复: after it was answered, unless it has gone upward. */
export function mayAcceptAnswer(standing: Standing, objection: Marks): Verdict {
	const open = mayStillSettle(standing, objection);
	if (!open.ok) return open;
	return objection.answeredAt === null ? refuse('supervision.not_answered') : allow;
}

/**
 * 向上反映: with or without an answer, since a breach does not wait for one.
 * @see 村民委员会组织法（2025 年修正）第三十七条、城市居民委员会组织法（2025 年修订）第三十六条
 */
export function mayReportUpward(standing: Standing, objection: Marks): Verdict {
	return mayStillSettle(standing, objection);
}

function mayStillSettle(standing: Standing, { acceptedAt, reportedAt }: Marks): Verdict {
	const supervises = mustSupervise(standing);
	if (!supervises.ok) return supervises;
	if (acceptedAt !== null) return refuse('supervision.settled');
	return reportedAt === null ? allow : refuse('supervision.already_reported');
}

/** 登记上级答复: by those who reported it or the township's own people, never by those it was about. */
export function mayRecordOutcome(
	standing: Standing,
	objection: Marks,
	on: Day,
	now: Instant
): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	if (!isSupervisor(standing) && !sitsIn(standing, ['township_office']))
		return refuse('supervision.supervisors_only');
	if (objection.reportedAt === null) return refuse('supervision.not_reported');
	if (objection.outcomeAt !== null) return refuse('supervision.already_concluded');
	return dayOf(objection.reportedAt) <= on && on <= dayOf(now)
		? allow
		: refuse('supervision.outcome_day');
}
