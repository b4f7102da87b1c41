import { describe, expect, it } from 'vitest';
import { draftingBodyFor } from './matter.ts';

describe('draftingBodyFor', () => {
	const committee = { kind: 'committee' } as const;
	const council = { kind: 'council' } as const;

	it('is the committee in a village and the council in a residents’ community, whatever is listed first', () => {
		expect(draftingBodyFor('village_four_two', [council, committee])).toBe(committee);
		expect(draftingBodyFor('residents_council', [committee, council])).toBe(council);
	});

	it('is asked for where there are several, or none', () => {
		expect(draftingBodyFor('residents_council', [council, { ...council }])).toBeUndefined();
		expect(draftingBodyFor('village_four_two', [council])).toBeUndefined();
	});
});
