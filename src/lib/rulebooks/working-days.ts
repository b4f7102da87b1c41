import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { addDays, type Day } from '#lib/kernel/instant.ts';

/** 放假安排: the days off and the days worked instead that the State Council announces, year by year. */
const arranged = published as {
	holidays: Record<string, string>;
	workdays: Record<string, string>;
};

const yearOf = (day: string) => Number(day.slice(0, 4));

/** Years whose arrangement is known. It is announced in the autumn before; a later year is not guessed at. */
export const knownYears: ReadonlySet<number> = new Set(Object.keys(arranged.holidays).map(yearOf));

/** A count of working days, or the year whose arrangement is not known. */
export type Counted<What> = { ok: true; is: What } | { ok: null; year: number };

/** 工作日: Monday to Friday unless announced as a day off, and a weekend day announced as worked. */
export function isWorkingDay(day: Day): Counted<boolean> {
	const year = yearOf(day);
	if (!knownYears.has(year)) return { ok: null, year };
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
	const isWeekday = weekday >= 1 && weekday <= 5;
	return { ok: true, is: day in arranged.workdays || (isWeekday && !(day in arranged.holidays)) };
}

/** The day on which so many working days are complete; the first day is not counted. */
export function afterWorkingDays(from: Day, count: number): Counted<Day> {
	let day = from;
	for (let left = count; left > 0;) {
		day = addDays(day, 1);
		const working = isWorkingDay(day);
		if (!working.ok) return working;
		if (working.is) left--;
	}
	return { ok: true, is: day };
}
