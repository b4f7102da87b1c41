import type { Day } from '#lib/kernel/instant.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import {
	enough,
	figuresOf,
	isArea,
	outcomeOf,
	weigh,
	type Comparison,
	type Figures,
	type Rule,
	type Test,
	type Words
} from '../rule.ts';
import { percentages } from '../recount.ts';
import { compareFigures, isFigure, less } from '../share.ts';

/** A sentence of the rulebook in the language of the page. */
export function say({ zh, en }: Words): string {
	return getLocale() === 'en' ? en : zh;
}

/** A test in words: a sentence, or several of which all or any must hold. */
export type TestWords = { text: string } | { how: 'all' | 'any'; parts: TestWords[] };

export function testWords(test: Test | null): TestWords | null {
	if (test === null) return null;
	if ('cmp' in test) return { text: comparisonWords(test.cmp) };
	const how = 'all' in test ? 'all' : 'any';
	const parts = ('all' in test ? test.all : test.any).map((part) => testWords(part)!);
	return { how, parts };
}

export function figureName(name: string): string {
	const key = `rule.figure.${name}` as 'rule.figure.yes';
	return m[key]?.() ?? name;
}

function comparisonWords({ x, op, num, den, of }: Comparison): string {
	if (/^\d+$/.test(x)) return m['rule.below_number']({ x: figureName(of), number: x });
	const words = { x: figureName(x), of: figureName(of) };
	if (/^\d+$/.test(of)) {
		const number = (num * Number(of)) / den;
		return m[op === '>' ? 'rule.over_number' : 'rule.number']({ ...words, number });
	}
	if (num === den) return m['rule.whole'](words);
	if (den === 1) return m['rule.times']({ ...words, number: num });
	if (num * 2 === den) return m[op === '>' ? 'rule.over_half' : 'rule.at_least_half'](words);
	return m[op === '>' ? 'rule.over' : 'rule.at_least']({ ...words, share: shareWords(num, den) });
}

/** 三分之二, 五分之一. */
export function shareWords(num: number, den: number): string {
	const by = greatestCommon(num, den);
	const [a, b] = [num / by, den / by];
	const isChinese = getLocale() !== 'en';
	return m['rule.share_words']({
		num: isChinese ? inChinese(a) : a,
		den: isChinese ? inChinese(b) : b
	});
}

const greatestCommon = (a: number, b: number): number => (b === 0 ? a : greatestCommon(b, a % b));

/** Numbers below a hundred, as a fraction is read. */
function inChinese(number: number): string {
	const digits = [...'零一二三四五六七八九'];
	if (number >= 100) return String(number);
	const [tens, ones] = [Math.floor(number / 10), number % 10];
	const ten = tens > 1 ? `${digits[tens]}十` : tens === 1 ? '十' : '';
	return ones === 0 && tens > 0 ? ten : `${ten}${digits[ones]}`;
}

/** What somebody put into a rule's calculator, and what it comes to. */
export function calculation(rule: Rule, typed: URLSearchParams) {
	const fields = figuresOf(rule).map((name) => ({
		name,
		label: figureName(name),
		isArea: isArea(name),
		value: (typed.get(name) ?? '').normalize('NFKC').replaceAll(',', '').trim()
	}));
	const figures: Record<string, string> = {};
	for (const { name, value } of fields) if (isFigure(value)) figures[name] = value;
	const wrong = fields.find(({ value }) => value !== '' && !isFigure(value));
	const isAsked = fields.some(({ value }) => value !== '');
	return {
		fields,
		wrong: wrong?.label,
		answer: isAsked && !wrong ? answerTo(rule, figures) : null
	};
}

function answerTo(rule: Rule, figures: Figures) {
	const outcome = outcomeOf(weigh(rule.quorum, figures), weigh(rule.pass, figures));
	const { quorum, pass, quorate, passed } = outcome;
	const missing = [...new Set([...quorum.missing, ...pass.missing])].map(figureName);
	return {
		quorum,
		pass,
		says: verdictWords(rule, { quorate, passed, missing }),
		least: [rule.quorum, rule.pass].flatMap((test) => leastOf(test, figures)),
		shares: [...percentages(rule, figures)].map(([name, { of, percent }]) => ({
			name,
			label: figureName(name),
			of: figureName(of),
			percent
		}))
	};
}

function verdictWords(
	{ kind, quorum, pass }: Rule,
	{
		quorate,
		passed,
		missing
	}: { quorate: boolean | null; passed: boolean | null; missing: string[] }
): string {
	if (quorate === false) return m['rule.answer.no_quorum']();
	if (passed === false && (kind === 'decision' || kind === 'election'))
		return m['rule.answer.not_passed']();
	if (passed === false) return m['rule.answer.not_reached']();
	if (passed === null && pass === null && quorate) return m['rule.answer.quorate']();
	if (passed === null) return m['rule.answer.undetermined']({ missing: missing.join('、') });
	return kind === 'decision' && quorum !== null
		? m['rule.answer.passed']()
		: m['rule.answer.reached']();
}

/** For each figure that a test asks about: the smallest number that would do, and how much of it is still missing. */
function leastOf(test: Test | null, figures: Figures): string[] {
	const names = figuresOf({ quorum: test, pass: null });
	return names.flatMap((name) => {
		const least = enough(test, figures, name);
		if (least === undefined) return [];
		const is = figures[name] ?? 0;
		const words = { label: figureName(name), least };
		return compareFigures(is, least) >= 0
			? m['rule.least_met'](words)
			: m['rule.least']({ ...words, missing: less(least, is) });
	});
}

/** A rule as a page shows it. */
export function ruleView(rule: Rule, typed: URLSearchParams) {
	const { id, edition, kind, body, url, certainty, noticeDays, modes } = rule;
	const { validFrom, validTo }: { validFrom: Day; validTo: Day | null } = rule;
	const isTyped = typed.get('rule') === id;
	return {
		id,
		edition,
		kind,
		body,
		url,
		certainty,
		validFrom,
		validTo,
		modes,
		noticeDays,
		name: say(rule.name),
		source: say(rule.source),
		sourceWords: rule.source,
		noticeSource: rule.noticeSource ? say(rule.noticeSource) : undefined,
		mayBeShort: rule.mayBeShort ?? false,
		note: rule.note ? say(rule.note) : undefined,
		quorum: testWords(rule.quorum),
		pass: testWords(rule.pass),
		calculator: calculation(rule, isTyped ? typed : new URLSearchParams())
	};
}
