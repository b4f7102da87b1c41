import { and, asc, count, eq, exists, isNull } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { agendaItems, delegations } from '#lib/meetings/server/meeting-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Counts, Vote, VoteOfMatter, Voter, VoteResult } from '../vote.ts';
import { namedBallots, voters, votes } from './vote-tables.ts';

/** Rows in one statement: both engines limit how many values it may carry. */
const CHUNK = 400;

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

/** The vote on an item, if there was one. */
export async function findVoteOfItem(db: Reader, itemId: Id<'item'>): Promise<Vote | undefined> {
	const [row] = await db.select().from(votes).where(eq(votes.itemId, itemId)).limit(1);
	return row;
}

/** Writes down a vote with its roll; false when the item has one already. */
export async function insertVote(
	tx: Tx,
	vote: typeof votes.$inferInsert,
	roll: Id<'person'>[]
): Promise<boolean> {
	const rows = await tx
		.insert(votes)
		.values(vote)
		.onConflictDoNothing()
		.returning({ id: votes.id });
	if (rows.length === 0) return false;
	for (let at = 0; at < roll.length; at += CHUNK)
		await tx
			.insert(voters)
			.values(roll.slice(at, at + CHUNK).map((personId) => ({ voteId: vote.id, personId })));
	return true;
}

export async function findVoter(
	db: Reader,
	voteId: Id<'vote'>,
	personId: Id<'person'> | undefined
): Promise<Voter | undefined> {
	if (!personId) return undefined;
	const [row] = await db
		.select({
			personId: voters.personId,
			hasCast: voters.hasCast,
			choice: namedBallots.choice,
			castAt: namedBallots.castAt
		})
		.from(voters)
		.leftJoin(
			namedBallots,
			and(eq(namedBallots.voteId, voters.voteId), eq(namedBallots.personId, voters.personId))
		)
		.where(and(eq(voters.voteId, voteId), eq(voters.personId, personId)))
		.limit(1);
	return row;
}

const isTakingBallots = (db: Reader, voteId: Id<'vote'>) =>
	exists(
		db
			.select({ id: votes.id })
			.from(votes)
			.where(and(eq(votes.id, voteId), eq(votes.state, 'open'), isNull(votes.tally)))
	);

/** Marks the roll, only if unmarked and while ballots are taken; says whether this call was the one that marked it. */
export async function markCast(
	tx: Tx,
	voteId: Id<'vote'>,
	personId: Id<'person'>
): Promise<boolean> {
	const rows = await tx
		.update(voters)
		.set({ hasCast: true })
		.where(
			and(
				eq(voters.voteId, voteId),
				eq(voters.personId, personId),
				eq(voters.hasCast, false),
				isTakingBallots(tx, voteId)
			)
		)
		.returning({ personId: voters.personId });
	return rows.length === 1;
}

export async function insertBallot(
	tx: Tx,
	ballot: typeof namedBallots.$inferInsert
): Promise<void> {
	await tx.insert(namedBallots).values(ballot);
}

/** What has been cast by phone, by choice: counted from the ballots each time. */
export async function countBallots(db: Reader, voteId: Id<'vote'>): Promise<Counts> {
	const rows = await db
		.select({ choice: namedBallots.choice, ballots: count() })
		.from(namedBallots)
		.where(eq(namedBallots.voteId, voteId))
		.groupBy(namedBallots.choice);
	const counts = { yes: 0, no: 0, abstain: 0 };
	for (const { choice, ballots } of rows) counts[choice] = Number(ballots);
	return counts;
}

/** How many have voted by phone. Says nothing of how. */
export async function countTurnout(db: Reader, voteId: Id<'vote'>): Promise<number> {
	return db.$count(namedBallots, eq(namedBallots.voteId, voteId));
}

/** The ballots as they lie in the box, in the order of the roll. */
export async function listBallots(db: Reader, voteId: Id<'vote'>) {
	return db
		.select({
			personId: namedBallots.personId,
			name: persons.name,
			choice: namedBallots.choice,
			castAt: namedBallots.castAt
		})
		.from(namedBallots)
		.innerJoin(persons, eq(persons.id, namedBallots.personId))
		.where(eq(namedBallots.voteId, voteId))
		.orderBy(asc(namedBallots.personId));
}

/** Keeps the count of the room. While the vote is open it may be counted again. */
export async function replaceTally(
	tx: Tx,
	voteId: Id<'vote'>,
	tally: Counts,
	tallyBy: Id<'person'>
): Promise<boolean> {
	const rows = await tx
		.update(votes)
		.set({ tally, tallyBy })
		.where(and(eq(votes.id, voteId), eq(votes.state, 'open')))
		.returning({ id: votes.id });
	return rows.length === 1;
}

/** Closes an open vote, and says whether this call was the one that did. Late ballots find it closed. */
export async function markClosed(tx: Tx, voteId: Id<'vote'>, closedAt: Instant): Promise<boolean> {
	const rows = await tx
		.update(votes)
		.set({ state: 'closed', closedAt })
		.where(and(eq(votes.id, voteId), eq(votes.state, 'open')))
		.returning({ id: votes.id });
	return rows.length === 1;
}

export async function keepResult(tx: Tx, voteId: Id<'vote'>, result: VoteResult): Promise<void> {
	await tx.update(votes).set({ result }).where(eq(votes.id, voteId));
}

/** What assemblies have left to the representatives' meeting by a vote that passed (授权), with its term. */
export async function listDelegations(db: Reader, communityId: Id<'community'>) {
	const rows = await db
		.select({
			itemId: delegations.itemId,
			meetingId: agendaItems.meetingId,
			classes: delegations.classes,
			startsAt: delegations.startsAt,
			endsAt: delegations.endsAt,
			result: votes.result
		})
		.from(delegations)
		.innerJoin(agendaItems, eq(agendaItems.id, delegations.itemId))
		.innerJoin(votes, eq(votes.itemId, delegations.itemId))
		.where(eq(delegations.communityId, communityId))
		.orderBy(asc(delegations.startsAt));
	return rows
		.filter(({ result }) => result?.passed === true)
		.map(({ itemId, meetingId, classes, startsAt, endsAt }) => ({
			itemId,
			meetingId,
			classes,
			startsAt,
			endsAt
		}));
}

/** Open votes on whose roll somebody stands without having voted yet. */
export async function listVotesFor(
	db: Reader,
	communityId: Id<'community'>,
	personId: Id<'person'>
): Promise<Vote[]> {
	const rows = await db
		.select({ vote: votes })
		.from(voters)
		.innerJoin(votes, eq(votes.id, voters.voteId))
		.where(
			and(
				eq(voters.personId, personId),
				eq(voters.hasCast, false),
				eq(votes.communityId, communityId),
				eq(votes.state, 'open')
			)
		)
		.orderBy(asc(votes.openedAt));
	return rows.map(({ vote }) => vote);
}
