import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	both,
	comparisonsIn,
	enough,
	figuresOf,
	isArea,
	outcomeOf,
	weigh,
	type Comparison,
	type Figures,
	type Rule,
	type Test
} from './rule.ts';
import { nationalRules, placePacks, rules } from './rules.ts';
import {
	compareFigures,
	isReached,
	less,
	percent,
	smallest,
	times,
	total,
	type Figure
} from './share.ts';

/** A fraction of whole numbers. The other way to the same answers: divided, not multiplied across. */
type Fraction = [bigint, bigint];

const fraction = (text: string): Fraction => {
	const [whole, decimals = ''] = text.split('.');
	return [BigInt(whole! + decimals), 10n ** BigInt(decimals.length)];
};
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const reduce = ([a, b]: Fraction): Fraction => {
	const by = gcd(a, b);
	return [a / by, b / by];
};
/** part ÷ whole, less num ÷ den: its sign. */
function naive({ op, num, den }: Comparison, part: string, whole: string): boolean {
	const [p, q] = [fraction(part), fraction(whole)];
	if (q[0] === 0n) return false;
	const share = reduce([p[0] * q[1], p[1] * q[0]]);
	const asked = reduce([BigInt(num), BigInt(den)]);
	const difference = share[0] * asked[1] - asked[0] * share[1];
	return op === '>' ? difference > 0n : difference >= 0n;
}
/** The three answers by their words alone. */
function naiveTest(test: Test | null, figures: Figures): boolean | null {
	if (test === null) return null;
	if ('cmp' in test) {
		const of = (name: string) => figures[name] ?? (/^\d+$/.test(name) ? name : null);
		const [part, whole] = [of(test.cmp.x), of(test.cmp.of)];
		return part === null || whole === null ? null : naive(test.cmp, String(part), String(whole));
	}
	const parts = ('all' in test ? test.all : test.any).map((part) => naiveTest(part, figures));
	if ('all' in test) return parts.includes(false) ? false : parts.includes(null) ? null : true;
	return parts.includes(true) ? true : parts.includes(false) ? false : null;
}

const count = fc.nat({ max: 60 });
const area = fc
	.nat({ max: 99_999_999 })
	.map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const share = fc
	.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 10 }))
	.filter(([num, den]) => num < den)
	.chain(([num, den]) =>
		fc.constantFrom(...(['>', '>='] as const).map((op) => ({ op, num, den })))
	);
/** Figures for a rule: some of them not known. */
const figuresFor = (rule: Rule) =>
	fc.record(
		Object.fromEntries(
			figuresOf(rule).map((name) => [
				name,
				fc.option<Figure>(isArea(name) ? area : count, { freq: 8 })
			])
		)
	);
const anyRule = fc.constantFrom(...rules);

describe('exhaustively, for every roll up to 40', () => {
	it('a share is reached as the fractions say', () => {
		const shares = rules.flatMap(({ quorum, pass }) => [
			...comparisonsIn(quorum),
			...comparisonsIn(pass)
		]);
		const different = [
			...new Map(shares.map((one) => [`${one.op}${one.num}/${one.den}`, one])).values()
		];
		for (const one of different)
			for (let whole = 0; whole <= 40; whole += 1) {
				for (let part = 0; part <= whole; part += 1)
					if (isReached(one, part, whole) !== naive(one, String(part), String(whole)))
						expect.fail(`${part} of ${whole}: ${one.op} ${one.num}/${one.den}`);
				if (whole === 0) continue;
				const least = Number(smallest(one, whole));
				expect(naive(one, String(least), String(whole))).toBe(true);
				expect(least === 1 || !naive(one, String(least - 1), String(whole))).toBe(true);
			}
	});
});

describe('exhaustively, for every figure up to 6', () => {
	const small = rules.filter((rule) => figuresOf(rule).length <= 4);
	it.each(small.map((rule) => [`${rule.id} ${rule.edition}`, rule] as const))(
		'%s answers as the second evaluation does',
		(_name, rule) => {
			const names = figuresOf(rule);
			const walk = (index: number, figures: Record<string, number>) => {
				if (index < names.length) {
					for (let value = 0; value <= 6; value += 1)
						walk(index + 1, { ...figures, [names[index]!]: value });
					return;
				}
				for (const test of [rule.quorum, rule.pass])
					if (weigh(test, figures).holds !== naiveTest(test, figures))
						expect.fail(JSON.stringify(figures));
			};
			walk(0, {});
		}
	);
});

