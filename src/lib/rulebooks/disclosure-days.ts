import { addDays, type Day } from '#lib/kernel/instant.ts';
import { every, no, untold, yes, type Answer } from './answer.ts';
import { monthAfter, monthsApart, quartersApart } from './days.ts';
import type { Rule, Words } from './rule.ts';
import * as source from './sources.ts';

/** general 一般事项 · finance 财务收支 · major 涉及村民利益的重大事项. */
export const disclosureItems = ['general', 'finance', 'major'] as const;
export type DisclosureItem = (typeof disclosureItems)[number];

/** Whose affairs: 村务, 居务, 集体财务. */
export type Discloser = 'village' | 'residential' | 'collective';

/** 公开频率: at least once in every calendar quarter or month; `at_once` leaves the days to the place. */
export interface Frequency {
	id: string;
	name: Words;
	source: Words;
	certainty: Rule['certainty'];
	validFrom: Day;
	validTo: Day | null;
	of: Discloser;
	place: string | null;
	item: DisclosureItem;
	/** Only where money moves often (财务往来较多). */
	whenBusy?: true;
	every: 'quarter' | 'month' | 'at_once';
}

/** 公开时限: the day of the month after, or so many days after it happened, by which it must be out. */
export interface Deadline {
	id: string;
	source: Words;
	certainty: Rule['certainty'];
	validFrom: Day;
	validTo: Day | null;
	of: Discloser;
	place: string;
	/** For what is published by the quarter or month: the day of the following month. */
	dayOfMonth: number;
	/** For what is published at once: days after it happened. */
	daysAfter: number;
}

const general = { zh: '一般事项', en: 'General matters' };
const finance = { zh: '财务收支（往来较多的）', en: 'Income and spending, where it moves often' };
const major = { zh: '涉及村民利益的重大事项', en: 'Major matters of the villagers’ interest' };

const villageFrequency = (
	text: Words,
	years: { validFrom: Day; validTo: Day | null },
	suffix: string
): Frequency[] => {
	const common = {
		source: text,
		certainty: 'verified',
		...years,
		of: 'village',
		place: null
	} as const;
	return [
		{ id: `F-V-GEN${suffix}`, name: general, item: 'general', every: 'quarter', ...common },
		{ id: `F-V-FIN0${suffix}`, name: general, item: 'finance', every: 'quarter', ...common },
		{
			id: `F-V-FIN${suffix}`,
			name: finance,
			item: 'finance',
			whenBusy: true,
			every: 'month',
			...common
		},
		{ id: `F-V-MAJ${suffix}`, name: major, item: 'major', every: 'at_once', ...common }
	];
};

/** Communities (居务) have no figure in their law: their own catalogue says. */
export const frequencies: readonly Frequency[] = [
	...villageFrequency(
		source.village2018('第三十条', 'art. 30'),
		{ validFrom: '2010-10-28', validTo: '2025-12-31' },
		'-2018'
	),
	...villageFrequency(
		source.village2025('第三十五条', 'art. 35'),
		{ validFrom: '2026-01-01', validTo: null },
		''
	),
	{
		id: 'F-V-FIN-SD',
		name: { zh: '财务收支（逐项逐笔）', en: 'Income and spending, entry by entry' },
		source: source.shandongDisclosure('第十二条', 'art. 12'),
		certainty: 'verified_local',
		validFrom: '2006-06-01',
		validTo: null,
		of: 'village',
		place: '山东',
		item: 'finance',
		every: 'month'
	},
	...(['quarter', 'month'] as const).map((period): Frequency => ({
		id: period === 'quarter' ? 'F-C-FIN' : 'F-C-FIN-BUSY',
		name: { zh: '集体财务', en: 'The collective’s accounts' },
		source: source.collectiveFinance2011,
		certainty: 'secondary',
		validFrom: '2011-11-21',
		validTo: null,
		of: 'collective',
		place: null,
		item: 'finance',
		...(period === 'month' ? { whenBusy: true as const } : {}),
		every: period
	}))
];

