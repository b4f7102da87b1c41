import { and, asc, eq } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { agendaItems } from '#lib/meetings/server/meeting-tables.ts';
import type { Reader } from '#lib/server/database/database.ts';
import type { Vote, VoteOfMatter } from '../vote.ts';
import { votes } from './vote-tables.ts';

/** A vote by id, within this community only. */
export async function getVote(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'vote'>
): Promise<Vote> {
	const [row] = await db
		.select()
		.from(votes)
		.where(and(eq(votes.id, id), eq(votes.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

export async function listVotesOfMatter(
	db: Reader,
	matterId: Id<'matter'>
): Promise<VoteOfMatter[]> {
	const rows = await db
		.select({ vote: votes, meetingId: agendaItems.meetingId, purpose: agendaItems.purpose })
		.from(votes)
		.innerJoin(agendaItems, eq(agendaItems.id, votes.itemId))
		.where(eq(votes.matterId, matterId))
		.orderBy(asc(votes.openedAt), asc(votes.id));
	return rows.map(({ vote, ...rest }) => ({ ...vote, ...rest }));
}

export async function listVotesOfMeeting(db: Reader, meetingId: Id<'meeting'>): Promise<Vote[]> {
	const rows = await db
		.select({ vote: votes })
		.from(votes)
		.innerJoin(agendaItems, eq(agendaItems.id, votes.itemId))
		.where(eq(agendaItems.meetingId, meetingId))
		.orderBy(asc(agendaItems.number));
	return rows.map(({ vote }) => vote);
}
