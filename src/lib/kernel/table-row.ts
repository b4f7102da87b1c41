/** The cells of a line that is a row of a table: written between bars, or out of a spreadsheet with tabs. */
export function cellsOf(line: string): string[] | undefined {
	const text = line.trim();
	const isBarred = text.length > 2 && text.startsWith('|') && text.endsWith('|');
	const cells = isBarred ? text.slice(1, -1).split('|') : text.split('\t');
	return cells.length > 1 ? cells.map((cell) => cell.trim()) : undefined;
}

/** A line of dashes only, as other programs write below a heading. */
export const isRuling = (cells: readonly string[]) =>
	cells.every((cell) => /^:?-{2,}:?$/.test(cell));
