const DIGITS = '零一二三四五六七八九';

/**
 * Orders names by the numbers in them, as a reader does: 第二组 before 第十组, 3组 before 12组. For `sort`.
 * Names without numbers go by their characters.
 */
export function byNumbers(one: string, other: string): number {
	const [left, right] = [partsOf(one), partsOf(other)];
	for (let nth = 0; nth < Math.min(left.length, right.length); nth += 1) {
		const order = compare(left[nth]!, right[nth]!);
		if (order !== 0) return order;
	}
	return left.length - right.length || compare(one, other);
}

/** A name in runs of text and of numbers, Chinese numerals among them. */
function partsOf(name: string): (string | number)[] {
	return name
		.normalize('NFKC')
		.split(/(\d+|[〇零一二两三四五六七八九十百]+)/)
		.filter((part) => part !== '')
		.map((part) => numberOf(part) ?? part);
}

function numberOf(part: string): number | undefined {
	if (/^\d+$/.test(part)) return Number(part);
	const digits = part.replaceAll('〇', '零').replaceAll('两', '二');
	if (/^[零一二三四五六七八九]+$/.test(digits))
		return Number([...digits].map((digit) => DIGITS.indexOf(digit)).join(''));
	if (!/^[零一二三四五六七八九十百]+$/.test(digits)) return undefined;
	let [sum, last] = [0, 0];
	for (const sign of digits) {
		const unit = sign === '百' ? 100 : sign === '十' ? 10 : undefined;
		if (unit === undefined) last = DIGITS.indexOf(sign);
		else [sum, last] = [sum + (last || 1) * unit, 0];
	}
	return sum + last;
}

function compare(one: string | number, other: string | number): number {
	if (typeof one === 'number' && typeof other === 'number') return one - other;
	const [left, right] = [String(one), String(other)];
	return left < right ? -1 : left > right ? 1 : 0;
}
