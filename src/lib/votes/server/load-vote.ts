import type { Id } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { explain } from '#lib/kernel/messages.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Community } from '#lib/communities/community.ts';
import { mayRun, maySeeInside } from '#lib/meetings/meeting.ts';
import { findAttendee, getItem } from '#lib/meetings/server/meeting-store.ts';
import type { Standing } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { receiptOf } from '../receipt.ts';
import { mayCast } from '../vote.ts';
import { countTurnout, findVoter, getVote } from './vote-store.ts';

type Here = { community: Community; standing: Standing };

/** A ballot as one person gets it: the question, whether they may vote now, or the receipt. No running result. */
export async function loadBallot({ db }: Ctx, { community, standing }: Here, voteId: Id<'vote'>) {
	const vote = await getVote(db, community.id, voteId);
	const { meeting } = await getItem(db, community.id, vote.itemId);
	const listed = await findAttendee(db, meeting.id, standing.personId);
	if (!maySeeInside(meeting, standing, { isListed: listed !== undefined }).ok)
		throw new Refusal('vote.not_on_roll');

	const voter = await findVoter(db, voteId, standing.personId);
	const cast = voter?.choice && voter.castAt !== null ? voter : undefined;
	return {
		id: vote.id,
		question: vote.question,
		state: vote.state,
		meeting: { id: meeting.id, title: meeting.title },
		versionId: vote.versionId,
		versionHash: vote.versionHash,
		present: vote.present,
		turnout: await countTurnout(db, voteId),
		mayCast: explain(mayCast(vote, voter)),
		receipt: cast
			? receiptOf({
					voteId,
					personId: cast.personId,
					choice: cast.choice!,
					castAt: cast.castAt!
				})
			: undefined
	};
}

/**
 * A result as the public gets it. While the vote is open there is none, for anyone. That of a party meeting stays inside:
 * what is public of it (应到、实到、同意, the conclusion) stands in the dossier and the digest.
 */
export async function loadResult({ db }: Ctx, { community, standing }: Here, voteId: Id<'vote'>) {
	const vote = await getVote(db, community.id, voteId);
	const { item, meeting } = await getItem(db, community.id, vote.itemId);
	const listed = await findAttendee(db, meeting.id, standing.personId);
	const sees = maySeeInside(meeting, standing, { isListed: listed !== undefined }).ok;
	if (meeting.inner && !sees && !mayRun(meeting, standing).ok)
		throw new Refusal('access.not_found');
	return {
		id: vote.id,
		question: vote.question,
		state: vote.state,
		closedAt: vote.closedAt,
		/** The day whose rules it was decided by. */
		decidedOn: dayOf(vote.openedAt),
		matterId: vote.matterId,
		versionId: vote.versionId,
		versionHash: vote.versionHash,
		purpose: item.purpose,
		meeting: {
			id: meeting.id,
			bodies: meeting.bodies.map(({ name }) => name),
			startsAt: meeting.startsAt,
			enteredAfterwards: meeting.enteredAfterwards
		},
		result: vote.result
	};
}
