import { safeAddress } from './text-address.ts';
import { level, start } from './text-html.ts';
import { tidy } from './text-tidy.ts';
import type { TextMark, TextNode } from './text.ts';

/**
 * A text as Markdown that any CommonMark reader with tables reads back as it was.
 *
 * Chinese has no spaces between words, and CommonMark does not take `**注意：**请看` for bold: a sign before the closing
 * stars must be followed by another sign or a space. Where its rule would not hold, the mark is written as a tag.
 */
export function toMarkdown(text: TextNode): string {
	return `${blocks(tidy(text).content ?? [])}\n`;
}

function blocks(nodes: TextNode[]): string {
	return nodes
		.map((node, at) => {
			const before = nodes[at - 1];
			// Two lists of a kind that follow each other would be read as one.
			const parted = before && isList(before) && isList(node) ? '<!-- -->\n\n' : '';
			return parted + block(node);
		})
		.join('\n\n');
}

const isList = ({ type }: TextNode) => type === 'bulletList' || type === 'orderedList';

function block(node: TextNode): string {
	const within = node.content ?? [];
	switch (node.type) {
		case 'paragraph':
			return lines(inline(within));
		case 'heading':
			return `${'#'.repeat(level(node))} ${inline(within, '<br>').replace(/(#+)$/, '\\$1')}`;
		case 'bulletList':
			return items(within, () => '- ');
		case 'orderedList':
			return items(within, (at) => `${start(node) + at}. `);
		case 'blockquote':
			return blocks(within)
				.split('\n')
				.map((one) => `> ${one}`.trimEnd())
				.join('\n');
		case 'horizontalRule':
			return '---';
		case 'table':
			return table(within);
		default:
			return '';
	}
}

function items(nodes: TextNode[], sign: (at: number) => string): string {
	return nodes.map(({ content = [] }, at) => hang(sign(at), blocks(content))).join('\n\n');
}

function hang(sign: string, text: string): string {
	const margin = ' '.repeat(sign.length);
	return sign + text.replaceAll('\n', `\n${margin}`).replace(/^ +$/gm, '');
}

function table([head, ...rows]: TextNode[]): string {
	const row = (node: TextNode) =>
		`| ${(node.content ?? []).map(({ content }) => inline(content, '<br>')).join(' | ')} |`;
	const rule = `|${' --- |'.repeat(head!.content!.length)}`;
	return [row(head!), rule, ...rows.map(row)].join('\n');
}

/** What would begin a block at the beginning of a line is only a sign. */
function lines(text: string): string {
	return text
		.split('\n')
		.map((line) =>
			line
				.replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|-{2,}|=+)/, '\\$1')
				.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
		)
		.join('\n');
}

/** A run of characters, or the beginning or end of a mark. */
type Piece = { text: string } | { mark: TextMark; ends: boolean; partner: number };

/** Opening and closing sign, and the tag where they would be misread. */
const SIGNS: Record<string, [sign: string, tag: string]> = {
	bold: ['**', 'strong'],
	italic: ['*', 'em'],
	strike: ['~~', 'del']
};

function inline(nodes: TextNode[] = [], lineBreak = '\\\n'): string {
	const pieces = piecesOf(nodes, lineBreak);
	return pieces
		.map((piece, at) => {
			if ('text' in piece) return piece.text;
			const { mark, ends, partner } = piece;
			if (mark.type === 'link') return ends ? `](${safeAddress(mark.attrs?.href) ?? ''})` : '[';
			const [sign, tag] = SIGNS[mark.type]!;
			const [first, last] = ends ? [partner, at] : [at, partner];
			// Around other marks we do not try: readers differ.
			if (last - first === 2 && opens(pieces, first) && closes(pieces, last)) return sign;
			return ends ? `</${tag}>` : `<${tag}>`;
		})
		.join('');
}

function piecesOf(nodes: TextNode[], lineBreak: string): Piece[] {
	const pieces: Piece[] = [];
	const open: { mark: TextMark; at: number }[] = [];
	const close = () => {
		const { mark, at } = open.pop()!;
		(pieces[at] as { partner: number }).partner = pieces.length;
		pieces.push({ mark, ends: true, partner: at });
	};
	nodes.forEach((node, at) => {
		// A break belongs to no mark: it would stand at the edge of one.
		const marks = node.type === 'hardBreak' ? [] : byReach(nodes, at);
		while (open.length > 0 && !open.every(({ mark }, depth) => same(mark, marks[depth]))) close();
		for (const mark of marks.slice(open.length)) {
			open.push({ mark, at: pieces.length });
			pieces.push({ mark, ends: false, partner: -1 });
		}
		if (node.type === 'hardBreak')
			pieces.push({ text: nodes[at + 1]?.type === 'hardBreak' ? '<br>' : lineBreak });
		else pieces.push({ text: escapeMarkdown(node.text ?? '') });
	});
	while (open.length > 0) close();
	return pieces;
}

/** The marks of a run, those that reach furthest outermost; links last of all inside, for they hold no tags. */
function byReach(nodes: TextNode[], at: number): TextMark[] {
	const reach = (mark: TextMark) => {
		let end = at;
		while (nodes[end]?.marks?.some((one) => same(one, mark))) end += 1;
		let begin = at;
		while (nodes[begin - 1]?.marks?.some((one) => same(one, mark))) begin -= 1;
		return end - begin;
	};
	return (nodes[at]!.marks ?? [])
		.filter(({ type }) => type === 'link' || SIGNS[type])
		.sort((a, b) => reach(b) - reach(a) || (a.type < b.type ? -1 : 1));
}

function same(a: TextMark, b: TextMark | undefined): boolean {
	return a.type === b?.type && a.attrs?.href === b.attrs?.href;
}

const SPACE = /\s/u;
const SIGN = /[\p{P}\p{S}]/u;

/** CommonMark's left-flanking rule. */
function opens(pieces: Piece[], at: number): boolean {
	const before = edge(pieces[at - 1], 'end');
	const after = edge(pieces[at + 1], 'start');
	if (before === undefined || !after || SPACE.test(after)) return false;
	return !SIGN.test(after) || before === '' || SPACE.test(before) || SIGN.test(before);
}

/** The right-flanking one. */
function closes(pieces: Piece[], at: number): boolean {
	const before = edge(pieces[at - 1], 'end');
	const after = edge(pieces[at + 1], 'start');
	if (after === undefined || !before || SPACE.test(before)) return false;
	return !SIGN.test(before) || after === '' || SPACE.test(after) || SIGN.test(after);
}

/** The character beside a mark: none at the end of the line, undefined beside another mark. */
function edge(piece: Piece | undefined, side: 'start' | 'end'): string | undefined {
	if (!piece) return '';
	if (!('text' in piece)) return undefined;
	const signs = [...piece.text];
	const sign = side === 'start' ? signs[0] : signs.at(-1);
	// Readers differ about rare characters of two units: as if beside another mark.
	return sign && sign.length > 1 ? undefined : sign;
}

function escapeMarkdown(text: string): string {
	return (
		text
			.replace(/[\\`*_[\]<>|~]/g, '\\$&')
			.replace(/!(?=$|\\\[)/g, '\\!')
			.replace(/&(?=#?\w)/g, '\\&')
			// What some readers would turn into a link.
			.replace(/(https?|ftp):(?=\/\/)/gi, '$1\\:')
			.replace(/(www)\./gi, '$1\\.')
			.replace(/@/g, '\\@')
	);
}
