import { addDays, daysBetween, type Day } from '#lib/kernel/instant.ts';

/**
 * How the days of a period are counted. first_not_counted 首日不计: from the next day on (民法典第二百零一条), so 1 to 5 May is four
 * days. both_counted 首尾都计: five. Where a text does not say which, the community does, and the page says so.
 */
export const dayCounts = ['first_not_counted', 'both_counted'] as const;
export type DayCount = (typeof dayCounts)[number];

/** The days from one date to another; negative when `to` is earlier. */
export function daysIn(from: Day, to: Day, count: DayCount): number {
	return daysBetween(from, to) + (count === 'both_counted' ? 1 : 0);
}

/** The day on which a period of so many days, begun on `from`, is complete. */
export function dayReached(from: Day, days: number, count: DayCount = 'first_not_counted'): Day {
	return addDays(from, count === 'both_counted' ? days - 1 : days);
}

/** The first day of the month so many months after the one a day lies in. */
export function monthAfter(day: Day, months: number): Day {
	const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
	const year = String(Math.floor(count / 12)).padStart(4, '0');
	return `${year}-${String((count % 12) + 1).padStart(2, '0')}-01` as Day;
}

/** How many calendar months, or quarters, lie between two days: 0 within one, 1 in the next. */
export function monthsApart(from: Day, to: Day): number {
	const months = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
	return months(to) - months(from);
}

export function quartersApart(from: Day, to: Day): number {
	const quarters = (day: Day) =>
		Number(day.slice(0, 4)) * 4 + Math.ceil(Number(day.slice(5, 7)) / 3) - 1;
	return quarters(to) - quarters(from);
}
