import { checkFigures } from '#lib/rulebooks/check-figures.ts';
import type { FigureFinding, FigureRecord } from '#lib/rulebooks/figure-finding.ts';

/**
 * What of the figures of a notice does not follow. Lines that stand as the records made them are not doubted: a decided
 * text is announced as it was decided.
 */
export function figureTroubles(
	body: string,
	{ record, suggested = '' }: { record: FigureRecord; suggested?: string | undefined }
): FigureFinding[] {
	const made = new Set(linesIn(suggested));
	const lines = linesIn(body);
	return checkFigures(lines.join('\n'), record).filter(({ line }) => !made.has(lines[line - 1]!));
}

/** A browser sends line breaks as two signs. */
const linesIn = (text: string) => text.split(/\r?\n/).map((line) => line.trimEnd());

/** Fen as 元: 8640000 is `86400.00`. */
export function decimalText(fen: number): string {
	const digits = String(fen).padStart(3, '0');
	return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
