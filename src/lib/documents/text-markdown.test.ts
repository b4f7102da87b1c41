import fc from 'fast-check';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { toHtml } from './text-html.ts';
import { toMarkdown } from './text-markdown.ts';
import type { TextMark, TextNode } from './text.ts';

/** An ordinary reader of Markdown, told nothing of ours. */
const reader = new Marked({ gfm: true, async: false });

/** What a page says, however its tags are nested: each run of characters with the marks it has. */
function plain(html: string): string {
	const open: string[] = [];
	let said = '';
	let last = '';
	for (const [part] of html.matchAll(/<[^>]+>|[^<]+/g)) {
		const inline = /^<(\/?)(strong|em|del|a)\b(?: href="([^"]*)")?/.exec(part);
		if (inline?.[1])
			open.splice(open.lastIndexOf(open.findLast((one) => one.startsWith(inline[2]!))!), 1);
		else if (inline) open.push(inline[2]! + (inline[3] ?? ''));
		else if (part.startsWith('<!--')) continue;
		else if (part.startsWith('<')) {
			said = said.trimEnd() + part.replace(/ scope="col"/, '');
			last = '';
		} else {
			const marks = [...open].sort().join(' ');
			const words = said.endsWith('>') ? part.trimStart() : part;
			if (words !== '' && marks !== last) said += `{${marks}}`;
			if (words !== '') last = marks;
			said += words.replaceAll('&#39;', "'");
		}
	}
	// An item with one paragraph is written with or without its tag.
	return said.trim().replace(/<li><p>([^<]*(?:<br>[^<]*)*)<\/p>/g, '<li>$1');
}

/** The page that the Markdown of a text makes. */
const readBack = (text: TextNode) => plain(reader.parse(toMarkdown(text)) as string);

const text = (words: string, ...marks: TextMark[]): TextNode => ({
	type: 'text',
	text: words,
	...(marks.length > 0 && { marks })
});
const bold: TextMark = { type: 'bold' };
const italic: TextMark = { type: 'italic' };
const link = (href: string): TextMark => ({ type: 'link', attrs: { href } });
const paragraph = (...content: TextNode[]): TextNode => ({ type: 'paragraph', content });
const doc = (...content: TextNode[]): TextNode => ({ type: 'doc', content });
const row = (...cells: string[]): TextNode => ({
	type: 'tableRow',
	content: cells.map((cell) => ({ type: 'tableCell', content: [paragraph(text(cell))] }))
});

describe('a text', () => {
	it('is written as somebody would type it', () => {
		const draft = doc(
			{ type: 'heading', attrs: { level: 2 }, content: [text('一、事由')] },
			paragraph(text('现有路灯'), text('损坏', bold), text('四盏，3#楼前最暗。')),
			{
				type: 'orderedList',
				content: [
					{ type: 'listItem', content: [paragraph(text('学校门口两盏'))] },
					{ type: 'listItem', content: [paragraph(text('水井旁一盏'))] }
				]
			},
			{ type: 'table', content: [row('项目', '元'), row('灯杆', '86400')] }
		);
		expect(toMarkdown(draft)).toBe(
			[
				'## 一、事由',
				'现有路灯**损坏**四盏，3#楼前最暗。',
				'1. 学校门口两盏',
				'2. 水井旁一盏',
				'| 项目 | 元 |\n| --- | --- |\n| 灯杆 | 86400 |\n'
			].join('\n\n')
		);
		expect(readBack(draft)).toBe(plain(toHtml(draft)));
	});

	it.each([
		['bold before a Chinese sign', [text('注意：', bold), text('请看公告')]],
		['sums with asterisks', [text('447人*10天*8元，共 447*10*8')]],
		['what looks like a heading', [text('# 不是标题')]],
		['what looks like a list', [text('1. 不是列表')]],
		['what looks like a rule', [text('---')]],
		['what looks like a page of HTML', [text('<script>alert(1)</script>&amp;')]],
		['an address that is no link', [text('www.example.org 和 a@example.org，http://example.org')]],
		['a link with a bare per cent', [text('全文', link('https://example.org/100%/a b'))]],
		['a link with brackets', [text('[1]', link('https://example.org/a(b)?c=d&copy=e'))]],
		[
			'bold and italic over each other',
			[text('甲', bold), text('乙', bold, italic), text('丙', italic)]
		],
		['a broken line', [text('第一行'), { type: 'hardBreak' }, text('- 第二行')]],
		['a backslash and a stroke', [text('C:\\a|b`c`')]]
	] as [string, TextNode[]][])('keeps %s', (_what, content) => {
		const draft = doc(paragraph(...content));
		expect(readBack(draft)).toBe(plain(toHtml(draft)));
	});

	it('never carries a script to a reader', () => {
		const bad = doc(
			paragraph(text('点我', link('javascript:alert(1)')), text('<img src=x onerror=a>'))
		);
		expect(toHtml(bad)).toBe('<p>点我&lt;img src=x onerror=a&gt;</p>');
		expect(toMarkdown(bad)).not.toContain('javascript');
	});
});

