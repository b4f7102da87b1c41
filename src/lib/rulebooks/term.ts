import type { Day } from '#lib/kernel/instant.ts';
import { every, no, untold, yes, type Answer } from './answer.ts';
import { dayReached, daysIn, type DayCount } from './days.ts';
import type { Rule, Words } from './rule.ts';
import { afterWorkingDays } from './working-days.ts';

/**
 * What a term is about. notice 会议通知 · posting 公布期限 · objection 提出异议 · objection_reply 异议处理 · reply 答复 ·
 * handover 工作移交 · voter_list 选民名单公布 · filing 备案 · result_posting 决定公示 · vote_window 投票期限 · convening 应提议召集.
 */
export const termKinds = [
	'notice',
	'posting',
	'objection',
	'objection_reply',
	'reply',
	'handover',
	'voter_list',
	'filing',
	'result_posting',
	'vote_window',
	'convening'
] as const;
export type TermKind = (typeof termKinds)[number];

/** 期限: so many days that must at least pass, or may at most pass, with the article that says so. */
export interface Term {
	id: string;
	kind: TermKind;
	name: Words;
	source: Words;
	certainty: Rule['certainty'];
	/** Both days belong to it. */
	validFrom: Day;
	validTo: Day | null;
	/** What it is about, within its kind: the body called, the thing posted or asked. */
	of: string;
	/** The province or city whose text it is; null: the whole country. */
	place: string | null;
	least?: number;
	most?: number;
	unit?: 'day' | 'working_day';
	/** 遇有特殊情况可以临时通知: may be shorter, with the reason on record. */
	mayBeShort?: true;
	/** The matters must be told with it; an item that was not told cannot be decided. */
	agenda?: true;
	/** The text does not say whether both ends count. */
	countUnsaid?: true;
	note?: Words;
}

/** A community's own number of days beside those of the texts. */
export interface OwnTerm {
	least?: number | undefined;
	most?: number | undefined;
}

/** What is asked of the terms: which, where, on which day. */
export interface TermQuestion {
	kind: TermKind;
	of: string;
	day: Day;
	/** Province and city, as in 浙江 and 杭州. */
	places: readonly string[];
}

/** Every term that applies: the country's, and those of the province and city. They add up, none replaces another. */
export function termsFor(terms: readonly Term[], asked: TermQuestion): Term[] {
	return terms.filter(
		(term) =>
			term.kind === asked.kind &&
			term.of === asked.of &&
			term.validFrom <= asked.day &&
			(term.validTo === null || asked.day <= term.validTo) &&
			(term.place === null || asked.places.includes(term.place))
	);
}

/** 叠加: a community may lengthen what must at least pass and shorten what may at most pass, never the other way. */
export function mayOverlay(terms: readonly Term[], own: OwnTerm): Answer {
	return every(
		terms.map(({ least, most, source }) => {
			if (own.least !== undefined && least !== undefined && own.least < least)
				return no('shorter_than_the_law', { source, facts: { own: own.least, law: least } });
			if (own.most !== undefined && most !== undefined && own.most > most)
				return no('longer_than_the_law', { source, facts: { own: own.most, law: most } });
			return yes;
		})
	);
}

/** The first day on which every term has run, and the term that decides it. Null: a year's days off are not known. */
export function earliestBy(
	terms: readonly Term[],
	from: Day,
	own: OwnTerm = {}
): { day: Day; by: Term | undefined } | { year: number } {
	let latest: { day: Day; by: Term | undefined } = {
		day: dayReached(from, own.least ?? 0),
		by: undefined
	};
	for (const term of terms) {
		const day = endOf(term, from, term.least ?? 0);
		if (typeof day === 'number') return { year: day };
		if (day > latest.day || (day === latest.day && !latest.by)) latest = { day, by: term };
	}
	return latest;
}

function endOf({ unit }: Term, from: Day, days: number): Day | number {
	if (unit !== 'working_day') return dayReached(from, days);
	const counted = afterWorkingDays(from, days);
	return counted.ok ? counted.is : counted.year;
}

/** Whether what began on `from` and ended on `to` took long enough, and not too long, by every term. */
export function holdsTerms(
	terms: readonly Term[],
	from: Day,
	to: Day,
	own: OwnTerm & { count?: DayCount } = {}
): Answer {
	const { count = 'first_not_counted' } = own;
	const days = daysIn(from, to, count);
	if (days < (count === 'both_counted' ? 1 : 0)) return no('too_early', { facts: { days } });
	return every([
		...terms.map((term) => holdsTerm(term, { from, to, count })),
		own.least !== undefined && days < own.least
			? no('too_short', { facts: { days, least: own.least } })
			: yes,
		own.most !== undefined && days > own.most
			? no('too_long', { facts: { days, most: own.most } })
			: yes
	]);
}

function holdsTerm(
	term: Term,
	{ from, to, count }: { from: Day; to: Day; count: DayCount }
): Answer {
	const { source, least, most } = term;
	const shift = count === 'both_counted' && term.unit !== 'working_day' ? -1 : 0;
	const reached = least === undefined ? undefined : endOf(term, from, least + shift);
	const last = most === undefined ? undefined : endOf(term, from, most + shift);
	for (const day of [reached, last])
		if (typeof day === 'number') return untold(`arrangement_of_${day}`);
	const days = daysIn(from, to, count);
	if (reached !== undefined && to < reached)
		return no('too_short', { source, facts: { days, least: least! } });
	if (last !== undefined && to > last)
		return no('too_long', { source, facts: { days, most: most! } });
	return yes;
}
