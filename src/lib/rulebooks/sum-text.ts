import type { Rule, SumLine, Words } from './rule.ts';
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

/** What is said beside a source wherever a rule is used whose text nobody has read, or that has none. */
const marks: Partial<Record<Rule['certainty'], Words>> = {
	secondary: { zh: '（转引，未见原文）', en: ' (second-hand, text not read)' },
	local_practice: { zh: '（通行做法）', en: ' (common practice)' }
};

/** Where a rule stands, marked where it is less than a text that was read. */
export function sourceText({ source, certainty }: Pick<Rule, 'source' | 'certainty'>): Words {
	const mark = marks[certainty];
	return mark ? { zh: source.zh + mark.zh, en: source.en + mark.en } : source;
}