const signs = [...'灯杆元一，。：（）“”、　 aB1234567890*_#-+.()[]<>&|`~\\!"\'=:/@%\t'];
const words = fc.oneof(
	fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 12 }).map((all) => all.join('')),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
	fc.constantFrom(
		'http://a.cn',
		'www.a.cn',
		'**',
		'1. ',
		'- ',
		'# ',
		'&lt;',
		'<b>',
		'```',
		'[x]',
		'\\',
		'---'
	)
);
const marks = fc
	.uniqueArray(
		fc.constantFrom<TextMark>(
			bold,
			italic,
			{ type: 'strike' },
			link('https://example.org/?a=b&c=d_(e)*')
		),
		{ selector: ({ type }) => type, maxLength: 3 }
	)
	.map((all) => all.sort((a, b) => (a.type < b.type ? -1 : 1)));
const run = fc.tuple(words, marks).map(([words, marks]) => text(words, ...marks));
const line = fc.array(fc.oneof({ weight: 6, arbitrary: run }, fc.constant({ type: 'hardBreak' })), {
	maxLength: 6
});
const para = line.map((content) => paragraph(...content));
const heading = fc
	.tuple(line, fc.constantFrom(2, 3, 4))
	.map(([content, level]) => ({ type: 'heading', attrs: { level }, content }));
const list = fc.letrec<{ list: TextNode }>((tie) => ({
	list: fc
		.tuple(
			fc.boolean(),
			fc.nat({ max: 12 }),
			fc.array(
				fc.array(fc.oneof({ weight: 4, arbitrary: para }, { weight: 1, arbitrary: tie('list') }), {
					minLength: 1,
					maxLength: 3
				}),
				{ minLength: 1, maxLength: 3 }
			)
		)
		.map(([ordered, start, items]) => ({
			type: ordered ? 'orderedList' : 'bulletList',
			...(ordered && { attrs: { start } }),
			content: items.map((content) => ({ type: 'listItem', content }))
		}))
})).list;
const quote = fc
	.array(fc.oneof(para, list), { minLength: 1, maxLength: 3 })
	.map((content) => ({ type: 'blockquote', content }));
const table = fc
	.tuple(
		fc.nat({ max: 2 }),
		fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { maxLength: 3 })
	)
	.map(([, rows]) => ({
		type: 'table',
		content: rows.map((cells) => ({
			type: 'tableRow',
			content: cells.map((content) => ({ type: 'tableCell', content: [paragraph(...content)] }))
		}))
	}));
const anyText = fc
	.array(fc.oneof(para, heading, list, quote, table, fc.constant({ type: 'horizontalRule' })), {
		minLength: 1,
		maxLength: 5
	})
	.map((content) => doc(...content));

describe('any text', () => {
	it('comes back from Markdown as it went', () => {
		fc.assert(
			fc.property(anyText, (draft) => {
				expect(readBack(draft)).toBe(plain(toHtml(draft)));
			}),
			{ numRuns: 2000 }
		);
	});
});
