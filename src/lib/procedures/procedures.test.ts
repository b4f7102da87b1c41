import { describe, expect, it } from 'vitest';
import type { BodyKind } from '#lib/communities/community.ts';
import { draftingBodyFor, procedures, proceduresFor } from './procedures.ts';

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

describe('proceduresFor', () => {
	const keysWith = (...kinds: BodyKind[]) =>
		proceduresFor(
			'residential',
			kinds.map((kind) => ({ kind }))
		).map(({ key }) => key);

	it('offers the council’s way before representatives are chosen: only what is reserved goes to them', () => {
		expect(keysWith('council')[0]).toBe('residents_council');
	});

	it('lets the two committees confer where each is registered by itself', () => {
		const kinds = ['party_organisation', 'committee', 'representatives'] as const;
		const [first] = proceduresFor(
			'village',
			kinds.map((kind) => ({ kind }))
		);
		expect(first?.key).toBe('village_four_two');
	});

	it('offers nothing that nobody could draft or decide', () => {
		expect(keysWith('desk')).toEqual([]);
		expect(keysWith('council')).not.toContain('residents_covenant');
	});
});
