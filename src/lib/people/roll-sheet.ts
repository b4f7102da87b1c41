import { isDay, type Day } from '#lib/kernel/instant.ts';
import { isPhone, plainPhone } from './account.ts';
import type { Person } from './person.ts';

/** A cell as a spreadsheet or a CSV file holds it. */
export type Cell = string | number | boolean | Date | null;

/** The columns of the template, in order. 户号 and 姓名 are needed; all others may be left out or left empty. */
export const rollColumns = [
	'household',
	'name',
	'sex',
	'birthDate',
	'rollNumber',
	'representative',
	'phone',
	'groupName',
	'address',
	'unit',
	'area'
] as const;
export type RollColumn = (typeof rollColumns)[number];

/** Headings as places write them; the first is the template's. Compared without spaces, brackets and what stands in them. */
export const headings: Record<RollColumn, readonly string[]> = {
	household: ['户号', '户编号', '家庭编号', '户籍号', '门牌户号', '户主编号', 'household'],
	name: ['姓名', '名字', '村民姓名', '居民姓名', '成员姓名', 'name'],
	sex: ['性别', 'sex', 'gender'],
	birthDate: ['出生日期', '出生年月日', '出生年月', '生日', '出生', 'birthdate', 'birthday'],
	rollNumber: ['编号', '人员编号', '成员编号', '名册编号', '序列号', 'number'],
	representative: [
		'是否户代表',
		'户代表',
		'与户主关系',
		'家庭关系',
		'关系',
		'是否户主',
		'representative'
	],
	phone: [
		'手机号',
		'手机号码',
		'手机',
		'电话',
		'联系电话',
		'联系方式',
		'电话号码',
		'phone',
		'mobile'
	],
	groupName: [
		'小组/网格',
		'小组',
		'村民小组',
		'居民小组',
		'组别',
		'网格',
		'所属网格',
		'所属小组',
		'group'
	],
	address: ['地址', '住址', '家庭住址', '居住地址', '家庭地址', '门牌号', 'address'],
	unit: ['房屋', '房号', '房屋编号', '房产', '房间号', 'unit'],
	area: ['面积', '建筑面积', '房屋面积', '专有部分面积', 'area']
};

const ID_HEADINGS = /身份证|证件号|公民身份号码|idcard|idnumber/i;
const ID_NUMBER = /^\d{17}[\dXx]$|^\d{15}$/;

/** One person of a roll as it was read: everything in the form it is kept in, empty where the file says nothing. */
export interface RollRow {
	/** The line of the file. */
	line: number;
	household: string;
	name: string;
	sex: Person['sex'];
	birthDate: Day | null;
	rollNumber: string;
	representative: boolean;
	phone: string;
	groupName: string;
	address: string;
	unit: string;
	/** In 0.01 m². */
	area: number | null;
}

/** Why a cell cannot be taken; each is a message under `roll.trouble`. */
export const rollTroubles = [
	'missing',
	'too_long',
	'not_a_sex',
	'not_a_date',
	'date_ahead',
	'not_a_phone',
	'not_an_area',
	'area_without_unit',
	'number_twice',
	'person_twice',
	'two_representatives',
	'group_differs',
	'address_differs',
	'unit_elsewhere',
	'person_gone',
	'person_unclear'
] as const;
export interface RollTrouble {
	/** `C17` */
	cell: string;
	code: (typeof rollTroubles)[number];
	/** What stands in the cell, shortened, to be found again. */
	found: string;
}

/** Where each column is in the file: `B`. */
export type Letters = Partial<Record<RollColumn, string>>;

/** The column that a cell such as `B17` is in. */
export function columnAt(letters: Letters, cell: string): RollColumn | undefined {
	const letter = /^[A-Z]+/.exec(cell)?.[0];
	return rollColumns.find((column) => letters[column] !== undefined && letters[column] === letter);
}

