import { parse } from 'csv-parse/sync';
import { readSheet as readXlsx } from 'read-excel-file/node';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Cell } from '../roll-sheet.ts';
import { unpackedSize } from './unpacked-size.ts';

export const LARGEST_FILE = 10 * 1024 * 1024;
export const MOST_ROWS = 20_000;
/** What a workbook may come to when it is unpacked: a full roll takes a fifth of it. A small file can hold gigabytes. */
const LARGEST_UNPACKED = 64 * 1024 * 1024;

const starts = (bytes: Uint8Array, ...signature: number[]) =>
	signature.every((byte, nth) => bytes[nth] === byte);

/**
 * The table in an uploaded roll: .xlsx, or .csv in UTF-8 or GB18030. What only looks like one is refused in words a
 * clerk can act on: the older .xls, WPS's .et, a file under a password.
 */
export async function readRollFile(name: string, bytes: Uint8Array): Promise<Cell[][]> {
	if (bytes.length === 0) throw new Refusal('roll.file_empty');
	if (bytes.length > LARGEST_FILE) throw new Refusal('roll.file_too_large', { most: MOST_ROWS });
	if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Refusal(kindOfOldFile(name, bytes));
	const table = starts(bytes, 0x50, 0x4b) ? await readWorkbook(name, bytes) : readCsv(bytes);
	if (table.length > MOST_ROWS) throw new Refusal('roll.file_too_large', { most: MOST_ROWS });
	return table;
}

/**
 * Compound files: the old .xls and .et, and any .xlsx that is encrypted, whose contents lie in a stream of that name
 * (written in UTF-16).
 */
function kindOfOldFile(name: string, bytes: Uint8Array) {
	const stream = Buffer.from('EncryptedPackage', 'utf16le');
	if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(stream))
		return 'roll.file_locked';
	return /\.ett?$/i.test(name) ? 'roll.file_et' : 'roll.file_xls';
}

async function readWorkbook(name: string, bytes: Uint8Array): Promise<Cell[][]> {
	const unreadable = new Refusal(/\.ett?$/i.test(name) ? 'roll.file_et' : 'roll.file_unreadable');
	const size = unpackedSize(bytes, LARGEST_UNPACKED);
	if (size === undefined) throw unreadable;
	if (size > LARGEST_UNPACKED) throw new Refusal('roll.file_too_large', { most: MOST_ROWS });
	try {
		return (await readXlsx(Buffer.from(bytes))) as unknown as Cell[][];
	} catch (error) {
		// The reader's own words are for programmers; whatever is wrong inside, the file has to be saved anew.
		if (!(error instanceof Error)) throw error;
		throw unreadable;
	}
}

/** UTF-8 says so by being valid; what isn't is GB18030, as spreadsheets in China write their CSV. */
function readCsv(bytes: Uint8Array): Cell[][] {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		text = new TextDecoder('gb18030').decode(bytes);
	}
	if (text.includes('\0') || text.includes('\ufffd')) throw new Refusal('roll.file_unreadable');
	const firstLine = text.slice(0, text.search(/[\r\n]|$/));
	const delimiter = ['\t', ';', ','].find((one) => firstLine.includes(one)) ?? ',';
	try {
		return parse(text, {
			bom: true,
			delimiter,
			relax_column_count: true,
			skip_empty_lines: false,
			relax_quotes: true
		});
	} catch {
		throw new Refusal('roll.file_unreadable');
	}
}
