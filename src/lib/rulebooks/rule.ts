import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import type { Words } from '#lib/kernel/verdict.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { compareFigures, isReached, smallest, type Figure, type Share } from './share.ts';

export type { Words };

/** Figures by name; one that is absent or null is not known. Areas are decimals as text, in square metres. */
export type Figures = Readonly<Record<string, Figure | null | undefined>>;

/** x op num/den × of. A name that is a number stands for that number: 村民代表不少于三十人 is `reps >= 30/1 × 1`. */
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

/**
 * 参加方式. sitting 现场到会: a phone is the device of somebody signed in to an open sitting. online 在线到会: the same sitting,
 * from afar. period 限期表决: over several days. written 书面: papers delivered and collected.
 */
export const modes = ['sitting', 'online', 'period', 'written'] as const;
export type Mode = (typeof modes)[number];

/** decision 作出决定 · election 选举、罢免 · petition 联名提议 · composition 组成. Only a decision is asked of a sitting. */
export const ruleKinds = ['decision', 'election', 'petition', 'composition'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** 规则: what the law or a bylaw asks of a decision, with its article, for as long as it applies. */
export interface Rule {
	id: string;
	/** Which wording of the law: with the id it names the rule. */
	edition: string;
	kind: RuleKind;
	name: Words;
	source: Words;
	/** Where the text was read. */
	url?: string;
	certainty: (typeof certainties)[number];
	/** Both days belong to it. */
	validFrom: Day;
	validTo: Day | null;
	/** Kinds of community and of body it speaks of; several bodies sitting together are a kind of their own. */
	communities: readonly ('village' | 'residential')[];
	body: string;
	/** Only for items on the agenda for one of these purposes; for all when absent. */
	purposes?: readonly string[];
	/** Only for matters of these classes; for all when absent. */
	classes?: readonly string[];
	/** What a sitting's 应到 and 实到 are called in the tests, by each way of counting that the rule admits. */
	counts: Partial<Record<Counting, { due: string; present: readonly string[] }>>;
	/** 法定人数. Null: the rule has no such test. */
	quorum: Test | null;
	/** 通过. Null: the rule has no such test. */
	pass: Test | null;
	/** Days between the day of the notice, which is not counted, and the sitting. */
	noticeDays: number;
	/** Where those days stand, if elsewhere than the tests. */
	noticeSource?: Words;
	/** 遇有特殊情况可以临时通知: the law lets the notice be shorter, with the reason on record. */
	mayBeShort?: true;
	/** The ways to take part that it admits; none for what is not a vote. */
	modes: readonly Mode[];
	note?: Words;
}

/** One comparison with its figures put in: part × den against whole × num. */
export interface SumLine extends Comparison {
	part: Figure | null;
	whole: Figure | null;
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
		lines: onlyOnce(told.flatMap(({ lines }) => lines)),
		missing: [...new Set(told.flatMap(({ missing }) => missing))]
	};
}

/** Two rules may ask the very same: the line is shown once. */
function onlyOnce(lines: SumLine[]): SumLine[] {
	const keyOf = ({ x, op, num, den, of, part, whole }: SumLine) =>
		[x, op, num, den, of, part, whole].join();
	return [...new Map(lines.map((line) => [keyOf(line), line])).values()];
}

/** What a name in a test stands for. Null: not known. */
function figureOf(name: string, figures: Figures): Figure | null {
	return figures[name] ?? (/^\d+$/.test(name) ? Number(name) : null);
}

function compare(comparison: Comparison, figures: Figures): Sum {
	const part = figureOf(comparison.x, figures);
	const whole = figureOf(comparison.of, figures);
	const missing = [
		...(part === null ? [comparison.x] : []),
		...(whole === null ? [comparison.of] : [])
	];
	const holds = part === null || whole === null ? null : isReached(comparison, part, whole);
	return { holds, lines: [{ ...comparison, part, whole, holds }], missing };
}

/**
 * The smallest `x` that would be enough, the other figures being what they are: of a test made up of several, for all
 * that asks for `x`. Undefined: `x` decides nothing here, or a figure it is held against is not known.
 */
export function enough(test: Test | null, figures: Figures, x: string): Figure | undefined {
	const asked = test && askingFor(test, figures, x);
	if (!asked) return undefined;
	const places = isArea(x) ? 2 : 0;
	// What holds can only begin to hold where one of the comparisons does.
	const candidates = comparisonsIn(asked)
		.filter((comparison) => comparison.x === x)
		.map((comparison) => {
			const whole = figureOf(comparison.of, figures);
			return whole === null ? undefined : smallest(comparison, whole, places);
		})
		.filter((least) => least !== undefined)
		.sort(compareFigures);
	return candidates.find((least) => weigh(asked, { ...figures, [x]: least }).holds === true);
}

/** The part of a test in which `x` is held against something. Under `any`, a way that is closed already is left out. */
function askingFor(test: Test, figures: Figures, x: string): Test | undefined {
	if ('cmp' in test) return test.cmp.x === x ? test : undefined;
	const asking = ('all' in test ? test.all : test.any).flatMap((part) => {
		const asked = askingFor(part, figures, x);
		return asked ? [{ part, asked }] : [];
	});
	if (asking.length === 0) return undefined;
	if ('all' in test) return { all: asking.map(({ asked }) => asked) };
	const open = asking.filter(({ part }) => weigh(without(part, x), figures).holds !== false);
	return { any: (open.length > 0 ? open : asking).map(({ asked }) => asked) };
}

/** What a test asks beside `x`. */
function without(test: Test, x: string): Test | null {
	if ('cmp' in test) return test.cmp.x === x ? null : test;
	const parts = ('all' in test ? test.all : test.any).flatMap((part) => without(part, x) ?? []);
	if (parts.length === 0) return null;
	return 'all' in test ? { all: parts } : { any: parts };
}

/** Every comparison of a test, in reading order. */
export function comparisonsIn(test: Test | null): Comparison[] {
	if (test === null) return [];
	if ('cmp' in test) return [test.cmp];
	return ('all' in test ? test.all : test.any).flatMap(comparisonsIn);
}

/** The names of the figures a rule asks for, each once; a name that is a number is none. */
export function figuresOf({ quorum, pass }: Pick<Rule, 'quorum' | 'pass'>): string[] {
	const names = [...comparisonsIn(quorum), ...comparisonsIn(pass)].flatMap(({ x, of }) => [of, x]);
	return [...new Set(names)].filter((name) => !/^\d+$/.test(name));
}

/** Whether a figure is an area, measured to 0.01 ㎡; all others are counted. */
export function isArea(name: string): boolean {
	return name.split('_').includes('area');
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
	/** Figures beside them that a local rule asks for, by the names it uses: 妇女代表. */
	more?: Figures;
}

/** The sitting's numbers under the names that the rule's tests use for this way of counting. */
export function figuresFor(
	rule: Pick<Rule, 'counts'>,
	counting: Counting,
	{ due, present, more, ...votes }: SittingCounts
): Figures {
	const names = rule.counts[counting];
	if (!names) return { ...more, ...votes };
	const figures: Record<string, Figures[string]> = { ...more, ...votes, [names.due]: due };
	for (const name of names.present) figures[name] = present;
	return figures;
}
