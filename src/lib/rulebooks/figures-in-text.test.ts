import { describe, expect, it } from 'vitest';
import { readChineseNumber } from './chinese-number.ts';
import { figuresIn } from './figures-in-text.ts';

const read = (text: string) => figuresIn(text).map(({ value, unit }) => `${value} ${unit}`);

describe('readChineseNumber', () => {
	it.each([
		['六十六', '66'],
		['十', '10'],
		['一百零五', '105'],
		['八万六千四百', '86400'],
		['三千二百万', '32000000'],
		['两', '2'],
		['六十六点七', '66.7'],
		['二〇二六', undefined],
		['万', '0'],
		['点五', undefined]
	])('reads %s as %s', (words, value) => {
		expect(readChineseNumber(words)).toBe(value);
	});
});

describe('figuresIn', () => {
	it.each([
		['应到 45 人，实到３０人', ['45 people', '30 people']],
		['赞成 21，反对 4。', ['21 bare', '4 bare']],
		['共 176 户、411 票', ['176 households', '411 votes']],
		['面积58,729.34平方米，占63.48％', ['58729.34 area', '63.48 percent']],
		['1，200 ㎡', ['1200 area']],
		['支出 86,400.00 元', ['86400.00 yuan']],
		['预算 8.64 万元，另 3 亿元', ['86400 yuan', '300000000 yuan']],
		['预算八万六千四百元', ['86400 yuan']],
		['六十六人同意，占百分之九十五点六五', ['66 people', '95.65 percent']],
		['4,470 个工日', ['4470 workdays']],
		['2026年3月2日，第 3 号', ['2026 other', '3 other', '2 other', '3 other']],
		['三分之二以上、第一名、一户一表', []],
		['30 人次，20 户均', ['30 other', '20 other']],
		['A21 杆，版本 3.2.1', []]
	])('finds in %s', (text, figures) => {
		expect(read(text)).toEqual(figures);
	});

	it('keeps the place and what is written', () => {
		const text = '经表决，赞成 ２１ 人。';
		const [figure] = figuresIn(text);
		expect(text.slice(figure!.at, figure!.end)).toBe(figure!.quote);
		expect(figure!.quote).toBe('２１ 人');
	});

	it('knows what is not exact, and what is for each', () => {
		const bounds = figuresIn('约 30 人，50 人以上，超过 60%，20—30 人，300 余人，45 人');
		expect(bounds.map(({ isBound }) => isBound)).toEqual([
			...[true, true, true, true, true, true, false]
		]);
		const rates = figuresIn(
			'每户 60 元，单价 2,480 元，30 元/人，每个工日按 8 元折算，合计 10,560 元'
		);
		expect(rates.map(({ isRate }) => isRate)).toEqual([true, true, true, true, false]);
		expect(figuresIn('3 万元，30000 元').map(({ inWan }) => inWan)).toEqual([true, false]);
	});
});
