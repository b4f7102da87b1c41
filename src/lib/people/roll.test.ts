import { describe, expect, it } from 'vitest';
import { ageOn, type Day } from '#lib/kernel/instant.ts';
import { comesOfAgeBefore } from './roll.ts';

describe('comesOfAgeBefore', () => {
	it.each([
		['the day before the eighteenth birthday', '2008-03-12', '2026-03-11', false],
		['on the eighteenth birthday', '2008-03-11', '2026-03-11', true],
		['born on 29 February, on 28 February', '2008-02-29', '2026-02-28', false],
		['born on 29 February, on 1 March', '2008-02-29', '2026-03-01', true],
		['born on 28 February, on 29 February of a leap year', '2010-02-28', '2028-02-29', true],
		['born on 1 March, on 29 February of a leap year', '2010-03-01', '2028-02-29', false]
	] as [string, Day, Day, boolean][])('%s', (_what, birth, day, isAdult) => {
		expect(birth <= comesOfAgeBefore(day)).toBe(isAdult);
		expect(ageOn(birth, day) >= 18).toBe(isAdult);
	});
});
