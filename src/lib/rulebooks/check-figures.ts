import { checkMoney } from './check-money.ts';
import { checkRecord } from './check-record.ts';
import { checkShares } from './check-shares.ts';
import { checkTables } from './check-rows.ts';
import { checkTallies } from './check-tallies.ts';
import { nothingOnRecord, type FigureRecord, type FigureFinding } from './figure-finding.ts';
import { figuresIn } from './figures-in-text.ts';
import { roleFigures, talliesIn } from './tallies-in-text.ts';

/**
 * 核对: the figures of a text against the record and against each other, in the order they stand. Said only where the text
 * itself names what the figures are; what is about, at least or for each is left alone.
 */
export function checkFigures(
	text: string,
	record: FigureRecord = nothingOnRecord
): FigureFinding[] {
	const figures = figuresIn(text);
	const roles = roleFigures(text, figures);
	const tallies = talliesIn(text, roles);
	const found = [
		...checkRecord(text, tallies, record),
		...checkTallies(text, tallies),
		...checkShares(text, figures, roles),
		...checkMoney(text, figures, record),
		...checkTables(text)
	];
	const places = new Set<string>();
	return found
		.sort((a, b) => a.at - b.at)
		.filter(({ kind, at }) => !places.has(`${kind} ${at}`) && places.add(`${kind} ${at}`))
		.map((one) => ({ ...one, line: text.slice(0, one.at).split('\n').length }));
}
