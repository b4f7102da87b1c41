import type { TextNode } from './text.ts';

/**
 * The text as it is derived from: what has no words is left out, spaces are single, and no line begins or ends with one.
 * HTML and Markdown are both made from this, so they say the same.
 */
export function tidy(text: TextNode): TextNode {
	return { ...text, content: blocks(text.content) };
}

function blocks(nodes: TextNode[] = []): TextNode[] {
	return nodes.map(block).filter((node) => node !== undefined);
}

function block(node: TextNode): TextNode | undefined {
	switch (node.type) {
		case 'horizontalRule':
			return node;
		case 'paragraph':
		case 'heading': {
			const content = line(node.content);
			return content.length > 0 ? { ...node, content } : undefined;
		}
		case 'table': {
			const rows = (node.content ?? []).map(cells);
			const width = Math.max(0, ...rows.map(({ length }) => length));
			if (width === 0) return undefined;
			const content = rows.map((row) => ({
				type: 'tableRow',
				content: Array.from({ length: width }, (_, at) => row[at] ?? cell([]))
			}));
			return { ...node, content };
		}
		default: {
			const content = blocks(node.content);
			return content.length > 0 ? { ...node, content } : undefined;
		}
	}
}

function cells(row: TextNode): TextNode[] {
	return (row.content ?? []).map((one) =>
		cell(line((one.content ?? []).flatMap(({ content = [] }) => content)))
	);
}

const cell = (content: TextNode[]): TextNode => ({ type: 'tableCell', content });

/** Runs and breaks of one paragraph. */
function line(nodes: TextNode[] = []): TextNode[] {
	const result: TextNode[] = [];
	for (const node of nodes) {
		const before = result.at(-1);
		if (node.type === 'hardBreak') {
			trimEnd(result);
			if (result.length > 0) result.push(node);
			continue;
		}
		let text = clean(node.text ?? '');
		if (!before || before.type === 'hardBreak' || before.text!.endsWith(' '))
			text = before?.text ? text.replace(/^ +/, '') : text.trimStart();
		if (text !== '') result.push({ ...node, text });
	}
	while (result.length > 0) {
		trimEnd(result);
		if (result.at(-1)?.type !== 'hardBreak') break;
		result.pop();
	}
	return result;
}

function trimEnd(nodes: TextNode[]): void {
	for (let last = nodes.at(-1); last?.type === 'text'; last = nodes.at(-1)) {
		const text = last.text!.trimEnd();
		nodes.pop();
		if (text === '') continue;
		nodes.push({ ...last, text });
		return;
	}
}

/** No control characters, and one space for any run of white space that a browser would show as one. */
function clean(text: string): string {
	return text
		.replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
		.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
		.replace(/ {2,}/g, ' ');
}
