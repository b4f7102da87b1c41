import { describe, expect, it } from 'vitest';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import { agreesWith } from './said-figures.ts';

const result = { due: 35, present: 34, counts: { yes: 33, no: 1, abstain: 0 }, notCast: 0 };

describe('agreesWith', () => {
	it.each([
		'逐户算过投工，没有不同意见。',
		'应到35人，实到34人，赞成33人，反对1人，弃权0人，赞成率97.06%。',
		'有3人同意加两处涵管，最后举手表决。',
		'447人每人投工10个，共4,470个工日。'
	])('lets stand: %s', (said) => {
		expect(agreesWith(result, said)).toEqual(allow);
	});

	it.each([
		['应到35人，实到34人，赞成34人。', '34人', '33'],
		['实到34人，赞成33人，占到会人数的98%。', '98%', '33÷34=97.06%（实到）'],
		['赞成33人，反对2人。', '2人', '1']
	])('refuses: %s', (said, quote, other) => {
		expect(agreesWith(result, said)).toEqual(refuse('vote.figures', { quote, other }));
	});
});
