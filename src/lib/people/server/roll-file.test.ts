import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readSheet, writeSheet } from '../roll-sheet.ts';

import { readRollFile } from './read-roll-file.ts';
import { writeRollFile } from './write-roll-file.ts';
import { someRows } from '#tests/helpers/roll.ts';

const text = '户号,姓名,地址\n101,周满仓,"石桥东路 3 号，院内"\n102,李素珍,\n';
const table = [
	['户号', '姓名', '地址'],
	['101', '周满仓', '石桥东路 3 号，院内'],
	['102', '李素珍', '']
];

/** GB18030's two-byte half, turned round: the platform only decodes it. */
function gb18030(text: string): Uint8Array {
	const decoder = new TextDecoder('gb18030');
	const bytes = new Map<string, number[]>();
	for (let first = 0x81; first <= 0xfe; first += 1)
		for (let second = 0x40; second <= 0xfe; second += 1)
			bytes.set(decoder.decode(new Uint8Array([first, second])), [first, second]);
	return new Uint8Array([...text].flatMap((sign) => bytes.get(sign) ?? [sign.charCodeAt(0)]));
}

const utf8 = (given: string) => new TextEncoder().encode(given);
const oldFile = (...rest: string[]) =>
	Buffer.concat([
		Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
		...rest.map((name) => Buffer.from(name, 'utf16le'))
	]);

describe('readRollFile', () => {
	it.each([
		['CSV in UTF-8', utf8(text)],
		['CSV in UTF-8 with a mark', utf8(`\ufeff${text}`)],
		['CSV in GB18030', gb18030(text)],
		['CSV with semicolons', utf8(text.replaceAll(',', ';'))],
		['CSV with tabs', utf8(text.replaceAll(',', '\t'))],
		['CSV of Windows', utf8(text.replaceAll('\n', '\r\n'))]
	])('reads %s', async (_what, bytes) => {
		expect(await readRollFile('roll.csv', bytes)).toEqual(table);
	});

	it.each([
		['an old .xls', 'roll.xls', oldFile('Workbook'), 'roll.file_xls'],
		['an .et of WPS', 'roll.et', oldFile('Workbook'), 'roll.file_et'],
		[
			'a file under a password',
			'roll.xlsx',
			oldFile('EncryptionInfo', 'EncryptedPackage'),
			'roll.file_locked'
		],
		[
			'a picture',
			'roll.xlsx',
			new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
			'roll.file_unreadable'
		],
		[
			'a broken .xlsx',
			'roll.xlsx',
			new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]),
			'roll.file_unreadable'
		],
		['nothing', 'roll.xlsx', new Uint8Array(), 'roll.file_empty'],
		['a line too many', 'roll.csv', utf8('a\n'.repeat(20_001)), 'roll.file_too_large']
	])('refuses %s in words', async (_what, name, bytes, code) => {
		await expect(readRollFile(name, bytes)).rejects.toMatchObject({ code });
	});

	it('reads date cells, numbers, and lines where they stand in the file', async () => {
		const file = await writeWorkbook([
			['户号', '姓名', '出生日期', '手机号'].map((value) => ({ value, type: String })),
			[null],
			[
				{ value: 101, type: Number },
				{ value: '周满仓', type: String },
				{ value: new Date('1968-11-02T00:00:00Z'), type: Date, format: 'yyyy/m/d' },
				{ value: 13812345678, type: Number }
			]
		]).toBuffer();
		const sheet = readSheet(await readRollFile('roll.xlsx', file), '2026-03-11')!;
		expect(sheet.troubles).toEqual([]);
		expect(sheet.rows).toMatchObject([
			{ line: 3, household: '101', birthDate: '1968-11-02', phone: '13812345678' }
		]);
	});
});

describe('the template', () => {
	it('comes back equal from .xlsx and from .csv, whatever the people are called', async () => {
		const csv = (cells: string[][]) =>
			cells
				.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
				.join('\r\n');
		await fc.assert(
			fc.asyncProperty(someRows, async (rows) => {
				const expected = rows.map((row, nth) => ({ ...row, line: nth + 2 }));
				for (const bytes of [await writeRollFile(rows), utf8(csv(writeSheet(rows)))]) {
					const sheet = readSheet(await readRollFile('roll', bytes), '2026-03-11')!;
					expect(sheet.troubles).toEqual([]);
					expect(sheet.rows).toEqual(expected);
				}
			}),
			{ numRuns: 60 }
		);
	}, 60_000);

	it('says the columns, and has no people, for a start', async () => {
		const [headings, ...rest] = await readRollFile('template.xlsx', await writeRollFile([]));
		expect(headings).toEqual([
			'户号',
			'姓名',
			'性别',
			'出生日期',
			'编号',
			'是否户代表',
			'手机号',
			'小组/网格',
			'地址',
			'房屋',
			'面积'
		]);
		expect(rest).toEqual([]);
	});
});
