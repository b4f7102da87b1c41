import * as Y from 'yjs';
import type { Json } from '#lib/kernel/canonical-json.ts';
import { TEXT_FIELD } from './document.ts';

/** One part of a text: a block, or a run of characters with its marks. The shape editors exchange (ProseMirror JSON). */
export interface TextNode {
	type: string;
	text?: string;
	attrs?: { [name: string]: Json };
	marks?: TextMark[];
	content?: TextNode[];
}

export interface TextMark {
	type: string;
	attrs?: { [name: string]: Json };
}

/** What of a part's attributes belongs to the text. Everything else is the editor's own business. */
const KEPT: Record<string, readonly string[]> = {
	heading: ['level'],
	orderedList: ['start'],
	tableCell: ['colspan', 'rowspan'],
	tableHeader: ['colspan', 'rowspan'],
	link: ['href'],
	image: ['src']
};
/** A list that starts with 1 and a cell that spans 1 say nothing. */
const USUAL = 1;

/** The text of a shared document, always the same for the same document: what the check code is taken over. */
export function readText(doc: Y.Doc): TextNode {
	return { type: 'doc', content: childrenOf(doc.getXmlFragment(TEXT_FIELD)) };
}

/** The text that a Yjs state holds, and what of it still waits for edits that never arrived. */
export function readState(updates: readonly Uint8Array[]): { text: TextNode; state: Uint8Array } {
	const doc = new Y.Doc();
	doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
	return { text: readText(doc), state: Y.encodeStateAsUpdate(doc) };
}

function childrenOf(parent: Y.XmlFragment): TextNode[] {
	const nodes: TextNode[] = [];
	for (const child of parent.toArray()) {
		if (child instanceof Y.XmlText) nodes.push(...runsOf(child));
		else if (child instanceof Y.XmlElement) nodes.push(elementOf(child));
		else nodes.push({ type: 'unknown' });
	}
	return joined(nodes);
}

function elementOf(element: Y.XmlElement): TextNode {
	const type = element.nodeName;
	const attrs = kept(type, element.getAttributes() as Record<string, Json>);
	const content = childrenOf(element);
	return { type, ...(attrs && { attrs }), ...(content.length > 0 && { content }) };
}

function runsOf(text: Y.XmlText): TextNode[] {
	const delta = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
	return delta.map(({ insert, attributes = {} }) => {
		if (typeof insert !== 'string') return { type: 'unknown' };
		const marks = Object.entries(attributes)
			.filter(([, value]) => value !== null && value !== false)
			.map(([name, value]) => markOf(name, value))
			.sort((a, b) => (a.type < b.type ? -1 : 1));
		return { type: 'text', text: insert, ...(marks.length > 0 && { marks }) };
	});
}

function markOf(name: string, value: unknown): TextMark {
	// The editor names marks that may lie over each other `comment--hash`.
	const type = name.split('--')[0]!;
	const attrs = typeof value === 'object' ? kept(type, value as Record<string, Json>) : undefined;
	return { type, ...(attrs && { attrs }) };
}

function kept(type: string, attributes: Record<string, Json>) {
	const attrs: Record<string, Json> = {};
	for (const name of Object.hasOwn(KEPT, type) ? KEPT[type]! : []) {
		const value = attributes[name];
		if (value === undefined || value === null || (value === USUAL && name !== 'level')) continue;
		attrs[name] = value;
	}
	return Object.keys(attrs).length > 0 ? attrs : undefined;
}

/** Neighbouring runs with the same marks are one run, and empty ones none. */
function joined(nodes: TextNode[]): TextNode[] {
	const result: TextNode[] = [];
	for (const node of nodes) {
		const last = result.at(-1);
		if (node.type === 'text' && node.text === '') continue;
		if (node.type === 'text' && last?.type === 'text' && sameMarks(node, last))
			last.text = last.text! + node.text!;
		else result.push(node);
	}
	return result;
}

function sameMarks(a: TextNode, b: TextNode): boolean {
	return JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);
}

/** The characters of a part, without form. */
export function plainText(node: TextNode): string {
	if (node.type === 'text') return node.text ?? '';
	// The cells of a row stand beside each other, a full space apart.
	const between = node.type === 'tableRow' ? '\u3000' : isBlockParent(node) ? '\n' : '';
	return (node.content ?? []).map(plainText).join(between);
}

const isBlockParent = (node: TextNode) =>
	!['paragraph', 'heading'].includes(node.type) && node.type !== 'text';

/** The headings in their order, for the outline beside the text. */
export function outlineOf(text: TextNode): { level: number; title: string }[] {
	return (text.content ?? [])
		.filter(({ type }) => type === 'heading')
		.map((node) => ({ level: Number(node.attrs?.level ?? 2), title: plainText(node).trim() }))
		.filter(({ title }) => title !== '');
}
