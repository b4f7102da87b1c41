const DIGITS = '零一二三四五六七八九';
const TENS: Record<string, bigint> = { 十: 10n, 百: 100n, 千: 1000n };
const MYRIADS: Record<string, bigint> = { 万: 10_000n, 亿: 100_000_000n };

/** 汉字数字 as a decimal: 六十六 is `66`, 八万六千四百 `86400`, 六十六点七 `66.7`. Undefined of what is no number. */
export function readChineseNumber(words: string): string | undefined {
	const [whole = '', fraction, ...more] = words
		.replaceAll('〇', '零')
		.replaceAll('两', '二')
		.split('点');
	if (!whole || more.length) return undefined;
	let sum = 0n;
	let below = 0n;
	let digit: bigint | undefined;
	for (const sign of whole) {
		const value = DIGITS.indexOf(sign);
		if (value >= 0) {
			// 二〇二六 is a year read digit by digit.
			if (digit !== undefined && digit !== 0n) return undefined;
			digit = BigInt(value);
		} else if (TENS[sign]) {
			below += (digit ?? 1n) * TENS[sign];
			digit = undefined;
		} else if (MYRIADS[sign]) {
			sum = (sum + below + (digit ?? 0n)) * MYRIADS[sign];
			below = 0n;
			digit = undefined;
		} else return undefined;
	}
	const total = String(sum + below + (digit ?? 0n));
	if (fraction === undefined) return total;
	const decimals = [...fraction].map((sign) => DIGITS.indexOf(sign));
	return decimals.length && decimals.every((one) => one >= 0)
		? `${total}.${decimals.join('')}`
		: undefined;
}
