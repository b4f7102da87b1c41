import { describe, expect, it } from 'vitest';
import type { Day } from '#lib/kernel/instant.ts';
import { afterWorkingDays, isWorkingDay, knownYears } from './working-days.ts';

describe('working days', () => {
	it.each<[string, Day, boolean]>([
		['a Friday', '2026-03-06', true],
		['a Saturday', '2026-03-07', false],
		['a weekday of the Spring Festival', '2026-02-16', false],
		['a Saturday worked instead', '2026-02-14', true],
		['a Sunday worked instead', '2026-09-20', true],
		['National Day', '2026-10-01', false]
	])('%s', (_what, day, is) => {
		expect(isWorkingDay(day)).toEqual({ ok: true, is });
	});

	it('seven of them after the eve of the Spring Festival end in March', () => {
		// 2026-02-14 worked; 15–23 off; 24–27 four; 28 worked; 2 and 3 March.
		expect(afterWorkingDays('2026-02-14', 7)).toEqual({ ok: true, is: '2026-03-03' });
	});

	it('does not guess a year whose arrangement is not known', () => {
		const unknown = Math.max(...knownYears) + 1;
		expect(isWorkingDay(`${unknown}-05-06` as Day)).toEqual({ ok: null, year: unknown });
		expect(afterWorkingDays(`${unknown - 1}-12-30` as Day, 5)).toEqual({ ok: null, year: unknown });
	});

	it('knows every year from 2010 to 2026', () => {
		for (let year = 2010; year <= 2026; year++) expect(knownYears).toContain(year);
	});
});
