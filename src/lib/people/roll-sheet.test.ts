import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '#lib/kernel/instant.ts';
import {
	headings,
	letterOf,
	readDay,
	readSheet,
	rollColumns,
	writeSheet,
	type Cell
} from './roll-sheet.ts';
import { someRows } from '#tests/helpers/roll.ts';

const TODAY: Day = '2026-03-11';
const read = (...table: Cell[][]) => readSheet(table, TODAY)!;

describe('readSheet', () => {
	it('finds the headings under a title, in any order, by whatever name', () => {
		const { rows, letters, troubles, unknown } = read(
			['石桥村常住人口名册（2026年）'],
			[],
			['序号', '户编号', '姓 名*', '联系电话', '出生年月（公历）', '与户主关系'],
			[1, 101, '周　满仓', 13812345678, '1968年11月2日', '户主'],
			[2, '101', '李素珍', '', '1970/3/4', '配偶']
		);
		expect(troubles).toEqual([]);
		expect(letters).toEqual({
			household: 'B',
			name: 'C',
			phone: 'D',
			birthDate: 'E',
			representative: 'F'
		});
		expect(unknown).toEqual(['序号']);
		expect(rows).toMatchObject([
			{
				line: 4,
				household: '101',
				name: '周满仓',
				phone: '13812345678',
				birthDate: '1968-11-02',
				representative: true
			},
			{
				line: 5,
				household: '101',
				name: '李素珍',
				phone: '',
				birthDate: '1970-03-04',
				representative: false
			}
		]);
	});

	it('says nothing of a table without 户号 and 姓名', () => {
		expect(
			readSheet(
				[
					['姓名', '电话'],
					['周满仓', '']
				],
				TODAY
			)
		).toBeUndefined();
	});

	it('names every bad cell and goes on', () => {
		const { rows, troubles } = read(
			['户号', '姓名', '性别', '出生日期', '手机号', '房屋', '面积'],
			['101', '周满仓', '男', '1968-13-02', '12345', '', ''],
			['', '李素珍', '妇', '2027-01-01', '', '', '88.5'],
			[null, null, null, null, null, null, null],
			['102', '', '女', '2026-03-11', '', '3-2-501', '大']
		);
		expect(rows.map(({ line }) => line)).toEqual([2, 3, 5]);
		expect(troubles).toEqual([
			{ cell: 'D2', code: 'not_a_date', found: '1968-13-02' },
			{ cell: 'E2', code: 'not_a_phone', found: '12345' },
			{ cell: 'D3', code: 'date_ahead', found: '2027-01-01' },
			{ cell: 'G3', code: 'area_without_unit', found: '88.5' },
			{ cell: 'A3', code: 'missing', found: '' },
			{ cell: 'C3', code: 'not_a_sex', found: '妇' },
			{ cell: 'G5', code: 'not_an_area', found: '大' },
			{ cell: 'B5', code: 'missing', found: '' }
		]);
	});

	it('never reads a column of ID numbers, by its heading or by what stands in it', () => {
		const { droppedForIds, rows, letters } = read(
			['户号', '姓名', '身份证号码', '编号', '备注'],
			['101', '周满仓', '110101196811020011', '11010119681102001X', 1.1010119681102e17],
			['101', '李素珍', '', '110101197003040022', 1.1010119700304e17]
		);
		expect(droppedForIds).toEqual(['身份证号码', '编号', '备注']);
		expect(letters).toEqual({ household: 'A', name: 'B' });
		expect(JSON.stringify(rows)).not.toMatch(/1101011/);
	});
});

describe('readDay', () => {
	it.each([
		['2026-03-11', '2026-03-11'],
		['2026/3/11', '2026-03-11'],
		['2026.3.11', '2026-03-11'],
		['2026年3月11日', '2026-03-11'],
		['２０２６年３月１１日', '2026-03-11'],
		['2026-03-11 00:00:00', '2026-03-11'],
		['20260311', '2026-03-11'],
		[20260311, '2026-03-11'],
		[46092, '2026-03-11'],
		['46092', '2026-03-11'],
		[25143, '1968-11-01'],
		[new Date('1968-11-01T00:00:00Z'), '1968-11-01'],
		['2024-02-29', '2024-02-29'],
		['2025-02-29', null],
		['1899-12-31', null],
		['三月', null],
		['2026-03', null],
		[12, null]
	] as [Cell, Day | null][])('reads %s as %s', (cell, day) => {
		expect(readDay(cell)).toBe(day);
	});
});

it('names columns as spreadsheets do', () => {
	expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual([
		'A',
		'Z',
		'AA',
		'AZ',
		'BA',
		'ZZ',
		'AAA'
	]);
});

it('knows each heading for one column only', () => {
	const all = rollColumns.flatMap((column) => headings[column]);
	expect(new Set(all).size).toBe(all.length);
});

it('reads back what it wrote, whatever the people are called', () => {
	fc.assert(
		fc.property(someRows, (rows) => {
			const { rows: found, troubles } = read(...writeSheet(rows));
			expect(troubles).toEqual([]);
			expect(found).toEqual(rows.map((row, nth) => ({ ...row, line: nth + 2 })));
		}),
		{ numRuns: 300 }
	);
});
