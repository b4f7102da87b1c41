/** Amounts in 分, so that nothing is rounded. */
export type Fen = number;

/** 元 with at most two places, as typed or printed, in 分. Undefined: no amount. */
export function fenOf(yuan: string | number): Fen | undefined {
	const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(String(yuan).replaceAll(',', ''));
	if (!match) return undefined;
	const [, sign, whole, cents = ''] = match;
	const fen = Number(whole) * 100 + Number(cents.padEnd(2, '0'));
	return sign ? -fen : fen;
}

/** 合计: do the parts come to the total? And by how much not. */
export function partsCome(parts: readonly Fen[], total: Fen): { ok: boolean; off: Fen } {
	const off = total - parts.reduce((sum, part) => sum + part, 0);
	return { ok: off === 0, off };
}

/** 期初＋收入－支出＝期末. */
export function closes(account: { opening: Fen; income: Fen; spent: Fen; closing: Fen }): {
	ok: boolean;
	off: Fen;
} {
	const off = account.closing - (account.opening + account.income - account.spent);
	return { ok: off === 0, off };
}

/** 元 or 万元: one amount is ten thousand times the other, so one of them carries the wrong unit. */
export function isUnitSlip(a: Fen, b: Fen): boolean {
	return a !== 0 && b !== 0 && (a === b * 10_000 || b === a * 10_000);
}

/** 筹劳: people times days. */
export const labourDays = (people: number, daysEach: number) => people * daysEach;

/** A day's labour in 元, two places half up. Null where there is not a single day. */
export function yuanPerDay(value: Fen, days: number): number | null {
	if (days <= 0) return null;
	return Number((BigInt(value) * 2n + BigInt(days)) / (BigInt(days) * 2n)) / 100;
}

/** A few 元 a day, or a few hundred: what labour may plausibly be put at. Outside it the unit is suspect (元/万元). */
export function isPlausibleDay(yuan: number): boolean {
	return yuan >= 1 && yuan <= 1000;
}
