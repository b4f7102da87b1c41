import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '#lib/kernel/instant.ts';
import { countRound } from './election-count.ts';
import { isDulyNoticed } from './notice-days.ts';
import { holdsTerms, mayOverlay } from './term.ts';
import { terms } from './terms.ts';

const days = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2023-06-01', n));
const places = fc.subarray(['浙江', '山东', '上海', '北京', '重庆', '杭州']);
const bodies = fc.constantFrom(
	...new Set(terms.filter(({ kind }) => kind === 'notice').map(({ of }) => of))
);

describe('terms, whatever the day', () => {
	it('a later sitting is never noticed too late where an earlier one was in time', () => {
		fc.assert(
			fc.property(bodies, days, places, fc.nat(40), fc.nat(40), (of, noticed, at, wait, more) => {
				const on = (held: Day) => isDulyNoticed({ of, places: at, noticed, held }).ok;
				if (on(addDays(noticed, wait)) === true)
					expect(on(addDays(noticed, wait + more))).toBe(true);
			})
		);
	});

	it('a longer minimum of one’s own never lets more through, and a shorter one is refused', () => {
		fc.assert(
			fc.property(fc.constantFrom(...terms), fc.nat(40), fc.nat(60), (term, least, took) => {
				const to = addDays(term.validFrom, took);
				const bare = holdsTerms([term], term.validFrom, to).ok;
				const laid = holdsTerms([term], term.validFrom, to, { least }).ok;
				if (laid === true) expect(bare).toBe(true);
				const isShorter = term.least !== undefined && least < term.least;
				expect(mayOverlay([term], { least }).ok).toBe(!isShorter);
			})
		);
	});
});

describe('a count, whoever stands', () => {
	const votes = fc.array(fc.nat(60), { minLength: 1, maxLength: 7 });

	it('elects nobody without the share, no more than there are seats, and nobody over somebody with more', () => {
		fc.assert(
			fc.property(votes, fc.integer({ min: 1, max: 5 }), fc.boolean(), (counts, seats, further) => {
				const named = counts.map((count, nth) => ({ name: `候选人${nth}`, votes: count }));
				const round = countRound({ seats, cast: 60, votes: named, isSupplementary: further });
				const of = (name: string) => named.find((one) => one.name === name)!.votes;
				expect(round.elected.length + round.seatsLeft).toBe(seats);
				for (const name of round.elected) {
					expect(further ? of(name) * 3 >= 60 : of(name) * 2 > 60).toBe(true);
					for (const other of round.others) expect(of(name)).toBeGreaterThanOrEqual(of(other));
				}
				if (round.tied.length > 0) expect(round.tied.length).toBeGreaterThan(round.seatsLeft);
			})
		);
	});
});