export interface RollSheet {
	rows: RollRow[];
	troubles: RollTrouble[];
	letters: Letters;
	/** Headings of columns that hold ID numbers: never read any further, never kept. */
	droppedForIds: string[];
	/** Headings nobody knows. */
	unknown: string[];
}

/** How far down the heading line may stand, under titles and remarks. */
const HEADING_WITHIN = 15;
const LONGEST: Partial<Record<RollColumn, number>> = {
	household: 40,
	name: 60,
	rollNumber: 40,
	groupName: 60,
	address: 200,
	unit: 60
};

/** Reads a table into rows and troubles; nothing when no line has both 户号 and 姓名 for headings. */
export function readSheet(table: readonly (readonly Cell[])[], today: Day): RollSheet | undefined {
	const top = table.slice(0, HEADING_WITHIN).findIndex((line) => {
		const known = line.map((cell) => columnOf(textOf(cell)));
		return known.includes('household') && known.includes('name');
	});
	if (top === -1) return undefined;
	const body = table.slice(top + 1);
	const places = new Map<RollColumn, number>();
	const droppedForIds: string[] = [];
	const unknown: string[] = [];
	table[top]!.forEach((cell, nth) => {
		const heading = textOf(cell);
		const column = columnOf(heading);
		if (ID_HEADINGS.test(heading) || holdsIds(body, nth)) {
			droppedForIds.push(heading || letterOf(nth));
		} else if (column && !places.has(column)) places.set(column, nth);
		else if (heading) unknown.push(heading);
	});
	const letters = Object.fromEntries(
		[...places].map(([column, nth]) => [column, letterOf(nth)])
	) as Letters;
	const sheet: RollSheet = { rows: [], troubles: [], letters, droppedForIds, unknown };
	body.forEach((cells, nth) => {
		const line = top + nth + 2;
		if ([...places.values()].every((place) => textOf(cells[place] ?? null) === '')) return;
		sheet.rows.push(readRow((column) => cells[places.get(column) ?? -1] ?? null));

		function readRow(cellOf: (column: RollColumn) => Cell): RollRow {
			const trouble = (column: RollColumn, code: RollTrouble['code']) =>
				void sheet.troubles.push({
					cell: `${letters[column] ?? ''}${line}`,
					code,
					found: textOf(cellOf(column)).slice(0, 30)
				});
			const text = (column: RollColumn) => {
				const found = textOf(cellOf(column));
				if (found.length > (LONGEST[column] ?? 200)) trouble(column, 'too_long');
				return found;
			};
			const needed = (column: RollColumn) => {
				const found = text(column);
				if (!found) trouble(column, 'missing');
				return found;
			};
			/** What a reader makes of the cell; an empty one is nothing, and no trouble. */
			const read = <T>(
				column: RollColumn,
				code: RollTrouble['code'],
				how: (cell: Cell) => T | null
			) => {
				const cell = cellOf(column);
				if (textOf(cell) === '') return null;
				const found = how(cell);
				if (found === null) trouble(column, code);
				return found;
			};
			const birthDate = read('birthDate', 'not_a_date', readDay);
			if (birthDate !== null && birthDate > today) trouble('birthDate', 'date_ahead');
			const unit = text('unit');
			const area = read('area', 'not_an_area', readArea);
			if (area !== null && !unit) trouble('area', 'area_without_unit');
			return {
				line,
				household: needed('household'),
				name: plainPersonName(needed('name')),
				sex: read('sex', 'not_a_sex', readSex),
				birthDate,
				rollNumber: text('rollNumber'),
				representative: REPRESENTATIVE.test(textOf(cellOf('representative'))),
				phone: read('phone', 'not_a_phone', readPhone) ?? '',
				groupName: text('groupName'),
				address: text('address'),
				unit,
				area
			};
		}
	});
	return sheet;
}

