import writeWorkbook from 'write-excel-file/node';
import { writeSheet, type RollRow } from '../roll-sheet.ts';

/** Wide enough to read without dragging columns: 户号, 姓名, 性别, … as the template has them. */
const WIDTHS = [12, 12, 8, 14, 12, 14, 16, 14, 28, 14, 10];

/** The roll's template as .xlsx, with these people in it; without any, the headings alone. All cells are text, also numbers. */
export async function writeRollFile(rows: readonly Omit<RollRow, 'line'>[]): Promise<Buffer> {
	const [headings, ...lines] = writeSheet(rows);
	const cell = (value: string) => (value === '' ? null : { value, type: String, format: '@' });
	return writeWorkbook(
		[
			headings!.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
			...lines.map((line) => line.map(cell))
		],
		{ columns: WIDTHS.map((width) => ({ width })), stickyRowsCount: 1 }
	).toBuffer();
}
