import { afterEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { checkCode, clockTime, count, day, dayTime, money, month, monthDay } from './format.ts';

/** Half past seven in the evening in China, 11 March 2026. */
const evening = Date.parse('2026-03-11T19:30:00+08:00');

afterEach(() => overwriteGetLocale(() => 'zh-CN'));

describe('a date', () => {
	it('is written as on a notice', () => {
		overwriteGetLocale(() => 'zh-CN');
		expect([day(evening), monthDay(evening), month(evening), dayTime(evening)]).toEqual([
			'2026年3月11日',
			'3月11日',
			'2026年3月',
			'2026年3月11日 19:30'
		]);
	});

	it('is written day first in English', () => {
		overwriteGetLocale(() => 'en');
		expect([day(evening), monthDay(evening), month(evening), dayTime(evening)]).toEqual([
			'11 March 2026',
			'11 March',
			'March 2026',
			'11 March 2026, 19:30'
		]);
	});

	it('is the day in China, whatever the clock of the machine', () => {
		const midnight = Date.parse('2026-03-12T00:00:00+08:00');
		expect([day(midnight - 1), day(midnight)]).toEqual(['2026年3月11日', '2026年3月12日']);
		expect(clockTime(midnight)).toBe('00:00');
	});

	it('without a time belongs to no zone', () => {
		expect(day('2026-03-11', 'America/New_York')).toBe('2026年3月11日');
	});
});

it('writes an amount of fen in yuan', () => {
	expect([money(5_280_000), money(5), money(-150)]).toEqual([
		'52,800.00 元',
		'0.05 元',
		'-1.50 元'
	]);
	overwriteGetLocale(() => 'en');
	expect(money(5_280_000)).toBe('52,800.00 yuan');
});

it('groups a count by thousands', () => {
	expect(count(1900)).toBe('1,900');
});

it('shortens a hash to eight digits that can be read out', () => {
	expect(checkCode('9f2c41a1e07b')).toBe('9F2C-41A1');
});
