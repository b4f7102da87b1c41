/** A share the law asks for. 过半数、超过 is `>`; 以上 is `>=` (民法典第一千二百五十九条). */
export interface Share {
	op: '>' | '>=';
	num: number;
	den: number;
}

/** A figure: a whole number, or a decimal as it is written (`"115344.34"` ㎡). Never floating point. */
export type Figure = number | string;

const DECIMAL = /^(\d{1,24})(?:\.(\d{1,12}))?$/;

/** Whether something is a figure: nothing negative, no fraction that was a float once, no separators. */
export function isFigure(value: unknown): value is Figure {
	return typeof value === 'number'
		? Number.isSafeInteger(value) && value >= 0
		: typeof value === 'string' && DECIMAL.test(value);
}

/** A figure in whole units of 10^-places: `12.5` is 125 with one place. */
interface Exact {
	units: bigint;
	places: number;
}

function exact(figure: Figure): Exact {
	if (!isFigure(figure)) throw new RangeError('figures are whole numbers or decimals as text');
	const [, whole, fraction = ''] = DECIMAL.exec(String(figure))!;
	return { units: BigInt(whole! + fraction), places: fraction.length };
}

const ten = (places: number) => 10n ** BigInt(places);

/** Both figures in the same units, the finer of the two. */
function aligned(a: Exact, b: Exact): [bigint, bigint, number] {
	const places = Math.max(a.places, b.places);
	return [a.units * ten(places - a.places), b.units * ten(places - b.places), places];
}

/** Units of 10^-places written as a decimal: 2001 with two places is `20.01`. */
function written(units: bigint, places: number): string {
	const digits = String(units).padStart(places + 1, '0');
	return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** -1, 0 or 1 as `a` is less than, equal to or more than `b`. */
export function compareFigures(a: Figure, b: Figure): -1 | 0 | 1 {
	const [left, right] = aligned(exact(a), exact(b));
	return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Whether `part` of `whole` reaches the share. Multiplied across in whole units, so nothing is rounded and no digit of a
 * large estate's area is lost.
 *
 * 过半数 is strict: 450 of 900 does not reach it. 三分之二以上 is not: 30 of 45 does. An empty roll reaches nothing.
 *
 * @see 村民委员会组织法（2025 年修正）第二十六条、第三十条
 */
export function isReached({ op, num, den }: Share, part: Figure, whole: Figure): boolean {
	const [x, of] = aligned(exact(part), exact(whole));
	const [left, right] = [x * BigInt(den), of * BigInt(num)];
	return of > 0n && (op === '>' ? left > right : left >= right);
}

/** The smallest part that reaches the share of `whole`: a whole number, or to so many decimal places. */
export function smallest({ op, num, den }: Share, whole: Figure, places = 0): Figure {
	const of = exact(whole);
	const right = of.units * BigInt(num) * ten(places);
	const left = BigInt(den) * ten(of.places);
	const least = op === '>' ? right / left + 1n : (right + left - 1n) / left;
	const units = least > 1n ? least : 1n;
	return places === 0 ? Number(units) : written(units, places);
}

/** A figure times a whole number, as it is written in a sum: 19999.99 × 3 = `59999.97`. */
export function times(figure: Figure, factor: number): string {
	const { units, places } = exact(figure);
	return written(units * BigInt(factor), places);
}

/** A figure less another, for what is still missing. Nothing below zero. */
export function less(figure: Figure, other: Figure): string {
	const [left, right, places] = aligned(exact(figure), exact(other));
	return written(left > right ? left - right : 0n, places);
}

/** Several figures together. */
export function total(figures: readonly Figure[]): string {
	let sum: Exact = { units: 0n, places: 0 };
	for (const figure of figures) {
		const [left, right, places] = aligned(sum, exact(figure));
		sum = { units: left + right, places };
	}
	return written(sum.units, sum.places);
}

/**
 * A percentage for show, two decimals, half up: 411 of 646 is `63.62`. The one rounding of the whole house; nothing is
 * ever decided by it. Undefined of an empty whole.
 */
export function percent(part: Figure, whole: Figure, places = 2): string | undefined {
	const [x, of] = aligned(exact(part), exact(whole));
	if (of === 0n) return undefined;
	return written((x * 100n * ten(places) * 2n + of) / (of * 2n), places);
}
