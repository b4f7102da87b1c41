import { describe, expect, it } from 'vitest';
import type { Id } from '#lib/kernel/id.ts';
import { matchSheet, readSheet, type Listed } from './signature-sheet.ts';

const listed = (id: string, name: string, household: string): Listed => ({
	...{ personId: `per_${id}` as Id<'person'>, name, household, birthDate: '1975-05-20' }
});
const list = [listed('1', '王桂英', '12'), listed('2', '王桂英', '31'), listed('3', '赵德顺', '7')];

describe('a paper sheet', () => {
	it('is read a name a line, with numbers before and marks behind', () => {
		expect(readSheet('1. 王桂英 12\n\n2、赵德顺\n  孙秀兰,1975-05-20；李四')).toEqual([
			{ name: '王桂英', mark: '12' },
			{ name: '赵德顺', mark: '' },
			{ name: '孙秀兰', mark: '1975-05-20' },
			{ name: '李四', mark: '' }
		]);
	});

	it('finds who is on the list, and guesses nobody', () => {
		expect(matchSheet(readSheet('赵德顺\n王桂英\n王桂英 31\n王桂英 40\n钱多'), list)).toEqual([
			{ line: '赵德顺', personId: 'per_3' },
			{ line: '王桂英', trouble: 'several' },
			{ line: '王桂英 31', personId: 'per_2' },
			{ line: '王桂英 40', trouble: 'unknown' },
			{ line: '钱多', trouble: 'unknown' }
		]);
	});
});
