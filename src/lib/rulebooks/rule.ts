import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { isReached, smallest, type Share } from './share.ts';

/** A sentence of the rulebook in both languages. */
export interface Words {
	zh: string;
	en: string;
}

/** Figures by name; one that is absent or null is not known. Areas are in 0.01 m², so all are whole numbers. */
export type Figures = Readonly<Record<string, number | null | undefined>>;

/** x op num/den × of. */
export interface Comparison extends Share {
	x: string;
	of: string;
}

/** A tree of comparisons. Under `any`, a branch whose figures are not known is a way that was not used. */
export type Test = { cmp: Comparison } | { all: readonly Test[] } | { any: readonly Test[] };

/** 计数方式: who counts as one. seats 组成人员 · adults 十八周岁以上居民 · households 户的代表. */
export const countings = ['seats', 'adults', 'households'] as const;
export type Counting = (typeof countings)[number];

/** How sure we are of it: read in the law · in a local law · second-hand · practice of places, no law. */
export const certainties = ['verified', 'verified_local', 'secondary', 'local_practice'] as const;

/** sitting 到会: a phone is the device of somebody signed in to an open sitting. remote: from afar, or over days. */
export type Mode = 'sitting' | 'remote';

/** 规则: what the law or a bylaw asks of a decision, with its article, for as long as it applies. */
export interface Rule {
	id: string;
	/** Which wording of the law: with the id it names the rule. */
	edition: string;
	name: Words;
	source: Words;
	certainty: (typeof certainties)[number];
	/** Both days belong to it. */
	validFrom: Day;
	validTo: Day | null;
	/** Kinds of community and of body it speaks of; several bodies sitting together are a kind of their own. */
	communities: readonly ('village' | 'residential')[];
	body: string;
	/** Only for items on the agenda for one of these purposes; for all when absent. */
	purposes?: readonly string[];
	/** What a sitting's 应到 and 实到 are called in the tests, by each way of counting that the rule admits. */
	counts: Partial<Record<Counting, { due: string; present: readonly string[] }>>;
	/** 法定人数. Null: the rule has no such test. */
	quorum: Test | null;
	/** 通过. Null: the rule has no such test. */
	pass: Test | null;
	/** Days between the day of the notice, which is not counted, and the sitting. */
	noticeDays: number;
	modes: readonly Mode[];
	note?: Words;
}

/** One comparison with its figures put in: part × den against whole × num. */
export interface SumLine extends Comparison {
	part: number | null;
	whole: number | null;
	/** Null: cannot be determined. */
	holds: boolean | null;
}

/** 算式: what a test comes to. `holds` is null when it cannot be determined: `missing` then names the figures. */
export interface Sum {
	holds: boolean | null;
	lines: SumLine[];
	missing: string[];
}

/** Puts the figures into a test. A rule without such a test answers null, with nothing missing. */
export function weigh(test: Test | null, figures: Figures): Sum {
	if (test === null) return { holds: null, lines: [], missing: [] };
	if ('cmp' in test) return compare(test.cmp, figures);
	if ('all' in test) return both(test.all.map((part) => weigh(part, figures)));

	const branches = test.any.map((part) => weigh(part, figures));
	const used = branches.filter(({ holds }) => holds !== null);
	if (used.length === 0)
		return { holds: null, lines: [], missing: branches.flatMap(({ missing }) => missing) };
	const met = used.filter(({ holds }) => holds);
	const told = met.length ? met : used;
	return { holds: met.length > 0, lines: told.flatMap(({ lines }) => lines), missing: [] };
}

/** Sums that must all hold: rules laid over one another add, they do not replace (叠加适用). */
export function both(sums: readonly Sum[]): Sum {
	const told = sums.filter(({ holds, missing }) => holds !== null || missing.length > 0);
	return {
		holds: told.some(({ holds }) => holds === false)
			? false
			: told.length === 0 || told.some(({ holds }) => holds === null)
				? null
				: true,
		lines: told.flatMap(({ lines }) => lines),
		missing: [...new Set(told.flatMap(({ missing }) => missing))]
	};
}

function compare(comparison: Comparison, figures: Figures): Sum {
	const part = figures[comparison.x] ?? null;
	const whole = figures[comparison.of] ?? null;
	const missing = [
		...(part === null ? [comparison.x] : []),
		...(whole === null ? [comparison.of] : [])
	];
	const holds = part === null || whole === null ? null : isReached(comparison, part, whole);
	return { holds, lines: [{ ...comparison, part, whole, holds }], missing };
}

/** The smallest `x` that would be enough, the other figures being what they are. Undefined: `x` decides nothing here. */
export function enough(test: Test | null, figures: Figures, x: string): number | undefined {
	if (test === null) return undefined;
	if ('cmp' in test) {
		const whole = figures[test.cmp.of];
		return test.cmp.x === x && typeof whole === 'number' ? smallest(test.cmp, whole) : undefined;
	}
	const parts = ('all' in test ? test.all : test.any)
		.map((part) => enough(part, figures, x))
		.filter((count) => count !== undefined);
	if (parts.length === 0) return undefined;
	return 'all' in test ? Math.max(...parts) : Math.min(...parts);
}

/** Quorum and pass under one rule. */
export interface Outcome {
	quorum: Sum;
	pass: Sum;
	/** Null: cannot be determined, or the rule has no such test. */
	quorate: boolean | null;
	passed: boolean | null;
}

/** A failed quorum makes the decision not passed, however many agreed; one that cannot be told leaves it open. */
export function outcomeOf(quorum: Sum, pass: Sum): Outcome {
	const untold = quorum.holds === null && quorum.missing.length > 0;
	const passed =
		quorum.holds === false || pass.holds === false ? false : untold ? null : pass.holds;
	return { quorum, pass, quorate: quorum.holds, passed };
}

/** What is kept of a rule with a decision made under it, so that it can be recomputed when the law has changed. */
export type RuleSnapshot = Pick<
	Rule,
	'id' | 'edition' | 'name' | 'source' | 'certainty' | 'counts' | 'quorum' | 'pass'
> & { hash: string };

/** SHA-256 over the rule's canonical JSON. */
export function ruleHash(rule: Rule): string {
	return sha256Hex(canonicalJson(rule as unknown as Json));
}

export function snapshotOf(rule: Rule): RuleSnapshot {
	const { id, edition, name, source, certainty, counts, quorum, pass } = rule;
	return { id, edition, name, source, certainty, counts, quorum, pass, hash: ruleHash(rule) };
}

/** What a sitting came to, in plain numbers. Votes are absent before anybody has voted. */
export interface SittingCounts {
	due: number;
	present: number;
	yes?: number;
	no?: number;
	abstain?: number;
}

/** The sitting's numbers under the names that the rule's tests use for this way of counting. */
export function figuresFor(
	rule: Pick<Rule, 'counts'>,
	counting: Counting,
	{ due, present, ...votes }: SittingCounts
): Figures {
	const names = rule.counts[counting];
	if (!names) return { ...votes };
	const figures: Record<string, number | undefined> = { ...votes, [names.due]: due };
	for (const name of names.present) figures[name] = present;
	return figures;
}
