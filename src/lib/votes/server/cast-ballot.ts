import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { tellMeeting } from '#lib/meetings/server/lead.ts';
import { getItem } from '#lib/meetings/server/meeting-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayCast, type Choice } from '../vote.ts';
import { receiptOf, type Receipt } from '../receipt.ts';
import { countTurnout, findVoter, getVote, insertBallot, markCast } from './vote-store.ts';

/**
 * 记名投票, by the phone of somebody on the roll. The same ballot sent again is answered with the same receipt; another
 * choice is refused. The journal notes that somebody voted, never how.
 */
export async function castBallot(
	ctx: Ctx,
	{
		communityId,
		voteId,
		choice
	}: { communityId: Id<'community'>; voteId: Id<'vote'>; choice: Choice }
): Promise<Receipt> {
	return ctx.db.write(async (tx) => {
		if (!ctx.actor.id) throw new Refusal('access.sign_in');
		const vote = await getVote(tx, communityId, voteId);
		const voter = await findVoter(tx, voteId, ctx.actor.id);
		if (voter?.choice === choice && voter.castAt !== null)
			return receiptOf({ voteId, personId: voter.personId, choice, castAt: voter.castAt });
		insist(mayCast(vote, voter));

		const ballot = { voteId, personId: ctx.actor.id, choice, castAt: ctx.now };
		if (!(await markCast(tx, voteId, ctx.actor.id))) throw new Refusal('vote.closed');
		await insertBallot(tx, ballot);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'vote.ballot_cast',
			subject: voteId,
			matterId: vote.matterId
		});
		const { meeting } = await getItem(tx, communityId, vote.itemId);
		const turnout = await countTurnout(tx, voteId);
		tellMeeting(tx, ctx, meeting.id, 'vote.turnout', { voteId, turnout });
		return receiptOf(ballot);
	});
}
