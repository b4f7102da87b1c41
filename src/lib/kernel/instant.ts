/** A moment: whole milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/** A civil date in China, `YYYY-MM-DD`. Dates compare as strings. */
export type Day = `${number}-${number}-${number}`;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** All of China keeps one time, eight hours ahead of UTC, without summer time since 1992. */
const OFFSET = 8 * HOUR;

export function dayOf(instant: Instant): Day {
	return new Date(instant + OFFSET).toISOString().slice(0, 10) as Day;
}

/** The first instant of a day. */
export function startOfDay(day: Day): Instant {
	return Date.parse(`${day}T00:00:00Z`) - OFFSET;
}

/** Midnight that ends the day: the first instant that no longer belongs to it. */
export function endOfDay(day: Day): Instant {
	return startOfDay(day) + DAY;
}

export function addDays(day: Day, count: number): Day {
	return dayOf(startOfDay(day) + count * DAY);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((startOfDay(to) - startOfDay(from)) / DAY);
}

/** The instant named by a date and a wall-clock time `HH:MM` in China. */
export function instantAt(day: Day, time: string): Instant {
	return Date.parse(`${day}T${time}:00Z`) - OFFSET;
}

/** Age in whole years on a date. A person born on 29 February comes of age on 1 March. */
export function ageOn(birth: Day, day: Day): number {
	const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
	return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** Whether text is a real calendar date `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
	return (
		/^\d{4}-\d{2}-\d{2}$/.test(text) &&
		!Number.isNaN(Date.parse(text)) &&
		new Date(text).toISOString().startsWith(text)
	);
}
