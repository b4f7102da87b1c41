import type { CommunityKind } from '#lib/communities/community.ts';
import type { Id } from '#lib/kernel/id.ts';
import { addDays, dayOf, type Day, type Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { isClerk, sitsIn, type Standing } from '#lib/people/standing.ts';
import type { Role } from '#lib/people/person.ts';
import { isSupervisor } from './objection.ts';

/** in_office 任期经济责任审计 · leaving 离任经济责任审计. */
export const auditKinds = ['in_office', 'leaving'] as const;
export type AuditKind = (typeof auditKinds)[number];

/**
 * 审计事项: finances 财务收支 · debts 债权债务 · grants 拨付和捐赠的资金物资 · tenders 公益项目招标投标 · funds 资金管理使用 ·
 * raised 筹集资金使用 · requested 要求审计的其他事项.
 */
export const auditSubjects = [
	'finances',
	'debts',
	'grants',
	'tenders',
	'funds',
	'raised',
	'requested'
] as const;
export type AuditSubject = (typeof auditSubjects)[number];

/** What the law lists for each, beside what people ask for. */
const listed: Record<CommunityKind, readonly AuditSubject[]> = {
	village: ['finances', 'debts', 'grants', 'tenders', 'funds'],
	residential: ['finances', 'grants', 'raised']
};

/** Rules of this file, as the table of articles names them. */
export const auditRules = { whom: 'D-AUDIT-WHOM', before: 'D-AUDIT-BEFORE-ELECTION' } as const;

/** 经济责任审计: of one office holder, for a period. */
export interface Audit {
	id: Id<'audit'>;
	communityId: Id<'community'>;
	kind: AuditKind;
	personId: Id<'person'>;
	role: Role;
	periodFrom: Day;
	periodTo: Day;
	/** Who organises and who does it, as they sign. */
	auditor: string;
	/** The next election of the committee, where its day is known. */
	electionOn: Day | null;
	subjects: AuditSubject[];
	openedBy: Id<'person'>;
	openedAt: Instant;
	conclusion: string | null;
	publishedBy: Id<'person'> | null;
	publishedAt: Instant | null;
	journalHead: string | null;
}

/** What may be asked of an audit here, in the law's order. */
export function subjectsFor(community: CommunityKind): AuditSubject[] {
	return [...listed[community], 'requested'];
}

/** What the law lists and this audit does not cover. */
export function notCovered(
	community: CommunityKind,
	{ subjects }: Pick<Audit, 'subjects'>
): AuditSubject[] {
	return listed[community].filter((one) => !subjects.includes(one));
}

/**
 * Who must be audited: in a village every member of the committee, in a residents' community its director.
 * @see 村民委员会组织法（2025 年修正）第四十条、城市居民委员会组织法（2025 年修订）第三十八条
 */
export function isAudited(community: CommunityKind, role: Role): boolean {
	if (community === 'residential') return role === 'director';
	return role === 'director' || role === 'deputy_director' || role === 'committee_member';
}

/** The last day on which the result of an audit on leaving may still be published: the one before the election. */
export function publishBy({ kind, electionOn }: Pick<Audit, 'kind' | 'electionOn'>): Day | null {
	return kind === 'leaving' && electionOn !== null ? addDays(electionOn, -1) : null;
}

/** in_time 按时公布 · late 公布晚于选举日前 · due 待公布 · overdue 逾期未公布 · no_day 公布不受选举日限制或者选举日未定. */
export type AuditTiming = 'in_time' | 'late' | 'due' | 'overdue' | 'no_day';

export function auditTiming(
	audit: Pick<Audit, 'kind' | 'electionOn' | 'publishedAt'>,
	today: Day
): AuditTiming {
	const last = publishBy(audit);
	if (last === null) return 'no_day';
	if (audit.publishedAt !== null) return dayOf(audit.publishedAt) <= last ? 'in_time' : 'late';
	return today <= last ? 'due' : 'overdue';
}

/** Townships organise audits; what they come to is entered by them, the desk or the supervision committee. */
export function mayKeepAudits(standing: Standing): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	return isClerk(standing) || isSupervisor(standing) || sitsIn(standing, ['township_office'])
		? allow
		: refuse('audit.not_keeper');
}

export function mayOpenAudit(
	standing: Standing,
	audit: Pick<Audit, 'periodFrom' | 'periodTo' | 'subjects' | 'personId'>,
	now: Instant
): Verdict {
	const keeper = mayKeepAudits(standing);
	if (!keeper.ok) return keeper;
	if (standing.personId === audit.personId) return refuse('audit.own');
	if (audit.periodTo < audit.periodFrom || audit.periodTo > dayOf(now))
		return refuse('audit.period');
	return audit.subjects.length ? allow : refuse('audit.no_subject');
}

/** 公布审计结果: with the document itself, once, by nobody his own. A late one is published too, and shown to be late. */
export function mayPublishAudit(
	standing: Standing,
	audit: Pick<Audit, 'personId' | 'publishedAt'>
): Verdict {
	const keeper = mayKeepAudits(standing);
	if (!keeper.ok) return keeper;
	if (standing.personId === audit.personId) return refuse('audit.own');
	return audit.publishedAt === null ? allow : refuse('audit.published');
}
