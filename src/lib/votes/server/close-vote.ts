import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts';
import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { endVote } from '#lib/meetings/server/item-in-vote.ts';
import { leadItem, tellMeeting } from '#lib/meetings/server/lead.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { resultOf, toldHash, type VoteResult } from '../vote.ts';
import { countBallots, getVote, keepResult, listBallots, markClosed } from './vote-store.ts';

/** How it was voted, as everybody may read it in the journal: of a party meeting those in favour (同意), and no more. */
function figuresToldOf(
	{ counts, phone, tally, notCast }: VoteResult,
	{ inner }: { inner: boolean }
): Record<string, Json> {
	return inner ? { yes: counts.yes } : { phone: { ...phone }, hands: { ...tally }, notCast };
}

/** 宣布截止: no ballot is taken from now on; the result is counted from the ballots, computed by the rules kept, and stored. */
export async function closeVote(
	ctx: Ctx,
	{ communityId, voteId }: { communityId: Id<'community'>; voteId: Id<'vote'> }
): Promise<VoteResult> {
	return ctx.db.write(async (tx) => {
		const vote = await getVote(tx, communityId, voteId);
		const { meeting } = await leadItem(tx, ctx, communityId, vote.itemId);
		if (!(await markClosed(tx, voteId, ctx.now))) throw new Refusal('vote.closed');

		const result = resultOf(vote, await countBallots(tx, voteId));
		await keepResult(tx, voteId, result);
		await endVote(tx, vote.itemId);
		const ballots = await listBallots(tx, voteId);
		const box = ballots.map(({ personId, choice, castAt }) => ({ personId, choice, castAt }));
		await writeEntry(tx, ctx, {
			communityId,
			act: 'vote.closed',
			subject: voteId,
			matterId: vote.matterId,
			facts: {
				...figuresToldOf(result, meeting),
				due: result.due,
				present: result.present,
				quorate: result.quorate,
				passed: result.passed,
				resultHash: toldHash(result, { inner: meeting.inner, conceal: ctx.key.conceal }),
				// Who voted how stays with the body, also where the numbers are public.
				ballotsHash: ctx.key.conceal(canonicalJson(box)),
				versionHash: vote.versionHash
			}
		});
		tellMeeting(tx, ctx, meeting.id, 'vote.closed', { voteId });
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `community:${communityId}`,
				event: 'vote.closed',
				data: { voteId }
			})
		);
		return result;
	});
}
