import type { RefusalCode } from '#lib/kernel/refusal.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { safeAddress } from './text-address.ts';
import { plainText, type TextNode } from './text.ts';

/** Something in a text that could not be written down without loss, and where it stands. */
export interface TextTrouble {
	code: RefusalCode;
	/** The words beside it, so that the person finds it. */
	near: string;
}

const MARKS = ['bold', 'italic', 'strike', 'link'];
const LISTS = ['bulletList', 'orderedList'];
/** What may stand in what. */
const WITHIN: Record<string, readonly string[]> = {
	doc: ['paragraph', 'heading', ...LISTS, 'blockquote', 'horizontalRule', 'table'],
	paragraph: ['text', 'hardBreak'],
	heading: ['text', 'hardBreak'],
	bulletList: ['listItem'],
	orderedList: ['listItem'],
	listItem: ['paragraph', ...LISTS],
	blockquote: ['paragraph', ...LISTS],
	table: ['tableRow'],
	tableRow: ['tableCell', 'tableHeader'],
	tableCell: ['paragraph'],
	tableHeader: ['paragraph'],
	horizontalRule: [],
	hardBreak: [],
	text: []
};

/** 定稿前的检查: everything that a version could not keep. Nothing is left out in silence: it is refused and named. */
export function troublesIn(text: TextNode): TextTrouble[] {
	const troubles: TextTrouble[] = [];
	if (plainText(text).trim() === '') troubles.push({ code: 'document.empty', near: '' });
	walk(text, '', troubles);
	return troubles;
}

/** May this text be frozen as it is? The first thing that stands in the way is named. */
export function mayBeWritten(text: TextNode): Verdict {
	const [first] = troublesIn(text);
	return first ? refuse(first.code, { near: first.near }) : allow;
}

function walk(node: TextNode, around: string, troubles: TextTrouble[]): void {
	const near = excerpt(node) || around;
	const add = (code: RefusalCode, words = near) => troubles.push({ code, near: words });
	const isCell = node.type === 'tableCell' || node.type === 'tableHeader';

	if (isCell && (node.attrs?.colspan !== undefined || node.attrs?.rowspan !== undefined))
		add('document.merged_cells');
	if (isCell && (node.content ?? []).filter(({ type }) => type === 'paragraph').length > 1)
		add('document.paragraphs_in_cell');
	for (const mark of node.marks ?? []) {
		if (!MARKS.includes(mark.type)) add('document.unknown_part');
		if (mark.type === 'link' && !safeAddress(mark.attrs?.href)) add('document.bad_link');
	}
	for (const child of node.content ?? []) {
		if (WITHIN[node.type]?.includes(child.type)) walk(child, near, troubles);
		else add(misplaced(child, isCell), excerpt(child) || near);
	}
}

function misplaced(child: TextNode, isCell: boolean): RefusalCode {
	if (child.type === 'image') return 'document.picture';
	if (!Object.hasOwn(WITHIN, child.type)) return 'document.unknown_part';
	if (isCell && LISTS.includes(child.type)) return 'document.list_in_table';
	return 'document.misplaced';
}

/** The first dozen characters. */
function excerpt(node: TextNode): string {
	const words = plainText(node).trim().replace(/\s+/g, ' ');
	return [...words].slice(0, 12).join('');
}
