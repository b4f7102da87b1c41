import * as Y from 'yjs';
import type { Id } from '#lib/kernel/id.ts';
import { TEXT_FIELD } from '#lib/documents/document.ts';
import { appendEdits } from '#lib/documents/server/append-edits.ts';
import { readDocument } from '#lib/documents/server/open-document.ts';
import type { Stage } from './stage.ts';

/**
 * Brings a draft to say this text, the way an editor would: what stands there already stays, what differs is written
 * anew, each block by the next of the writers.
 *
 * The text is lines: `## ` a heading, `- ` a point of a list, `| a | b |` a row of a table, anything else a paragraph.
 */
export async function writeDraft(
	stage: Stage,
	documentId: Id<'document'>,
	text: string,
	writers: readonly Id<'person'>[]
): Promise<void> {
	const blocks = blocksOf(text);
	const before = await readDocument(stage.db, documentId);
	const shared = new Y.Doc();
	for (const update of before.updates) Y.applyUpdate(shared, update);
	const there = shared.getXmlFragment(TEXT_FIELD).toArray().map(sourceOf);
	const kept = blocks.findIndex((block, at) => block !== there[at]);
	const from = kept < 0 ? blocks.length : kept;

	const editors = new Map(writers.map((writer) => [writer, new Y.Doc()]));
	const known = [Y.encodeStateAsUpdate(shared)];
	const edit = async (writer: Id<'person'>, change: (fragment: Y.XmlFragment) => void) => {
		const doc = editors.get(writer)!;
		for (const update of known) Y.applyUpdate(doc, update);
		const vector = Y.encodeStateVector(doc);
		doc.transact(() => change(doc.getXmlFragment(TEXT_FIELD)));
		const update = Y.encodeStateAsUpdate(doc, vector);
		known.push(update);
		const now = stage.clock.now();
		const { verdicts } = await appendEdits({ db: stage.db, now }, [
			{ documentId, personId: writer, update }
		]);
		if (!verdicts[0]?.ok) throw new Error(`a draft of the demonstration was not taken`);
	};
	if (there.length > from)
		await edit(writers[0]!, (fragment) => fragment.delete(from, there.length - from));
	for (const [at, block] of blocks.slice(from).entries())
		await edit(writers[at % writers.length]!, (fragment) =>
			fragment.insert(fragment.length, [elementOf(block)])
		);
}

/** Lines of one list, or of one table, are one block. */
function blocksOf(text: string): string[] {
	const blocks: string[] = [];
	for (const line of text.trim().split('\n')) {
		const mark = /^(- |\|)/.exec(line)?.[0];
		const last = blocks.at(-1);
		if (mark && last?.startsWith(mark)) blocks[blocks.length - 1] = `${last}\n${line}`;
		else if (line.trim()) blocks.push(line.trim());
	}
	return blocks;
}

function elementOf(block: string): Y.XmlElement {
	if (block.startsWith('## ')) {
		const heading = textual('heading', block.slice(3));
		heading.setAttribute('level', 2 as unknown as string);
		return heading;
	}
	if (block.startsWith('- '))
		return parent(
			'bulletList',
			block.split('\n').map((line) => parent('listItem', [textual('paragraph', line.slice(2))]))
		);
	if (block.startsWith('|'))
		return parent(
			'table',
			block.split('\n').map((line, row) =>
				parent(
					'tableRow',
					line
						.slice(1, -1)
						.split('|')
						.map((cell) =>
							parent(row === 0 ? 'tableHeader' : 'tableCell', [textual('paragraph', cell.trim())])
						)
				)
			)
		);
	return textual('paragraph', block);
}

function parent(name: string, children: Y.XmlElement[]): Y.XmlElement {
	const element = new Y.XmlElement(name);
	element.insert(0, children);
	return element;
}

function textual(name: string, words: string): Y.XmlElement {
	const element = new Y.XmlElement(name);
	element.insert(0, [new Y.XmlText(words)]);
	return element;
}

/** An element as the line it was made from, to see what stands there already. */
function sourceOf(element: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
	if (!(element instanceof Y.XmlElement)) return '';
	const words = (one: Y.XmlElement): string =>
		one
			.toArray()
			.map((child) => (child instanceof Y.XmlElement ? words(child) : String(child)))
			.join('');
	const children = element.toArray().filter((child) => child instanceof Y.XmlElement);
	switch (element.nodeName) {
		case 'heading':
			return `## ${words(element)}`;
		case 'bulletList':
			return children.map((item) => `- ${words(item)}`).join('\n');
		case 'table':
			return children
				.map(
					(row) =>
						`| ${row
							.toArray()
							.map((cell) => words(cell as Y.XmlElement))
							.join(' | ')} |`
				)
				.join('\n');
		default:
			return words(element);
	}
}
