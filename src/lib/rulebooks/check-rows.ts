import { cellsOf, isRuling } from '#lib/kernel/table-row.ts';
import { decimals, product } from './decimal-product.ts';
import type { Found } from './figure-finding.ts';
import { figuresIn } from './figures-in-text.ts';
import { compareFigures, percent, total } from './share.ts';

interface Cell {
	at: number;
	quote: string;
	/** A decimal, where the cell is one figure and nothing else. */
	value: string | undefined;
}

const SUM_ROW = /^(合\s*计|总\s*计|共\s*计)/;
const PART_SUM_ROW = /^小\s*计/;
/** Columns that are never added up. */
const NO_SUM = /序号|编号|单价|年|月|日|率|比例|占|%|备注|电话|规格|标准|人均|户均/;
const COUNT = /数量|工程量|面积|用量|人数|户数|天数|工日/;
const RATE = /单价/;
const AMOUNT = /金额|小计|合价|总价|合计|费用/;

/** 表格: a last row that adds up a column, and amounts that are a number times a price. */
export function checkTables(text: string): Found[] {
	return tablesIn(text).flatMap(([head, ...rows]) =>
		head && rows.length ? [...checkColumns(head, rows), ...checkRows(head, rows)] : []
	);
}

function tablesIn(text: string): Cell[][][] {
	const tables: Cell[][][] = [];
	let rows: Cell[][] = [];
	let at = 0;
	for (const line of [...text.split('\n'), '']) {
		const cells = cellsOf(line);
		if (cells && !isRuling(cells)) rows.push(placed(line, cells, at));
		if (!cells && rows.length) {
			tables.push(rows);
			rows = [];
		}
		at += line.length + 1;
	}
	return tables;
}

function placed(line: string, cells: string[], start: number): Cell[] {
	let from = 0;
	return cells.map((quote) => {
		const at = quote ? line.indexOf(quote, from) : from;
		from = at + quote.length;
		const [figure, ...more] = figuresIn(quote);
		const isFigure = figure && !more.length && figure.at === 0 && !figure.isBound;
		const isAll = isFigure && /^\S{0,4}$/.test(quote.slice(figure.end));
		return { at: start + at, quote, value: isAll ? figure.value : undefined };
	});
}

function checkColumns(head: Cell[], rows: Cell[][]): Found[] {
	const nth = rows.findIndex(([first]) => SUM_ROW.test(first?.quote ?? ''));
	const parts = rows.slice(0, nth);
	if (nth < 2 || parts.some(([first]) => PART_SUM_ROW.test(first?.quote ?? ''))) return [];
	return rows[nth]!.flatMap((sum, column) => {
		const cells = parts.map((row) => row[column]);
		const values = cells.flatMap((cell) => (cell?.value === undefined ? [] : [cell.value]));
		const isWhole = cells.every((cell) => !cell?.quote || cell.value !== undefined);
		if (column === 0 || sum.value === undefined || values.length < 2 || !isWhole) return [];
		if (NO_SUM.test(head[column]?.quote ?? '')) return [];
		const made = total(values);
		if (compareFigures(made, sum.value) === 0) return [];
		return [{ kind: 'parts', at: sum.at, quote: sum.quote, other: `${values.join('+')}=${made}` }];
	});
}

function checkRows(head: Cell[], rows: Cell[][]): Found[] {
	const find = (words: RegExp) =>
		head.flatMap(({ quote }, nth) => (words.test(quote) ? [nth] : []));
	const [[count, ...counts], [rate, ...rates], amounts] = [find(COUNT), find(RATE), find(AMOUNT)];
	const amount = amounts.find((nth) => nth !== count && nth !== rate);
	if (count === undefined || rate === undefined || amount === undefined) return [];
	if (counts.length || rates.length || amounts.length > 1) return [];
	const isWan = /万元/.test(head[amount]!.quote) && !/万元/.test(head[rate]!.quote);
	return rows.flatMap((row) => {
		const [number, price, sum] = [row[count]?.value, row[rate]?.value, row[amount]];
		if (number === undefined || price === undefined || sum?.value === undefined) return [];
		const said = isWan && !/元/.test(sum.quote) ? product(sum.value, 10_000) : sum.value;
		const made = product(number, price);
		if (compareFigures(made, said) === 0 || isRounded(made, said)) return [];
		const isUnit = [
			[product(made, 10_000), said],
			[made, product(said, 10_000)]
		].some(([one, other]) => compareFigures(one!, other!) === 0);
		const other = `${number}×${price}=${made}`;
		return [{ kind: isUnit ? 'unit' : 'product', at: sum.at, quote: sum.quote, other }];
	});
}

/** To the decimals that are printed, half up. */
function isRounded(exact: string, printed: string): boolean {
	const places = decimals(printed);
	if (places >= decimals(exact)) return false;
	return compareFigures(percent(exact, 100, places)!, printed) === 0;
}
