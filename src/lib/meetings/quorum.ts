import type { Day } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { CommunityKind } from '#lib/communities/community.ts';
import {
	both,
	enough,
	figuresFor,
	figuresOf,
	weigh,
	type Counting,
	type Figures,
	type Mode,
	type Rule,
	type Sum,
	type Words
} from '#lib/rulebooks/rule.ts';
import { countingsOf, rulesFor } from '#lib/rulebooks/rules.ts';
import { sittingKind, type Attendance, type ItemPurpose, type Meeting } from './meeting.ts';

/** Where a sitting is held, for the rulebook: the kind of community, and the rules that it lays over the country's. */
export interface RulePlace {
	kind: CommunityKind;
	/** Of the place it lies in and its own, as they stand on the day asked about. */
	local: readonly Rule[];
}

/** Who is there, with the figures beside head counts that a local rule may ask for. */
export interface Counted extends Attendance {
	more?: Figures;
}

/** The rules for one purpose on the agenda of this sitting, as they stand on a day. */
export function rulesOf(
	meeting: Pick<Meeting, 'bodies' | 'counting'>,
	{ kind: community, local }: RulePlace,
	purpose: ItemPurpose,
	day: Day
): Rule[] {
	const body = sittingKind(meeting.bodies.map(({ kind }) => kind));
	return rulesFor({ community, body, purpose, counting: meeting.counting, day, local });
}

/** 法定人数, as a sum: `应到 45，实到 30：30×3=90 ≥ 45×2=90`. */
export function quorumSum(
	rules: readonly Rule[],
	meeting: Pick<Meeting, 'counting'>,
	counted: Counted
): Sum {
	return both(rules.map((rule) => weigh(rule.quorum, figuresFor(rule, meeting.counting, counted))));
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
	counted: Counted
): Verdict {
	if (rules.length === 0) return refuse('rule.none');
	const { due, present } = counted;
	const missing = neededFor(rules, meeting, counted) - present;
	if (missing > 0) return refuse('meeting.no_quorum', { due, present, missing });
	const sum = quorumSum(rules, meeting, counted);
	if (sum.holds === false) return womenShort(rules, meeting, counted);
	return sum.missing.length > 0 ? refuse('meeting.women_unknown') : allow;
}

/** 妇女代表未到够: enough are there, and a local rule asks how many of them are women. */
function womenShort(
	rules: readonly Rule[],
	{ counting }: Pick<Meeting, 'counting'>,
	counted: Counted
): Verdict {
	const there = Number(counted.more?.women_present ?? 0);
	const needed = rules.map((rule) =>
		Number(enough(rule.quorum, figuresFor(rule, counting, counted), 'women_present') ?? 0)
	);
	return refuse('meeting.women_short', {
		due: Number(counted.more?.women_reps ?? 0),
		present: there,
		missing: Math.max(...needed) - there
	});
}

/** Whether the rules ask how many women representatives there are, and are there. */
export function asksForWomen(rules: readonly Rule[]): boolean {
	return rules.some((rule) =>
		figuresOf(rule).some((name) => name === 'women_reps' || name === 'women_present')
	);
}

/** Do the rules admit taking part in this way? Says which does not, and its article. */
export function admitsMode(rules: readonly Rule[], mode: Mode): Verdict {
	const other = rules.find(({ modes }) => !modes.includes(mode));
	if (!other) return allow;
	const { name, source } = other;
	return refuse(`rule.not_${mode}`, { rule: name, article: source });
}

/** Days of notice that the strictest rule of the agenda asks for; where the law leaves it open, the community's own. */
export function noticeDays(rules: readonly Rule[], kinds: Meeting['bodies'], own: number): number {
	const leftOpen = kinds.some(({ kind }) => kind === 'representatives' || kind === 'council');
	return Math.max(leftOpen ? own : 0, ...rules.map((rule) => rule.noticeDays));
}

/**
 * Days that have to run in any case: what the law lets be shorter in special circumstances (遇有特殊情况临时通知) is left out.
 *
 * @see 村民委员会组织法（2025 年修正）第二十五条; 城市居民委员会组织法（2025 年修订）第二十六条
 */
export function firmNoticeDays(
	rules: readonly Rule[],
	kinds: Meeting['bodies'],
	own: number
): number {
	return noticeDays(
		rules.filter(({ mayBeShort }) => !mayBeShort),
		kinds,
		own
	);
}

/** Where so many days of notice stand. Undefined: it is the community's own number. */
export function noticeSource(rules: readonly Rule[], days: number): Words | undefined {
	const rule = rules.find((rule) => rule.noticeDays === days && days > 0);
	return rule && (rule.noticeSource ?? rule.source);
}

/** The rules of everything on the agenda, each once. */
export function rulesOfAgenda(
	meeting: Pick<Meeting, 'bodies' | 'counting'>,
	place: RulePlace,
	purposes: readonly ItemPurpose[],
	day: Day
): Rule[] {
	const rules = (purposes.length ? purposes : (['other'] as const)).flatMap((purpose) =>
		rulesOf(meeting, place, purpose, day)
	);
	const keyOf = ({ id, edition }: Rule) => `${id} ${edition}`;
	return [...new Map(rules.map((rule) => [keyOf(rule), rule])).values()];
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
