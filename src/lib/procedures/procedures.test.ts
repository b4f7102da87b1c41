import { describe, expect, it } from 'vitest';
import { draftingBodyFor, procedures } from './procedures.ts';

describe('draftingBodyFor', () => {
	const committee = { kind: 'committee' } as const;
	const council = { kind: 'council' } as const;

	it('is the committee in a village and the council in a residents’ community, whatever is listed first', () => {
		expect(draftingBodyFor(procedures.village_four_two, [council, committee])).toBe(committee);
		expect(draftingBodyFor(procedures.residents_council, [committee, council])).toBe(council);
	});

	it('is asked for where there are several, or none', () => {
		expect(
			draftingBodyFor(procedures.residents_council, [council, { ...council }])
		).toBeUndefined();
		expect(draftingBodyFor(procedures.village_four_two, [council])).toBeUndefined();
	});
});
