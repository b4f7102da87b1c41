import { describe, expect, it } from 'vitest';
import {
	addDays,
	ageOn,
	dayOf,
	daysBetween,
	endOfDay,
	instantAt,
	isDay,
	startOfDay
} from './instant.ts';

describe('a day in China', () => {
	it('begins and ends at midnight there', () => {
		expect(dayOf(startOfDay('2026-03-11'))).toBe('2026-03-11');
		expect(dayOf(startOfDay('2026-03-11') - 1)).toBe('2026-03-10');
		expect(endOfDay('2026-02-28')).toBe(startOfDay('2026-03-01'));
		expect(instantAt('2026-03-11', '19:30')).toBe(Date.parse('2026-03-11T11:30:00Z'));
	});

	it('counts on over months and years', () => {
		expect(addDays('2026-12-25', 15)).toBe('2027-01-09');
		expect(daysBetween('2028-02-01', '2028-03-01')).toBe(29);
	});

	it.each(['2026-02-30', '2026-13-01', '26-1-1', '', '2026-1-01'])('is not %o', (text) => {
		expect(isDay(text)).toBe(false);
	});
});

it.each([
	['2008-03-11', '2026-03-10', 17],
	['2008-03-11', '2026-03-11', 18],
	['2008-02-29', '2026-02-28', 17],
	['2008-02-29', '2026-03-01', 18]
] as const)('somebody born on %s is on %s %i years old', (birth, day, age) => {
	expect(ageOn(birth, day)).toBe(age);
});
