/** A share the law asks for. 过半数、超过 is `>`; 以上 is `>=` (民法典第一千二百五十九条). */
export interface Share {
	op: '>' | '>=';
	num: number;
	den: number;
}

/**
 * Whether `part` of `whole` reaches the share, by whole numbers multiplied across: nothing is rounded.
 *
 * 过半数 is strict: 450 of 900 does not reach it. 三分之二以上 is not: 30 of 45 does. An empty roll reaches nothing.
 *
 * @see 村民委员会组织法（2025 年修正）第二十六条、第三十条
 */
export function isReached({ op, num, den }: Share, part: number, whole: number): boolean {
	for (const figure of [part, whole])
		if (!Number.isSafeInteger(figure) || figure < 0)
			throw new RangeError('figures are whole numbers');
	const left = part * den;
	const right = whole * num;
	if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right))
		throw new RangeError('too large to multiply');
	return whole > 0 && (op === '>' ? left > right : left >= right);
}

/** The smallest part that reaches the share of `whole`. */
export function smallest({ op, num, den }: Share, whole: number): number {
	const right = whole * num;
	const least = op === '>' ? Math.floor(right / den) + 1 : Math.ceil(right / den);
	return Math.max(least, 1);
}