export const deadlines: readonly Deadline[] = [
	{
		id: 'DL-V-CQ',
		source: source.chongqingVillage('第三十条', 'art. 30'),
		certainty: 'verified_local',
		validFrom: '2013-11-01',
		validTo: null,
		of: 'village',
		place: '重庆',
		dayOfMonth: 15,
		daysAfter: 10
	}
];

/** Which disclosures follow one another, where. */
export interface Followed {
	of: Discloser;
	item: DisclosureItem;
	places: readonly string[];
	/** Money moves often here. Undefined: not said. */
	isBusy?: boolean | undefined;
	/** Published last; for a major matter, the day it happened. */
	last: Day;
	/** Published next. */
	next: Day;
}

/** 频率: was it published often enough? One in each calendar quarter, or month. */
export function isOftenEnough(asked: Followed): Answer {
	const { of, item, places, last, next, isBusy } = asked;
	const applied = frequencies.filter(
		(one) =>
			one.of === of &&
			one.item === item &&
			one.validFrom <= next &&
			(one.validTo === null || next <= one.validTo) &&
			(one.place === null || places.includes(one.place))
	);
	if (applied.length === 0) return untold('frequency');
	if (next < last) return no('too_early');
	return every(
		applied.map((one) => {
			if (one.every === 'at_once') return isOutInTime({ of, places, happened: last, out: next });
			if (one.whenBusy && isBusy === false) return yes;
			const isKept =
				one.every === 'month' ? monthsApart(last, next) <= 1 : quartersApart(last, next) <= 1;
			if (isKept) return yes;
			return one.whenBusy && isBusy === undefined
				? untold('is_busy')
				: no('too_late', { source: one.source });
		})
	);
}

/** What is published by the period it covers, or after it happened. */
export type Published = {
	of: Discloser;
	places: readonly string[];
	out: Day;
	/** The place's own day of the month, or days after, where no text fixes it. */
	own?: { dayOfMonth?: number | undefined; daysAfter?: number | undefined };
} & ({ quarter: string } | { month: string } | { happened: Day });

/** The last day on which it is still in time. Undefined where neither text nor the place's own rule fixes one. */
export function lastDayFor(published: Published): { day: Day; source?: Words } | undefined {
	const { of, places, out, own = {} } = published;
	const texts = deadlines.filter(
		(one) => one.of === of && one.validFrom <= out && places.includes(one.place)
	);
	const days = [
		...texts.map((one) => ({ day: dayOfDeadline(one, published), source: one.source })),
		...('happened' in published
			? own.daysAfter === undefined
				? []
				: [{ day: addDays(published.happened, own.daysAfter) }]
			: own.dayOfMonth === undefined
				? []
				: [{ day: dayIn(endedIn(published), own.dayOfMonth) }])
	];
	return days.sort((a, b) => (a.day < b.day ? -1 : 1))[0];
}

function dayOfDeadline({ dayOfMonth, daysAfter }: Deadline, published: Published): Day {
	return 'happened' in published
		? addDays(published.happened, daysAfter)
		: dayIn(endedIn(published), dayOfMonth);
}

/** The first day of the month that follows the quarter or the month. */
function endedIn(period: { quarter: string } | { month: string }): Day {
	if ('month' in period) return monthAfter(`${period.month}-01` as Day, 1);
	const [year, quarter] = [period.quarter.slice(0, 4), Number(period.quarter.slice(-1))];
	return monthAfter(`${year}-${String(quarter * 3).padStart(2, '0')}-01` as Day, 1);
}

const dayIn = (month: Day, day: number): Day => addDays(month, day - 1);

/** 时限: was it out by its day? */
export function isOutInTime(published: Published): Answer {
	const last = lastDayFor(published);
	if (!last) return untold('local_deadline');
	return published.out <= last.day ? yes : no('too_late', { source: last.source });
}
