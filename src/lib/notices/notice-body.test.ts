import { describe, expect, it } from 'vitest';
import type { TextNode } from '#lib/documents/text.ts';
import { blocksOf, linesOf } from './notice-body.ts';

const words = (text: string): TextNode => ({
	type: 'paragraph',
	content: [{ type: 'text', text }]
});
const row = (type: string, ...cells: string[]): TextNode => ({
	type: 'tableRow',
	content: cells.map((cell) => ({ type, content: [words(cell)] }))
});
const doc = (...content: TextNode[]): TextNode => ({ type: 'doc', content });

describe('linesOf', () => {
	it('keeps rows, and numbers of items', () => {
		const text = doc(
			words('预算如下：'),
			{
				type: 'table',
				content: [row('tableHeader', '项目', '金额'), row('tableCell', '灯杆|灯头', '5,400 元')]
			},
			{
				type: 'orderedList',
				attrs: { start: 3 },
				content: [
					{ type: 'listItem', content: [words('先装学校门口。'), words('再装水井旁。')] },
					{ type: 'listItem', content: [words('后装三组。')] }
				]
			},
			{ type: 'paragraph' }
		);
		expect(linesOf(text)).toEqual([
			'预算如下：',
			'| 项目 | 金额 |',
			'| 灯杆｜灯头 | 5,400 元 |',
			'3. 先装学校门口。',
			'再装水井旁。',
			'4. 后装三组。'
		]);
	});
});

describe('blocksOf', () => {
	it('shows rows that follow one another as a table, with its heading', () => {
		expect(blocksOf('预算如下：\n| 项目 | 金额 |\n| 灯杆 | 5,400 元 |\n| 灯头 |\n\n完。')).toEqual([
			{ kind: 'paragraph', text: '预算如下：' },
			{
				kind: 'table',
				head: ['项目', '金额'],
				rows: [['灯杆', '5,400 元']]
			},
			{ kind: 'paragraph', text: '| 灯头 |' },
			{ kind: 'paragraph', text: '完。' }
		]);
	});

	it('takes rows out of a spreadsheet and out of another program', () => {
		const table = { kind: 'table', head: ['项目', '金额'], rows: [['灯杆', '5400']] };
		expect(blocksOf('项目\t金额\n灯杆\t5400')).toEqual([table]);
		expect(blocksOf('| 项目 | 金额 |\n| --- | ---: |\n| 灯杆 | 5400 |')).toEqual([table]);
	});

	it('fills short rows, and gives a single row no heading', () => {
		expect(blocksOf('甲\t乙\t丙\n1\t2')).toEqual([
			{ kind: 'table', head: ['甲', '乙', '丙'], rows: [['1', '2', '']] }
		]);
		expect(blocksOf('| 甲 | 乙 |')).toEqual([
			{ kind: 'table', head: undefined, rows: [['甲', '乙']] }
		]);
	});
});
