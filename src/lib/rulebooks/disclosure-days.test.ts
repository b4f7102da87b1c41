import { describe, expect, it } from 'vitest';
import type { Day } from '#lib/kernel/instant.ts';
import { isOftenEnough, isOutInTime, lastDayFor } from './disclosure-days.ts';

describe('how often', () => {
	const village = { of: 'village', places: [] } as const;

	it.each<[Day, Day, boolean]>([
		['2026-01-10', '2026-04-09', true],
		['2026-01-10', '2026-06-30', true],
		['2026-01-10', '2026-07-01', false],
		['2025-11-20', '2026-03-31', true]
	])('general matters, %s then %s: one in each quarter', (last, next, ok) => {
		expect(isOftenEnough({ ...village, item: 'general', last, next }).ok).toBe(ok);
	});

	it.each<[boolean | undefined, Day, boolean | null]>([
		[true, '2026-02-28', true],
		[true, '2026-03-01', false],
		[false, '2026-04-30', true],
		[false, '2026-07-01', false],
		[undefined, '2026-02-01', true],
		[undefined, '2026-04-30', null],
		[undefined, '2026-07-01', false]
	])('accounts where money moves often (%s), 10 January then %s: %s', (isBusy, next, ok) => {
		expect(
			isOftenEnough({ ...village, item: 'finance', isBusy, last: '2026-01-10', next }).ok
		).toBe(ok);
	});

	it('every month in 山东, busy or not', () => {
		const shandong = { of: 'village', places: ['山东'], item: 'finance', isBusy: false } as const;
		expect(isOftenEnough({ ...shandong, last: '2026-01-10', next: '2026-03-01' }).ok).toBe(false);
	});

	it('is not told for a community, whose law has no number', () => {
		expect(
			isOftenEnough({
				...{ of: 'residential', places: [], item: 'general' },
				...{ last: '2026-01-10', next: '2026-12-31' }
			})
		).toEqual({ ok: null, missing: ['frequency'] });
	});
});

describe('by which day', () => {
	const chongqing = { of: 'village', places: ['重庆'] } as const;

	it.each([
		[{ quarter: '2026Q1' }, '2026-04-15'],
		[{ quarter: '2026Q4' }, '2027-01-15'],
		[{ month: '2026-12' }, '2027-01-15'],
		[{ happened: '2026-02-20' as Day }, '2026-03-02']
	])('%o in 重庆: %s', (period, day) => {
		const published = { ...chongqing, out: day as Day, ...period };
		expect(lastDayFor(published)?.day).toBe(day);
		expect(isOutInTime(published)).toEqual({ ok: true });
	});

	it('a day late is late', () => {
		expect(isOutInTime({ ...chongqing, out: '2026-04-16', quarter: '2026Q1' }).ok).toBe(false);
	});

	it('is the place’s own where no text fixes one, and not told without', () => {
		const place = { of: 'village', places: [], out: '2026-04-18', quarter: '2026Q1' } as const;
		expect(isOutInTime(place)).toEqual({ ok: null, missing: ['local_deadline'] });
		expect(isOutInTime({ ...place, own: { dayOfMonth: 20 } })).toEqual({ ok: true });
	});
});
