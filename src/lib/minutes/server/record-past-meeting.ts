import type { Json } from '#lib/kernel/canonical-json.ts';
import type { Id } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { isInner, type ItemState } from '#lib/meetings/meeting.ts';
import { rulesOf } from '#lib/meetings/quorum.ts';
import { enterSitting } from '#lib/meetings/server/enter-sitting.ts';
import { getMeeting } from '#lib/meetings/server/meeting-store.ts';
import { womenThere } from '#lib/meetings/server/women-there.ts';
import { toldHash } from '#lib/votes/vote.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { enterVote } from '#lib/votes/server/enter-vote.ts';
import type { PastMeeting, PastOutcome } from '../past-meeting.ts';
import { makePapers } from './make-papers.ts';

const stateOf: Record<PastOutcome, ItemState> = {
	passed: 'decided',
	not_passed: 'decided',
	no_vote: 'closed',
	postponed: 'postponed'
};

/**
 * A sitting held earlier, whole: attendance, votes, papers. For use cases that write it down together with an act of
 * their own; the journal entry, which keeps both dates, is theirs, and `facts` is what it says of the sitting.
 */
export async function recordPastMeeting(
	tx: Tx,
	ctx: Ctx,
	past: PastMeeting
): Promise<{ meetingId: Id<'meeting'>; itemIds: Id<'item'>[]; facts: Record<string, Json> }> {
	const { communityId, counting, heldAt } = past;
	const { meetingId, items, roll, due, community, local, bodies } = await enterSitting(
		tx,
		ctx,
		past,
		past.items.map(({ gist = '', outcome, ...item }) => ({
			...item,
			gist,
			state: stateOf[outcome]
		}))
	);

	const meeting = await getMeeting(tx, communityId, meetingId);
	const inner = isInner(bodies.map(({ kind }) => kind));
	const decided: Json[] = [];
	for (const [index, { id, title, purpose, matterId, versionId }] of items.entries()) {
		const { outcome, counts, channel = 'hands', gist } = past.items[index]!;
		if (outcome !== 'passed' && outcome !== 'not_passed') continue;
		if (!counts) throw new Refusal('vote.counts_missing');
		const rules = rulesOf({ bodies, counting }, local, purpose, dayOf(heldAt));
		const { voteId, result } = await enterVote(tx, {
			communityId,
			itemId: id,
			matterId,
			versionId,
			question: title,
			rules,
			more: await womenThere(tx, meeting, rules),
			counting,
			due,
			roll,
			counts,
			channel,
			announced: outcome,
			said: gist,
			heldAt,
			by: ctx.actor.id!
		});
		const { counts: counted, quorate, passed, notCast } = result;
		// Of a party meeting the journal, which everybody may read, says who was in favour and no more.
		const figures = inner ? { yes: counted.yes } : { ...counted, notCast };
		decided.push({
			...{ itemId: id, voteId, ...figures, quorate, passed },
			resultHash: toldHash(result, { inner, conceal: ctx.key.conceal })
		});
	}
	const papers = await makePapers(tx, ctx, community, meeting);
	return {
		meetingId,
		itemIds: items.map(({ id }) => id),
		facts: {
			heldAt,
			enteredAt: ctx.now,
			bodies: bodies.map(({ id }) => id),
			counting,
			due,
			present: roll.length,
			votes: decided,
			papers
		}
	};
}
