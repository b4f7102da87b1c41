import { describe, expect, it } from 'vitest';
import { closes, fenOf, isUnitSlip, partsCome, yuanPerDay } from './finance-sums.ts';
import { countRound, isBallotValid, isElectionValid, maySeatsStayEmpty } from './election-count.ts';
import { masked } from './masking.ts';
import { threeRates } from './service-rates.ts';

const votes = (counts: Record<string, number>) =>
	Object.entries(counts).map(([name, votes]) => ({ name, votes }));
const first = { seats: 3, cast: 1000, isSupplementary: false };

describe('who is elected', () => {
	it('the most voted of those with more than half, no more than there are seats', () => {
		expect(countRound({ ...first, votes: votes({ 甲: 510, 乙: 620, 丙: 580, 丁: 540 }) })).toEqual({
			...{ elected: ['乙', '丙', '丁'], tied: [], seatsLeft: 0, next: 'none', others: ['甲'] }
		});
	});

	it('exactly half is not more than half', () => {
		const round = countRound({ ...first, votes: votes({ 甲: 620, 乙: 580, 丙: 500 }) });
		expect(round).toMatchObject({ elected: ['甲', '乙'], seatsLeft: 1, others: ['丙'] });
		expect(round.next).toBe('supplementary_round');
	});

	it('a tie for the last seat is voted on again; a tie above it decides nothing', () => {
		expect(
			countRound({ ...first, votes: votes({ 甲: 620, 乙: 580, 丙: 540, 丁: 540, 戊: 540 }) })
		).toMatchObject({
			elected: ['甲', '乙'],
			tied: ['丙', '丁', '戊'],
			next: 'revote_between_tied'
		});
		expect(
			countRound({ ...first, votes: votes({ 甲: 600, 乙: 600, 丙: 540, 丁: 520 }) })
		).toMatchObject({ elected: ['甲', '乙', '丙'], tied: [], next: 'none' });
	});

	it('in a further round with a third of the ballots', () => {
		const further = { seats: 2, cast: 900, isSupplementary: true };
		expect(countRound({ ...further, votes: votes({ 甲: 299, 乙: 300, 丙: 301 }) })).toMatchObject({
			...{ elected: ['丙', '乙'], next: 'none' }
		});
		expect(countRound({ ...further, votes: votes({ 甲: 299, 乙: 300 }) })).toMatchObject({
			...{ elected: ['乙'], seatsLeft: 1, next: 'supplementary_round' }
		});
		expect([maySeatsStayEmpty(2), maySeatsStayEmpty(3)]).toEqual([false, true]);
	});
});

describe('whether the election counts', () => {
	it.each([
		[{ electorate: 'voters', registered: 1800, voted: 901 }, true],
		[{ electorate: 'voters', registered: 1800, voted: 900 }, false],
		[{ electorate: 'representatives', registered: 60, voted: 40 }, false],
		[{ electorate: 'representatives', registered: 60, voted: 41 }, true],
		[{ electorate: 'voters', voted: 1000, returned: 1001 }, false],
		[{ electorate: 'voters', voted: 1000, returned: 1000 }, true],
		[{ electorate: 'voters', issued: 1000, returned: 1001 }, false],
		[{ electorate: 'voters', registered: 1800 }, null],
		[{ electorate: 'voters' }, null]
	] as const)('%o: %s', (count, ok) => {
		expect(isElectionValid(count).ok).toBe(ok);
	});

	it.each([
		[{ seats: 3, named: 3 }, true],
		[{ seats: 3, named: 4 }, false],
		[{ seats: 3, named: 0 }, true],
		[{ seats: 3, named: 2, oneInTwoPosts: true }, false],
		[{ seats: 3, named: 2, isLegible: false }, null]
	])('a ballot %o: %s', (ballot, ok) => {
		expect(isBallotValid(ballot).ok).toBe(ok);
	});
});

describe('amounts', () => {
	it('are read to the fen, and anything else is none', () => {
		expect(['12', '12.5', '1,200.05', 0.1, '-3', '1.234', '十元'].map(fenOf)).toEqual([
			...[1200, 1250, 120005, 10, -300, undefined, undefined]
		]);
	});

	it('come to their total, and the account closes', () => {
		expect(partsCome([10, 20], 30)).toEqual({ ok: true, off: 0 });
		expect(partsCome([10, 20], 31)).toEqual({ ok: false, off: 1 });
		expect(closes({ opening: 100, income: 50, spent: 70, closing: 80 }).ok).toBe(true);
		expect(closes({ opening: 100, income: 50, spent: 70, closing: 90 })).toEqual({
			...{ ok: false, off: 10 }
		});
	});

	it('of labour, a day, and 元 for 万元', () => {
		expect(yuanPerDay(37_980_000, 12_660)).toBe(30);
		expect(yuanPerDay(10_000, 3)).toBe(33.33);
		expect(yuanPerDay(10_000, 0)).toBeNull();
		expect(isUnitSlip(3_000_000, 300)).toBe(true);
		expect(isUnitSlip(300, 300)).toBe(false);
	});
});

describe('the three rates', () => {
	it('are exact, with the place’s weights', () => {
		const counts = { calledBack: 200, inTime: 198, resolved: 170, satisfied: 176 };
		expect(threeRates(counts, [0.3, 0.35, 0.35])).toEqual({
			...{ response: 0.99, resolve: 0.85, satisfaction: 0.88, score: 0.9025 }
		});
		expect(threeRates(counts).score).toBeNull();
	});

	it('are a dash where nobody was called back', () => {
		expect(threeRates({ calledBack: 0, inTime: 0, resolved: 0, satisfied: 0 }, [1, 0, 0])).toEqual({
			...{ response: null, resolve: null, satisfaction: null, score: null }
		});
	});

	it('round half up at the fourth place', () => {
		expect(threeRates({ calledBack: 3, inTime: 2, resolved: 1, satisfied: 0 })).toMatchObject({
			...{ response: 0.6667, resolve: 0.3333, satisfaction: 0 }
		});
	});
});

describe('masking', () => {
	it.each([
		['id_card', '11010119900307889X', '110101********889X'],
		['bank_card', '6222 0212 3456 7890', '************7890'],
		['phone', '138-0013-8000', '138****8000'],
		['phone', '8000', '****'],
		['name', '欧阳明', '欧**']
	] as const)('of %s', (kind, value, shown) => {
		expect(masked(kind, value)).toBe(shown);
	});
});
