import { describe, expect, it } from 'vitest';
import {
	dutyDay,
	petitionRulesFor,
	petitionSum,
	signaturesFor,
	waysToSign,
	type Demand,
	type Signer
} from './petition.ts';

const rule = (
	demand: Demand,
	community: 'village' | 'residential' = 'village',
	...places: string[]
) =>
	petitionRulesFor({ community, day: '2026-03-01', places }).find((one) => one.demand === demand)!;

describe('a petition', () => {
	it.each<[Demand, 'village' | 'residential', Signer, number, number]>([
		['assembly', 'village', 'adults', 1500, 150],
		['assembly', 'village', 'adults', 1501, 151],
		['assembly', 'village', 'representatives', 45, 15],
		['representatives', 'village', 'representatives', 46, 10],
		['recall', 'village', 'voters', 1200, 240],
		['assembly', 'residential', 'households', 1400, 140],
		['recall', 'residential', 'voters', 1200, 120],
		['owners_assembly', 'residential', 'owners', 817, 164],
		['audit', 'village', 'adults', 1500, 300],
		['audit', 'residential', 'representatives', 46, 16]
	])('for %s in a %s community, by %s among %i, needs %i', (demand, community, way, of, needed) => {
		const one = rule(demand, community);
		expect(signaturesFor(one, way, of)).toBe(needed);
		const sum = (signed: number) => petitionSum(one, way, { signed, maySign: of }).holds;
		expect([sum(needed - 1), sum(needed)]).toEqual([false, true]);
	});

	it('says what is missing while nobody has counted who may sign', () => {
		const sum = petitionSum(rule('assembly'), 'adults', { signed: 150, maySign: null });
		expect(sum.holds).toBeNull();
		expect(sum.missing).toContain('eligible_adults');
	});

	it('may be signed by those the article names', () => {
		expect(waysToSign(rule('assembly'))).toEqual(['adults', 'representatives']);
		expect(waysToSign(rule('assembly', 'residential'))).toEqual([
			'adults',
			'households',
			'representatives'
		]);
		expect(waysToSign(rule('representatives'))).toEqual(['representatives']);
	});

	it('for a disclosure only where a province knows it', () => {
		expect(rule('disclosure')).toBeUndefined();
		expect(rule('disclosure', 'village', '山东').source.zh).toContain('第八条');
	});
});

describe('the duty it sets off', () => {
	const own = { community: 'village', ownDays: 15 } as const;

	it.each([
		['representatives', '重庆', '2026-03-16'],
		['representatives', '北京', '2026-03-06'],
		['recall', '浙江', '2026-03-31']
	] as const)('%s in %s by %s', (demand, place, day) => {
		const ownDays = 60;
		expect(dutyDay(demand, '2026-03-01', { ...own, ownDays, places: [place] })).toMatchObject({
			day,
			by: { place }
		});
	});

	it('is the community’s own day where no text sets one, and never later than a text’s', () => {
		expect(dutyDay('assembly', '2026-03-01', { ...own, places: [] })).toEqual({
			day: '2026-03-16',
			by: undefined
		});
		expect(
			dutyDay('representatives', '2026-03-01', { ...own, ownDays: 3, places: ['北京'] })
		).toEqual({ day: '2026-03-04', by: undefined });
	});
});