describe('for any figures', () => {
	it('every rule answers as the second evaluation does', () => {
		fc.assert(
			fc.property(
				anyRule.chain((rule) => fc.tuple(fc.constant(rule), figuresFor(rule))),
				([rule, figures]) => {
					expect(weigh(rule.quorum, figures).holds).toBe(naiveTest(rule.quorum, figures));
					expect(weigh(rule.pass, figures).holds).toBe(naiveTest(rule.pass, figures));
				}
			),
			{ numRuns: 2000 }
		);
	});

	it('areas are exact, however large', () => {
		fc.assert(
			fc.property(share, area, area, (one, part, whole) => {
				expect(isReached(one, part, whole)).toBe(naive({ ...one, x: '', of: '' }, part, whole));
				expect(times(part, 3)).toBe(total([part, part, part]));
				expect(less(total([part, whole]), whole)).toBe(total([part, '0.00']));
			})
		);
		const hundredMillion = '99999999999999999999.99';
		expect(total([hundredMillion, '0.01'])).toBe('100000000000000000000.00');
		expect(isReached({ op: '>', num: 1, den: 2 }, '50000000000000000000.00', hundredMillion)).toBe(
			true
		);
	});

	it('the smallest number is enough, and one less is not', () => {
		fc.assert(
			fc.property(
				anyRule
					.filter(({ quorum, pass }) => quorum !== null || pass !== null)
					.chain((rule) => fc.tuple(fc.constant(rule), figuresFor(rule))),
				([{ quorum, pass }, figures]) => {
					for (const test of [quorum, pass])
						for (const { x } of comparisonsIn(test)) {
							if (/^\d+$/.test(x)) continue;
							const least = enough(test, figures, x);
							if (least === undefined) continue;
							const only = onlyAsking(test!, x) ?? null;
							const holds = (value: string) => naiveTest(only, { ...figures, [x]: value });
							const step = isArea(x) ? '0.01' : '1';
							if (only && everyKnown(only, figures, x)) {
								expect(holds(String(least))).toBe(true);
								if (compareFigures(least, step) > 0) expect(holds(less(least, step))).toBe(false);
							}
						}
				}
			),
			{ numRuns: 500 }
		);
	});

	it('a percentage is the nearest hundredth, the upper one of two', () => {
		fc.assert(
			fc.property(area, area, (part, whole) => {
				const shown = percent(part, whole);
				if (Number(whole) === 0) {
					expect(shown).toBeUndefined();
					return;
				}
				const [s, p, w] = [shown!, part, whole].map((text) => BigInt(text.replace('.', ''))) as [
					bigint,
					bigint,
					bigint
				];
				// |s/10000 - p/w| is at most half a hundredth of a per cent; exactly half is rounded up.
				const twice = 2n * (s * w - p * 10_000n);
				expect(twice <= w && twice > -w).toBe(true);
			})
		);
		expect([percent(1, 8), percent(411, 646), percent(2, 3), percent(0, 7)]).toEqual([
			'12.50',
			'63.62',
			'66.67',
			'0.00'
		]);
		expect(percent('0.5', 10_000)).toBe('0.01');
	});
});

/** The comparisons that ask for `x`, where nothing else is beside them under `any`. */
function onlyAsking(test: Test, x: string): Test | undefined {
	if ('cmp' in test) return test.cmp.x === x ? test : undefined;
	if ('any' in test && test.any.some((part) => 'all' in part)) return undefined;
	const parts = ('all' in test ? test.all : test.any).flatMap((part) => onlyAsking(part, x) ?? []);
	if (parts.length === 0) return undefined;
	return 'all' in test ? { all: parts } : { any: parts };
}

const everyKnown = (test: Test, figures: Figures, x: string) =>
	comparisonsIn(test).every(({ of }) => of === x || /^\d+$/.test(of) || figures[of] != null);

/** What decides for a motion, by the names the rules use for it. */
const forIt = /(^|_)yes$|^yes_|^candidate_votes$|^signer/;
const there = /present|participating|ballots_cast|feedback/;

describe('no vote is turned round', () => {
	const given = anyRule
		.filter(({ kind }) => kind !== 'composition')
		.chain((rule) => fc.tuple(fc.constant(rule), figuresFor(rule)));
	const outcome = (rule: Rule, figures: Figures) =>
		outcomeOf(weigh(rule.quorum, figures), weigh(rule.pass, figures));

	it('by one more in favour: what passed still passes', () => {
		fc.assert(
			fc.property(given, fc.nat({ max: 20 }), ([rule, figures], more) => {
				for (const name of figuresOf(rule).filter((name) => forIt.test(name))) {
					const yes = figures[name];
					if (yes === null || yes === undefined) continue;
					const before = outcome(rule, figures).passed;
					const after = outcome(rule, { ...figures, [name]: total([yes, more]) }).passed;
					if (before === true) expect(after).toBe(true);
				}
			}),
			{ numRuns: 1000 }
		);
	});

	it('by one more away: what had no quorum still has none', () => {
		fc.assert(
			fc.property(given, ([rule, figures]) => {
				for (const name of figuresOf(rule).filter((name) => there.test(name))) {
					const present = figures[name];
					if (present === null || present === undefined) continue;
					const before = weigh(rule.quorum, figures).holds;
					const fewer = isArea(name) ? less(present, '0.01') : less(present, 1);
					const after = weigh(rule.quorum, { ...figures, [name]: fewer }).holds;
					if (before === false) expect(after).toBe(false);
				}
			}),
			{ numRuns: 1000 }
		);
	});

	it('by a local rule laid over the law: what failed under the law still fails', () => {
		const local = placePacks.flatMap((pack) => pack.rules);
		fc.assert(
			fc.property(
				fc
					.tuple(fc.constantFrom(...nationalRules), fc.constantFrom(...local))
					.chain(([law, over]) =>
						fc.tuple(
							fc.constant(law),
							fc.constant(over),
							fc.tuple(figuresFor(law), figuresFor(over)).map(([a, b]) => ({ ...b, ...a }))
						)
					),
				([law, over, figures]) => {
					const alone = outcome(law, figures);
					const laid = outcomeOf(
						both([law, over].map(({ quorum }) => weigh(quorum, figures))),
						both([law, over].map(({ pass }) => weigh(pass, figures)))
					);
					if (alone.quorate === false) expect(laid.quorate).toBe(false);
					if (alone.passed === false) expect(laid.passed).toBe(false);
					if (laid.passed === true && law.pass) expect(alone.passed).not.toBe(false);
				}
			),
			{ numRuns: 1000 }
		);
	});
});
