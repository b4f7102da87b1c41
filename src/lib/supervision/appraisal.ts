import type { BodyKind, CommunityKind } from '#lib/communities/community.ts';
import type { Id } from '#lib/kernel/id.ts';
import { dayOf, type Day, type Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { isClerk, type Standing } from '#lib/people/standing.ts';
import type { Role } from '#lib/people/person.ts';
import { isReached, type Share } from '#lib/rulebooks/share.ts';
import { isSupervisor } from './objection.ts';

/** 评议等次: excellent 优秀 · competent 称职 · basic 基本称职 · incompetent 不称职. */
export const grades = ['excellent', 'competent', 'basic', 'incompetent'] as const;
export type Grade = (typeof grades)[number];
export type GradeCounts = Record<Grade, number>;

/** member 村（居）民委员会成员 · paid 由村民或村集体承担误工补贴的聘用人员, whom the village law has appraised too, without that effect. */
export const appraisedAs = ['member', 'paid'] as const;
export type AppraisedAs = (typeof appraisedAs)[number];

/**
 * With how many 不称职 ballots somebody is found so: half 过半数 · third 三分之一以上. No national text says; the place does, so
 * what it went by is kept with each sitting.
 */
export const incompetenceBars = ['half', 'third'] as const;
export type IncompetenceBar = (typeof incompetenceBars)[number];
const shares: Record<IncompetenceBar, Share> = {
	half: { op: '>', num: 1, den: 2 },
	third: { op: '>=', num: 1, den: 3 }
};

/** Rules of this file, as the table of articles names them. */
export const appraisalRules = {
	yearly: 'D-APPRAISAL-YEARLY',
	effect: 'D-APPRAISAL-TWICE'
} as const;

/** 民主评议: one sitting in which office holders were appraised. */
export interface Appraisal {
	id: Id<'appraisal'>;
	communityId: Id<'community'>;
	heldOn: Day;
	bodyId: Id<'body'>;
	/** 到会 and 有效票. */
	present: number;
	ballots: number;
	bar: IncompetenceBar;
	/** The text by which the place counts. */
	barBasis: string;
	/** 主持: of the supervision committee. */
	presidedBy: Id<'person'>;
	enteredBy: Id<'person'>;
	enteredAt: Instant;
	journalHead: string;
	voidedBy: Id<'person'> | null;
	voidedAt: Instant | null;
	voidReason: string | null;
}

export interface AppraisalResult extends GradeCounts {
	appraisalId: Id<'appraisal'>;
	personId: Id<'person'>;
	role: Role;
	appraisedAs: AppraisedAs;
}

export function sumOfGrades({ excellent, competent, basic, incompetent }: GradeCounts): number {
	return excellent + competent + basic + incompetent;
}

/** Every valid ballot says one of the four of everybody: no more ballots than people, and each line adds up to them. */
export function figuresHold(
	{ present, ballots }: Pick<Appraisal, 'present' | 'ballots'>,
	lines: readonly GradeCounts[]
): Verdict {
	if (lines.length === 0) return refuse('appraisal.nobody');
	if (ballots > present) return refuse('appraisal.more_ballots', { ballots, present });
	for (const [index, line] of lines.entries()) {
		const sum = sumOfGrades(line);
		if (sum !== ballots) return refuse('appraisal.sum_differs', { line: index + 1, sum, ballots });
	}
	return allow;
}

/** Who enters a sitting's result, and declares one void: the desk, or the committee that presided. */
export function mayKeepAppraisals(standing: Standing): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	return isClerk(standing) || isSupervisor(standing) ? allow : refuse('appraisal.not_keeper');
}

/**
 * Held by the assembly or the representatives, presided over by the supervision committee, and over already.
 * @see 村民委员会组织法（2025 年修正）第三十八条、城市居民委员会组织法（2025 年修订）第三十七条
 */
export function mayEnterAppraisal(
	standing: Standing,
	sitting: { bodyKind: BodyKind; heldOn: Day; presiderSupervises: boolean; bar: IncompetenceBar },
	{ barBasis, now }: { barBasis: string; now: Instant }
): Verdict {
	const keeper = mayKeepAppraisals(standing);
	if (!keeper.ok) return keeper;
	if (sitting.bodyKind !== 'assembly' && sitting.bodyKind !== 'representatives')
		return refuse('appraisal.wrong_body');
	if (sitting.heldOn > dayOf(now)) return refuse('appraisal.not_held_yet');
	if (!sitting.presiderSupervises) return refuse('appraisal.presider');
	return sitting.bar === 'third' && barBasis === '' ? refuse('appraisal.basis_missing') : allow;
}

export function mayVoidAppraisal(
	standing: Standing,
	{ voidedAt }: Pick<Appraisal, 'voidedAt'>
): Verdict {
	const keeper = mayKeepAppraisals(standing);
	if (!keeper.ok) return keeper;
	return voidedAt === null ? allow : refuse('appraisal.voided');
}

export function isIncompetent(
	{ incompetent }: Pick<GradeCounts, 'incompetent'>,
	{ ballots, bar }: Pick<Appraisal, 'ballots' | 'bar'>
): boolean {
	return isReached(shares[bar], incompetent, ballots);
}

/** One sitting's finding on one person. */
export interface Finding {
	appraisalId: Id<'appraisal'>;
	heldOn: Day;
	appraisedAs: AppraisedAs;
	incompetent: boolean;
}

/**
 * 连续两次不称职，职务终止: ends, with the two; crosses_term: the first lies before the term now running, and whether that
 * counts no text says; none.
 */
export type Effect =
	{ is: 'none' } | { is: 'ends' | 'crosses_term'; first: Finding; second: Finding };

/** Since when the law gives that effect: in villages since 2010, in residents' communities since the law of 2026. */
const EFFECT_SINCE: Record<CommunityKind, Day> = {
	village: '2010-10-28',
	residential: '2026-01-01'
};

/**
 * Whether a committee member's post has ended by two findings in a row. Somebody whose post began after the second is in
 * office by a later election.
 * @see 村民委员会组织法（2025 年修正）第三十八条、城市居民委员会组织法（2025 年修订）第三十七条
 */
export function effectOf(
	findings: readonly Finding[],
	post: { startsOn: Day },
	community: CommunityKind
): Effect {
	const [second, first] = findings
		.filter((one) => one.appraisedAs === 'member' && one.heldOn >= EFFECT_SINCE[community])
		.sort((one, other) => (one.heldOn < other.heldOn ? 1 : -1));
	if (!first?.incompetent || !second?.incompetent) return { is: 'none' };
	if (second.heldOn < post.startsOn) return { is: 'none' };
	return { is: first.heldOn < post.startsOn ? 'crosses_term' : 'ends', first, second };
}

/** 每年至少一次: those of the committee nobody has appraised in the calendar year of this day. */
export function notYetAppraised<Member extends { personId: Id<'person'> }>(
	members: readonly Member[],
	findings: readonly { personId: Id<'person'>; heldOn: Day }[],
	today: Day
): Member[] {
	const year = today.slice(0, 4);
	const done = new Set(
		findings.filter(({ heldOn }) => heldOn.startsWith(year)).map(({ personId }) => personId)
	);
	return members.filter(({ personId }) => !done.has(personId));
}
