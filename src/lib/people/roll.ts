import type { Day } from '#lib/kernel/instant.ts';

/** 年满十八周岁: from the eighteenth birthday one has a voice in the assembly. */
export const ADULT_AGE = 18;

/**
 * The latest birth date of somebody who is of age on `day`: born on it or before is an adult.
 * A person born on 29 February comes of age on 1 March.
 */
export function comesOfAgeBefore(day: Day): Day {
	const year = String(Number(day.slice(0, 4)) - ADULT_AGE).padStart(4, '0');
	// 28 February of a common year must not let in who was born on the 29th of a leap year: they compare as text.
	return `${year}${day.slice(4)}` as Day;
}

/**
 * 未成年: known to be under eighteen on a day. They are on the roll and in their household, and sign in nowhere: what a
 * sign-in opens is for those with a voice. Whose birthday nobody has written down is not kept out.
 */
export function isMinor(birthDate: Day | null, day: Day): boolean {
	return birthDate !== null && birthDate > comesOfAgeBefore(day);
}
