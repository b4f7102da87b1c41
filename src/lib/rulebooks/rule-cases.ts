import type { Day } from '#lib/kernel/instant.ts';
import {
	comparisonsIn,
	enough,
	figuresOf,
	isArea,
	outcomeOf,
	weigh,
	type Figures,
	type Rule,
	type Test
} from './rule.ts';
import { isInForce, ruleOn } from './rules.ts';
import { exceeding, isAsPrinted, percentages, unaccounted, unitSuspect } from './recount.ts';
import { isFigure, type Figure } from './share.ts';

/** A case as it stands in a file, once it was found to have the form of one. */
interface VoteCase {
	rule: Rule;
	day: Day | null;
	figures: Figures;
	detail: Readonly<Record<string, unknown>>;
	expected: Readonly<Record<string, unknown>>;
}

/** What the rulebook makes of a case, or why it is none. */
export type Judged = { actual: Record<string, unknown> } | { malformed: string };

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts a vote's figures to the rule that the case names. Every answer is true, false, or null: cannot be determined. */
export function judgeVote(given: unknown): Judged {
	const read = readCase(given);
	if ('malformed' in read) return read;
	const { rule, day, figures, expected } = read;
	const { quorate, passed } = outcomeOf(weigh(rule.quorum, figures), weigh(rule.pass, figures));

	const actual: Record<string, unknown> = { quorum_met: quorate, passed };
	for (const key of Object.keys(expected)) {
		const value = derived(key, { rule, figures, passed });
		if (value !== undefined) actual[key] = value;
	}
	const flags = flagsOf(read);
	if (flags.length > 0 || 'flags' in expected) actual.flags = flags;
	if (day !== null && !isInForce(rule, day))
		actual.remarks = [`not_in_force:${rule.validFrom}..${rule.validTo ?? ''}`];
	return { actual };
}

function readCase(given: unknown): VoteCase | { malformed: string } {
	if (!isRecord(given)) return { malformed: 'a case is an object' };
	const { rule: id, as_of: day = null, inputs, expected } = given;
	if (typeof id !== 'string') return { malformed: 'rule is missing' };
	if (day !== null && (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)))
		return { malformed: 'as_of is not a date' };
	const rule = ruleOn(id, day as Day | null);
	if (!rule) return { malformed: `unknown rule ${id}` };
	if (!isRecord(inputs)) return { malformed: 'inputs are missing' };
	if (!isRecord(expected)) return { malformed: 'expected is missing' };

	const detail = isRecord(inputs.detail) ? inputs.detail : {};
	const asked = new Set(figuresOf(rule));
	const figures: Record<string, Figure | null> = {};
	for (const [name, value] of Object.entries(inputs)) {
		const figure = asDecimal(value);
		if (figure !== undefined) figures[name] = figure;
		else if (asked.has(name) && value !== null) return { malformed: `${name} is not a figure` };
	}
	return { rule, day: day as Day | null, figures, detail, expected };
}

/** A number that JSON carries with a fraction is taken as it is written; nothing is computed from the float. */
function asDecimal(value: unknown): Figure | undefined {
	const written = typeof value === 'number' && !Number.isInteger(value) ? String(value) : value;
	return isFigure(written) ? written : undefined;
}

/** The same test without what is measured by area. */
function byHead(test: Test | null): Test | null {
	return only(test, (name) => !isArea(name));
}

function only(test: Test | null, is: (name: string) => boolean): Test | null {
	if (test === null) return null;
	if ('cmp' in test) return is(test.cmp.x) ? test : null;
	const parts = ('all' in test ? test.all : test.any).flatMap((part) => only(part, is) ?? []);
	if (parts.length === 0) return null;
	return 'all' in test ? { all: parts } : { any: parts };
}

/** Of what each way of counting is a share, for `min_…_for_quorum`. */
const wholes: Record<string, readonly string[]> = {
	owners: ['owners_total'],
	households: ['eligible_households', 'household_reps', 'households'],
	adults: ['eligible_adults'],
	members: ['members_total', 'eligible_voting'],
	reps: ['reps', 'reps_total', 'reps_expected', 'group_reps'],
	directors: ['directors_total'],
	voters: ['registered'],
	ballots: ['registered', 'household_reps', 'reps'],
	area: ['area_total']
};

/** A further answer that a case may ask for. Undefined: it asks for none, the key is a remark. */
function derived(
	key: string,
	{ rule, figures, passed }: { rule: Rule; figures: Figures; passed: boolean | null }
): unknown {
	if (key === 'headcount_quorum') return weigh(byHead(rule.quorum), figures).holds;
	if (key === 'headcount_majority') return weigh(byHead(rule.pass), figures).holds;
	if (key === 'area_quorum') return weigh(only(rule.quorum, isArea), figures).holds;
	if (key === 'area_majority') return weigh(only(rule.pass, isArea), figures).holds;
	if (key === 'elected') return passed;
	if (key === 'recomputed_pct')
		return Object.fromEntries(
			[...percentages(rule, figures)].map(([name, { percent }]) => [name, Number(percent)])
		);
	const of = /^min_(\w+)_for_quorum$/.exec(key)?.[1];
	return of && Object.hasOwn(wholes, of) ? leastFor(rule, figures, wholes[of]!) : undefined;
}

/** The smallest number of these that makes a quorum; null when what it is a share of is not known. */
function leastFor(rule: Rule, figures: Figures, of: readonly string[]): Figure | null {
	const found = comparisonsIn(rule.quorum).find((comparison) => of.includes(comparison.of));
	return (found && enough(rule.quorum, figures, found.x)) ?? null;
}

/** Which groups of inputs a figure belongs to. */
function groupsOf(name: string): string[] {
	return [
		...(isArea(name) ? ['area'] : []),
		...(/(^|_)(yes|votes)$|^yes_/.test(name) ? ['votes'] : []),
		...(/participating|present|ballots_cast|feedback/.test(name) ? ['participation'] : [])
	];
}

/** What does not follow, or is not there. */
function flagsOf({ rule, figures, detail, expected }: VoteCase): string[] {
	const open = [weigh(rule.quorum, figures), weigh(rule.pass, figures)];
	const missing = [...new Set(open.flatMap((sum) => sum.missing))];
	const groups = [...new Set(missing.flatMap(groupsOf))];
	const gap = unaccounted(figures, detail);
	const unit = unitSuspect(detail);
	return [
		...groups.map((group) => `missing:${group}`),
		...missing.filter((name) => !groups.includes(name)).map((name) => `missing:${name}`),
		...misprinted(rule, figures, expected.published_pct),
		...(gap && 'missing' in gap ? [`unaccounted_votes:${gap.missing}`] : []),
		...(gap && 'surplus' in gap ? [`surplus_votes:${gap.surplus}`] : []),
		...exceeding(rule, figures).map((what) => `more_than_whole:${what}`),
		...(unit ? [`unit_suspect:${unit}`] : [])
	];
}

function misprinted(rule: Rule, figures: Figures, published: unknown): string[] {
	if (!isRecord(published)) return [];
	const bases = new Map<string, string>();
	for (const test of [rule.pass, rule.quorum])
		for (const { x, of } of comparisonsIn(test)) bases.set(x, of);
	return Object.entries(published).flatMap(([name, share]) => {
		const printed = asDecimal(typeof share === 'string' ? share.replace(/[%％]$/, '') : share);
		const [part, whole] = [figures[name], figures[bases.get(name) ?? '']];
		if (printed === undefined || !isFigure(part) || !isFigure(whole)) return [];
		return isAsPrinted(String(printed), part, whole)
			? []
			: [`published_percentage_mismatch:${name}`];
	});
}
