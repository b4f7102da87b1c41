import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { leadItem, tellMeeting } from '#lib/meetings/server/lead.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { fits, sumOf, type Counts } from '../vote.ts';
import { countBallots, getVote, replaceTally } from './vote-store.ts';

/**
 * 清点举手 of those who did not vote by phone. From then on phones are shut, or somebody could raise a hand and vote
 * again. Hands and phones together never exceed those present; while the vote is open they may be counted again.
 */
export async function countHands(
	ctx: Ctx,
	{
		communityId,
		voteId,
		hands
	}: { communityId: Id<'community'>; voteId: Id<'vote'>; hands: Counts }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const vote = await getVote(tx, communityId, voteId);
		const { meeting } = await leadItem(tx, ctx, communityId, vote.itemId);
		if (vote.state !== 'open') throw new Refusal('vote.closed');
		insist(fits(hands, await countBallots(tx, voteId), vote.present));
		if (!(await replaceTally(tx, voteId, hands, ctx.actor.id!))) throw new Refusal('vote.closed');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'vote.hands_counted',
			subject: voteId,
			matterId: vote.matterId,
			facts: { hands: sumOf(hands) }
		});
		tellMeeting(tx, ctx, meeting.id, 'vote.hands_counted', { voteId });
	});
}