/** The template's lines for these people, headings first: what `readSheet` reads back. */
export function writeSheet(rows: readonly Omit<RollRow, 'line'>[]): string[][] {
	return [
		rollColumns.map((column) => headings[column][0]!),
		...rows.map((row) => [
			row.household,
			row.name,
			row.sex === null ? '' : row.sex === 'female' ? '女' : '男',
			row.birthDate ?? '',
			row.rollNumber,
			row.representative ? '是' : '',
			row.phone,
			row.groupName,
			row.address,
			row.unit,
			row.area === null ? '' : (row.area / 100).toFixed(2)
		])
	];
}

const REPRESENTATIVE = /^(是|户主|户代表|本人|本户代表|y|yes|true|1|√|✓)$/i;

function columnOf(heading: string): RollColumn | undefined {
	const plain = plainHeading(heading);
	return rollColumns.find((column) => headings[column].some((one) => plainHeading(one) === plain));
}

function plainHeading(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[(（[【].*?[)）\]】]/g, '')
		.replace(/[\s*:：_-]/g, '');
}

/** Whether what stands in a column looks like ID numbers, also where a spreadsheet took them for huge numbers. */
function holdsIds(body: readonly (readonly Cell[])[], nth: number): boolean {
	const filled = body.map((cells) => cells[nth] ?? null).filter((cell) => textOf(cell) !== '');
	const ids = filled.filter((cell) =>
		typeof cell === 'number' ? cell >= 1e14 : ID_NUMBER.test(textOf(cell))
	);
	return ids.length > 0 && ids.length * 2 >= filled.length;
}

/** `A`, `Z`, `AA` */
export function letterOf(nth: number): string {
	const last = String.fromCharCode(65 + (nth % 26));
	return nth < 26 ? last : letterOf(Math.floor(nth / 26) - 1) + last;
}

function textOf(cell: Cell): string {
	if (cell === null) return '';
	if (cell instanceof Date) return cell.toISOString().slice(0, 10);
	return String(cell).normalize('NFC').trim();
}

/** 张 三 is 张三: spaces between Chinese characters are there to fill the line. */
export function plainPersonName(text: string): string {
	return text.replace(/(\p{Script=Han})\s+(?=\p{Script=Han})/gu, '$1').replace(/\s+/g, ' ');
}

function readSex(cell: Cell): Person['sex'] {
	const text = textOf(cell).toLowerCase();
	if (['女', '女性', 'f', 'female', '2'].includes(text)) return 'female';
	return ['男', '男性', 'm', 'male', '1'].includes(text) ? 'male' : null;
}

/** The day that is number 0 of a spreadsheet's calendar, counting its 29 February 1900 that never was. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const LAST_SERIAL = 73_050;

/** 2026-03-11, 2026/3/11, 2026.3.11, 2026年3月11日, 20260311, a date cell, or the serial number of one. */
export function readDay(cell: Cell): Day | null {
	if (cell instanceof Date) return checkedDay(cell.toISOString().slice(0, 10));
	const text = textOf(cell)
		.normalize('NFKC')
		.replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, '');
	const serial = Number(text);
	if (Number.isInteger(serial) && serial > 60 && serial <= LAST_SERIAL)
		return checkedDay(new Date(SERIAL_ZERO + serial * 86_400_000).toISOString().slice(0, 10));
	const parts =
		/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ??
		/^(\d{4})(\d{2})(\d{2})$/.exec(text);
	if (!parts) return null;
	const [, year, month, day] = parts;
	return checkedDay(`${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`);
}

function checkedDay(text: string): Day | null {
	return isDay(text) && text >= '1900-01-01' ? text : null;
}

function readPhone(cell: Cell): string | null {
	const phone = plainPhone(textOf(cell));
	return isPhone(phone) ? phone : null;
}

function readArea(cell: Cell): number | null {
	const text = textOf(cell)
		.normalize('NFKC')
		.replace(/\s*(m2|平方米|平米|㎡)$/i, '');
	if (!/^\d{1,7}(\.\d+)?$/.test(text)) return null;
	const area = Math.round(Number(text) * 100);
	return area > 0 ? area : null;
}
