import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { textExtensions } from './editor-extensions.ts';
import { mayBeWritten, troublesIn } from './text-troubles.ts';
import type { TextNode } from './text.ts';

const words = (text: string, ...marks: { type: string; attrs?: Record<string, string> }[]) => ({
	type: 'text',
	text,
	...(marks.length > 0 && { marks })
});
const of = (type: string, ...content: TextNode[]): TextNode => ({ type, content });
const paragraph = (text: string) => of('paragraph', words(text));
const cell = (...content: TextNode[]) => of('tableCell', ...content);
const table = (one: TextNode) => of('table', of('tableRow', one));
const list = (...content: TextNode[]) => of('bulletList', of('listItem', ...content));

describe('what a version cannot keep', () => {
	it.each([
		['nothing at all', [], 'document.empty', ''],
		['blanks only', [paragraph(' 　')], 'document.empty', ''],
		['a picture', [paragraph('附图如下'), of('image')], 'document.picture', '附图如下'],
		['a list in a cell', [table(cell(list(paragraph('灯杆'))))], 'document.list_in_table', '灯杆'],
		[
			'two paragraphs in a cell',
			[table(cell(paragraph('灯'), paragraph('杆')))],
			'document.paragraphs_in_cell',
			'灯 杆'
		],
		[
			'cells made one',
			[table({ ...cell(paragraph('合计')), attrs: { colspan: 2 } })],
			'document.merged_cells',
			'合计'
		],
		[
			'a heading in a list',
			[list(paragraph('一'), of('heading', words('二')))],
			'document.misplaced',
			'二'
		],
		['a footnote', [of('footnote', words('注'))], 'document.unknown_part', '注'],
		[
			'an unknown mark',
			[of('paragraph', words('红字', { type: 'colour' }))],
			'document.unknown_part',
			'红字'
		],
		[
			'a script for a link',
			[of('paragraph', words('点我', { type: 'link', attrs: { href: 'javascript:alert(1)' } }))],
			'document.bad_link',
			'点我'
		]
	] as [string, TextNode[], string, string][])('is named: %s', (_what, content, code, near) => {
		const text = of('doc', ...content);
		expect(troublesIn(text)).toContainEqual({ code, near });
		expect(mayBeWritten(text)).toMatchObject({ ok: false });
	});

	it('is not what the editor offers: every part and mark of its schema can be written', () => {
		const schema = getSchema(textExtensions());
		const unknown = Object.keys(schema.nodes)
			.filter((name) => name !== 'doc')
			.filter((name) =>
				troublesIn(of('doc', of(name))).some(({ code }) => code === 'document.unknown_part')
			);
		expect(unknown).toEqual([]);
		const href = 'https://example.org/';
		for (const type of Object.keys(schema.marks)) {
			const text = of('doc', of('paragraph', words('字', { type, attrs: { href } })));
			expect({ type, troubles: troublesIn(text) }).toEqual({ type, troubles: [] });
		}
	});

	it('is nothing in a plain text with a table and lists', () => {
		const text = of(
			'doc',
			paragraph('一'),
			list(paragraph('二'), list(paragraph('三'))),
			table(cell(paragraph('四')))
		);
		expect(mayBeWritten(text)).toEqual({ ok: true });
	});
});
