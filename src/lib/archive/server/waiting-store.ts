import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { commentPeriods, comments } from '#lib/comments/server/comment-tables.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import { attendees, meetings } from '#lib/meetings/server/meeting-tables.ts';
import { notices, objections } from '#lib/notices/server/notice-tables.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { tasks } from '#lib/tasks/server/task-tables.ts';
import { voters, votes } from '#lib/votes/server/vote-tables.ts';

/** One person in one community: whose page it is. */
export interface Whose {
	communityId: Id<'community'>;
	personId: Id<'person'>;
}

const SHOWN = 50;

/** Votes in which this person is on the roll and has not voted. */
export async function listVotesWaiting(db: Reader, { communityId, personId }: Whose) {
	return db
		.select({ id: votes.id, question: votes.question })
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
		.orderBy(asc(votes.openedAt), asc(votes.id))
		.limit(SHOWN);
}

/** Texts open for comment on which this person has not said anything. */
export async function listPeriodsWaiting(
	db: Reader,
	{ communityId, personId }: Whose,
	now: Instant
) {
	return db
		.select({ id: commentPeriods.id, title: matters.title, closesAt: commentPeriods.closesAt })
		.from(commentPeriods)
		.innerJoin(matters, eq(matters.id, commentPeriods.matterId))
		.leftJoin(
			comments,
			and(eq(comments.periodId, commentPeriods.id), eq(comments.authorId, personId))
		)
		.where(
			and(
				eq(commentPeriods.communityId, communityId),
				isNull(commentPeriods.closedAt),
				lte(commentPeriods.opensAt, now),
				gt(commentPeriods.closesAt, now),
				isNull(comments.id)
			)
		)
		.orderBy(asc(commentPeriods.closesAt), asc(commentPeriods.id))
		.limit(SHOWN);
}

/** Sittings on or ahead at which this person is expected. */
export async function listMeetingsWaiting(db: Reader, { communityId, personId }: Whose) {
	return db
		.select({
			id: meetings.id,
			title: meetings.title,
			place: meetings.place,
			startsAt: meetings.startsAt,
			state: meetings.state,
			signedInAt: attendees.signedInAt
		})
		.from(attendees)
		.innerJoin(meetings, eq(meetings.id, attendees.meetingId))
		.where(
			and(
				eq(attendees.personId, personId),
				eq(attendees.excused, false),
				eq(meetings.communityId, communityId),
				inArray(meetings.state, ['called', 'open'])
			)
		)
		.orderBy(asc(meetings.startsAt), asc(meetings.id))
		.limit(SHOWN);
}

/** What this person has to do, first due first. */
export async function listTasksWaiting(db: Reader, { communityId, personId }: Whose) {
	return db
		.select({ id: tasks.id, title: tasks.title, state: tasks.state, dueAt: tasks.dueAt })
		.from(tasks)
		.where(
			and(
				eq(tasks.communityId, communityId),
				eq(tasks.ownerId, personId),
				inArray(tasks.state, ['open', 'returned'])
			)
		)
		.orderBy(asc(tasks.dueAt), asc(tasks.id))
		.limit(SHOWN);
}

/** What this person said on texts and was answered, the latest answer first. */
export async function listAnsweredComments(db: Reader, { communityId, personId }: Whose) {
	return db
		.select({
			id: comments.id,
			periodId: comments.periodId,
			title: matters.title,
			adoption: comments.adoption,
			answeredAt: comments.answeredAt
		})
		.from(comments)
		.innerJoin(commentPeriods, eq(commentPeriods.id, comments.periodId))
		.innerJoin(matters, eq(matters.id, commentPeriods.matterId))
		.where(
			and(
				eq(comments.communityId, communityId),
				eq(comments.authorId, personId),
				isNotNull(comments.answeredAt)
			)
		)
		.orderBy(desc(comments.answeredAt), desc(comments.id))
		.limit(10);
}

/** Objections of this person, answered or not. */
export async function listMyObjections(db: Reader, { communityId, personId }: Whose) {
	return db
		.select({
			id: objections.id,
			noticeId: objections.noticeId,
			title: notices.title,
			outcome: objections.outcome,
			at: objections.at
		})
		.from(objections)
		.innerJoin(notices, eq(notices.id, objections.noticeId))
		.where(and(eq(objections.communityId, communityId), eq(objections.raisedBy, personId)))
		.orderBy(desc(objections.at), desc(objections.id))
		.limit(10);
}
