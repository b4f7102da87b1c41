import { foundAt, type FigureRecord, type Found, type RecordedVote } from './figure-finding.ts';
import { compareFigures } from './share.ts';
import type { RoleFigure, Tally } from './tallies-in-text.ts';

const KEPT = ['due', 'present', 'yes', 'no', 'abstain', 'uncast'] as const;

/**
 * What a text says of a vote against the vote on record: the one of the sitting it names last, or any where it names none.
 * A figure is said to be wrong only where others show that this vote is meant.
 */
export function checkRecord(
	text: string,
	tallies: readonly Tally[],
	{ votes }: FigureRecord
): Found[] {
	return tallies.flatMap(({ heads, at, end }) => {
		const told = KEPT.map((role) => heads[role]).filter((figure) => figure !== undefined);
		const named = votesNamed(text.slice(0, end), votes, at);
		const compared = (named ?? votes).map((vote) => compare(told, vote));
		if (!told.length || compared.some(({ wrong }) => wrong.length === 0)) return [];
		const [nearest] = compared
			.filter(({ right, wrong }) => (named ? right > 0 : right > 1 && right >= wrong.length))
			.sort((a, b) => a.wrong.length - b.wrong.length || b.right - a.right);
		return nearest ? nearest.wrong.map(({ figure, kept }) => foundAt('record', figure, kept)) : [];
	});
}

/** The votes of the sitting that is named nearest before, not more than three lines above. */
function votesNamed(
	before: string,
	votes: readonly RecordedVote[],
	at: number
): readonly RecordedVote[] | undefined {
	const named = votes.map((vote) => ({
		vote,
		at: Math.max(...vote.names.map((name) => before.lastIndexOf(name)))
	}));
	const last = Math.max(-1, ...named.map((one) => one.at));
	if (last < 0 || before.slice(last, at).split('\n').length > 4) return undefined;
	return named.filter((one) => one.at === last).map(({ vote }) => vote);
}

function compare(told: readonly RoleFigure[], vote: RecordedVote) {
	const wrong: { figure: RoleFigure; kept: string }[] = [];
	let right = 0;
	for (const figure of told) {
		const kept = vote[figure.role as (typeof KEPT)[number]];
		if (kept === undefined) continue;
		if (compareFigures(figure.value, kept) === 0) right += kept > 0 ? 1 : 0;
		else wrong.push({ figure, kept: String(kept) });
	}
	return { wrong, right };
}
