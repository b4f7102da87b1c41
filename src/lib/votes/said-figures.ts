import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { checkFigures } from '#lib/rulebooks/check-figures.ts';
import type { VoteResult } from './vote.ts';

/** Do the figures in what is written of a vote follow from its counts and from each other? The first that does not is named, with both figures. */
export function agreesWith(
	{ due, present, counts, notCast }: Pick<VoteResult, 'due' | 'present' | 'counts' | 'notCast'>,
	said: string
): Verdict {
	// Whatever sitting it names, this vote is meant.
	const vote = { names: [''], due, present, ...counts, uncast: notCast };
	const [wrong] = checkFigures(said, { votes: [vote], spent: [] });
	return wrong ? refuse('vote.figures', { quote: wrong.quote, other: wrong.other }) : allow;
}
