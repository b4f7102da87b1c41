import { canonicalJson } from '#lib/kernel/canonical-json.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import { newId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getVersion } from '#lib/documents/server/version-store.ts';
import { snapshotOf, type Counting, type Figures, type Rule } from '#lib/rulebooks/rule.ts';
import { lineText } from '#lib/rulebooks/sum-text.ts';
import type { Tx } from '#lib/server/database/database.ts';
import {
	fits,
	noVotes,
	resultOf,
	type Counts,
	type TallyChannel,
	type VoteResult
} from '../vote.ts';
import { agreesWith } from '../said-figures.ts';
import { insertVote } from './vote-store.ts';

/**
 * Writes down a vote taken in a sitting held earlier, by its counts. What was announced then must follow from them under
 * the rules of that day, or it is refused with the sum. For `minutes/`, inside its transaction.
 */
export async function enterVote(
	tx: Tx,
	vote: {
		communityId: Id<'community'>;
		itemId: Id<'item'>;
		matterId: Id<'matter'> | null;
		versionId: Id<'version'> | null;
		question: string;
		rules: readonly Rule[];
		counting: Counting;
		due: number;
		more: Figures;
		roll: Id<'person'>[];
		counts: Counts;
		channel: TallyChannel;
		announced: 'passed' | 'not_passed';
		/** What is written of it, whose figures must agree with the counts. */
		said?: string | undefined;
		heldAt: Instant;
		by: Id<'person'>;
	}
): Promise<{ voteId: Id<'vote'>; result: VoteResult }> {
	const { communityId, itemId, matterId, versionId, question, counting, due, roll, heldAt } = vote;
	const { more } = vote;
	if (vote.rules.length === 0) throw new Refusal('rule.none');
	insist(fits(vote.counts, noVotes, roll.length));

	const rules = vote.rules.map(snapshotOf);
	const kept = { rules, counting, due, present: roll.length, more, tally: vote.counts };
	const result = resultOf({ ...kept, tallyChannel: vote.channel }, noVotes);
	if (result.passed !== null && result.passed !== (vote.announced === 'passed')) {
		const lines = result.quorate === false ? result.quorum.lines : result.pass.lines;
		throw new Refusal('vote.announced_differs', { sum: lines.map(lineText).join('; ') });
	}

	insist(agreesWith(result, vote.said ?? ''));

	const version = versionId ? await getVersion(tx, communityId, versionId) : undefined;
	const voteId = newId('vote');
	await insertVote(
		tx,
		{
			...kept,
			id: voteId,
			communityId,
			itemId,
			matterId,
			question,
			versionId,
			versionHash: version?.hash ?? null,
			rollHash: sha256Hex(canonicalJson(roll)),
			openedBy: vote.by,
			openedAt: heldAt,
			state: 'closed',
			closedAt: heldAt,
			tallyChannel: vote.channel,
			tallyBy: vote.by,
			result
		},
		roll
	);
	return { voteId, result };
}
