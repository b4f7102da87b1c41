import { plainText, type TextNode } from '#lib/documents/text.ts';
import { cellsOf, isRuling } from '#lib/kernel/table-row.ts';

/** A part of a notice as it is shown. */
export type Block =
	| { kind: 'paragraph'; text: string }
	| { kind: 'table'; head: string[] | undefined; rows: string[][] };

/** A frozen text as lines of a notice: a paragraph is a line, a row of a table `| 项目 | 金额 |`, an item keeps its number. */
export function linesOf(node: TextNode): string[] {
	const parts = node.content ?? [];
	switch (node.type) {
		case 'tableRow':
			return [`| ${parts.map(cellText).join(' | ')} |`];
		case 'orderedList': {
			const start = Number(node.attrs?.start ?? 1);
			return parts.flatMap((item, index) => marked(`${start + index}. `, linesOf(item)));
		}
		case 'bulletList':
			return parts.flatMap((item) => marked('· ', linesOf(item)));
		case 'paragraph':
		case 'heading':
			return plainText(node)
				.split('\n')
				.map((line) => line.trim())
				.filter(Boolean);
		default:
			return parts.flatMap(linesOf);
	}
}

/** A bar of the cell's own would end it: it becomes a wide one. */
const cellText = (cell: TextNode) =>
	plainText(cell).replaceAll('|', '｜').replaceAll(/\s+/g, ' ').trim();

function marked(mark: string, [first = '', ...more]: string[]): string[] {
	return [mark + first, ...more];
}

/**
 * What the lines of a notice make: paragraphs, and a table where rows follow one another. A row is written between bars, or
 * has come from a spreadsheet with tabs between its cells. The first of several rows is the heading.
 */
export function blocksOf(body: string): Block[] {
	const blocks: Block[] = [];
	let rows: string[][] = [];
	const endTable = () => {
		if (rows.length) blocks.push(tableOf(rows));
		rows = [];
	};
	for (const line of body.split('\n')) {
		const cells = cellsOf(line);
		if (cells) {
			rows.push(cells);
			continue;
		}
		endTable();
		if (line.trim()) blocks.push({ kind: 'paragraph', text: line.trim() });
	}
	endTable();
	return blocks;
}

function tableOf(lines: string[][]): Block {
	const width = Math.max(...lines.map((cells) => cells.length));
	const rows = lines
		.filter((cells) => !isRuling(cells))
		.map((cells) => Array.from({ length: width }, (_, nth) => cells[nth] ?? ''));
	const [head, ...rest] = rows;
	return rest.length
		? { kind: 'table', head, rows: rest }
		: { kind: 'table', head: undefined, rows };
}
