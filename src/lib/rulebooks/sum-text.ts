import type { SumLine } from './rule.ts';
import { times, type Figure } from './share.ts';

/** What stands where a figure is not known. */
const UNKNOWN = '?';
const opposite = { '>': '≤', '>=': '<' } as const;
const sign = { '>': '>', '>=': '≥' } as const;

/** `30×3=90`; a factor of one is not written. */
function product(figure: Figure | null, factor: number): string {
	if (figure === null) return factor === 1 ? UNKNOWN : `${UNKNOWN}×${factor}`;
	return factor === 1 ? String(figure) : `${figure}×${factor}=${times(figure, factor)}`;
}

/**
 * The line as it is shown everywhere, on screen and in papers: `30×3=90 ≥ 45×2=90`, `29×3=87 < 45×2=90`.
 * The sign says what is so, not what was asked for.
 */
export function lineText({ part, whole, num, den, op, holds }: SumLine): string {
	const isEmpty = whole !== null && Number(whole) === 0;
	const between = holds === false ? (isEmpty ? '≯' : opposite[op]) : sign[op];
	return `${product(part, den)} ${between} ${product(whole, num)}`;
}
