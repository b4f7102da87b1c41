import type { Day } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { CommunityKind } from '#lib/communities/community.ts';
import {
	both,
	enough,
	figuresFor,
	weigh,
	type Counting,
	type Rule,
	type Sum
} from '#lib/rulebooks/rule.ts';
import { countingsOf, rulesFor } from '#lib/rulebooks/rules.ts';
import { sittingKind, type Attendance, type ItemPurpose, type Meeting } from './meeting.ts';

/** The rules for one purpose on the agenda of this sitting, as they stand on a day. */
export function rulesOf(
	meeting: Pick<Meeting, 'bodies' | 'counting'>,
	community: CommunityKind,
	purpose: ItemPurpose,
	day: Day
): Rule[] {
	const body = sittingKind(meeting.bodies.map(({ kind }) => kind));
	return rulesFor({ community, body, purpose, counting: meeting.counting, day });
}

/** 法定人数, as a sum: `应到 45，实到 30：30×3=90 ≥ 45×2=90`. */
export function quorumSum(
	rules: readonly Rule[],
	meeting: Pick<Meeting, 'counting'>,
	{ due, present }: Attendance
): Sum {
	return both(
		rules.map((rule) => weigh(rule.quorum, figuresFor(rule, meeting.counting, { due, present })))
	);
}

/** How many must be there for a quorum under all the rules. */
export function neededFor(
	rules: readonly Rule[],
	{ counting }: Pick<Meeting, 'counting'>,
	{ due }: Attendance
): number {
	const least = rules.map((rule) => {
		const names = rule.counts[counting];
		const figures = figuresFor(rule, counting, { due, present: 0 });
		const counts = (names?.present ?? []).map((name) => enough(rule.quorum, figures, name));
		return Math.max(1, ...counts.filter((count) => count !== undefined).map(Number));
	});
	return Math.max(1, ...least);
}

/** Are enough there to vote under these rules? Says how many are missing. */
export function isQuorate(
	rules: readonly Rule[],
	meeting: Pick<Meeting, 'counting'>,
	attendance: Attendance
): Verdict {
	if (rules.length === 0) return refuse('rule.none');
	const { due, present } = attendance;
	const missing = neededFor(rules, meeting, attendance) - present;
	return missing > 0 || quorumSum(rules, meeting, attendance).holds === false
		? refuse('meeting.no_quorum', { due, present, missing })
		: allow;
}

/** Days of notice that the strictest rule of the agenda asks for; where the law leaves it open, the community's own. */
export function noticeDays(rules: readonly Rule[], kinds: Meeting['bodies'], own: number): number {
	const leftOpen = kinds.some(({ kind }) => kind === 'representatives' || kind === 'council');
	return Math.max(leftOpen ? own : 0, ...rules.map((rule) => rule.noticeDays));
}

/** The rules of everything on the agenda, each once. */
export function rulesOfAgenda(
	meeting: Pick<Meeting, 'bodies' | 'counting'>,
	community: CommunityKind,
	purposes: readonly ItemPurpose[],
	day: Day
): Rule[] {
	const rules = (purposes.length ? purposes : (['other'] as const)).flatMap((purpose) =>
		rulesOf(meeting, community, purpose, day)
	);
	return rules.filter((rule, index) => rules.indexOf(rule) === index);
}

/** May a sitting of these bodies be counted this way? Where the rulebook is silent, by seats. */
export function admitsCounting(
	bodies: Meeting['bodies'],
	community: CommunityKind,
	counting: Counting,
	day: Day
): boolean {
	const known = countingsOf(community, sittingKind(bodies.map(({ kind }) => kind)), day);
	return known.length ? known.includes(counting) : counting === 'seats';
}
