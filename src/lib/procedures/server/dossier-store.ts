import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm';
import { bodies, communities } from '#lib/communities/server/community-tables.ts';
import { ideas } from '#lib/ideas/server/idea-tables.ts';
import { comments, commentPeriods } from '#lib/comments/server/comment-tables.ts';
import { documents, versions } from '#lib/documents/server/document-tables.ts';
import { journalEntries } from '#lib/journal/server/journal-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import {
	agendaItems,
	delegations,
	meetingBodies,
	meetings
} from '#lib/meetings/server/meeting-tables.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import { papers } from '#lib/minutes/server/paper-tables.ts';
import { notices, objections } from '#lib/notices/server/notice-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { tasks } from '#lib/tasks/server/task-tables.ts';
import { votes } from '#lib/votes/server/vote-tables.ts';
import { lookBacks, partyActs, referrals } from './procedure-tables.ts';

/** Where matters come from and what their community has settled. */
export async function listOrigins(db: Reader, matterIds: Id<'matter'>[]) {
	// A second look at the same table, as a subquery: SQLite's builder does not know an alias made by PostgreSQL's.
	const screening = db.select({ id: bodies.id, kind: bodies.kind }).from(bodies).as('screening');
	return db
		.select({
			matterId: matters.id,
			kind: communities.kind,
			settings: communities.settings,
			bodyName: bodies.name,
			ideaTitle: ideas.title,
			screenedAt: ideas.screenedAt,
			screenedForKind: screening.kind
		})
		.from(matters)
		.innerJoin(communities, eq(communities.id, matters.communityId))
		.innerJoin(bodies, eq(bodies.id, matters.bodyId))
		.leftJoin(ideas, eq(ideas.id, matters.ideaId))
		.leftJoin(screening, eq(screening.id, ideas.screenedFor))
		.where(inArray(matters.id, matterIds));
}

/** What was sent outside and what came back, first sent first. */
export async function listReferrals(db: Reader, matterIds: Id<'matter'>[]) {
	return db
		.select({
			matterId: referrals.matterId,
			id: referrals.id,
			kind: referrals.kind,
			versionId: referrals.versionId,
			addressee: referrals.addressee,
			sentOn: referrals.sentOn,
			sentAt: referrals.sentAt,
			answer: referrals.answer,
			words: referrals.words,
			answeredOn: referrals.answeredOn,
			answeredAt: referrals.answeredAt
		})
		.from(referrals)
		.where(inArray(referrals.matterId, matterIds))
		.orderBy(asc(referrals.sentAt), asc(referrals.id));
}

/** The party organisation's acts on a matter, first asked first, with the instant its sitting decided. Without reasons. */
export async function listPartyActs(db: Reader, matterIds: Id<'matter'>[]) {
	return db
		.select({
			matterId: partyActs.matterId,
			id: partyActs.id,
			kind: partyActs.kind,
			bodyName: bodies.name,
			versionId: partyActs.versionId,
			askedAt: partyActs.askedAt,
			dueAt: partyActs.dueAt,
			lapsedAt: partyActs.lapsedAt,
			opinion: partyActs.opinion,
			conclusion: partyActs.conclusion,
			givenAt: partyActs.givenAt,
			itemId: partyActs.itemId,
			votedAt: votes.closedAt,
			confirmedVersionId: partyActs.confirmedVersionId,
			confirmedAt: partyActs.confirmedAt
		})
		.from(partyActs)
		.innerJoin(bodies, eq(bodies.id, partyActs.bodyId))
		.leftJoin(votes, eq(votes.itemId, partyActs.itemId))
		.where(inArray(partyActs.matterId, matterIds))
		.orderBy(asc(partyActs.askedAt), asc(partyActs.id));
}

/** The agenda items about a matter with their sittings and votes, the first sitting first. */
export async function listSittingsOf(db: Reader, matterIds: Id<'matter'>[]) {
	return db
		.select({
			matterId: agendaItems.matterId,
			itemId: agendaItems.id,
			meetingId: meetings.id,
			title: meetings.title,
			purpose: agendaItems.purpose,
			state: agendaItems.state,
			versionId: agendaItems.versionId,
			meetingState: meetings.state,
			calledAt: meetings.calledAt,
			startsAt: meetings.startsAt,
			enteredAfterwards: meetings.enteredAfterwards,
			inner: meetings.inner,
			vote: {
				id: votes.id,
				state: votes.state,
				openedAt: votes.openedAt,
				closedAt: votes.closedAt,
				versionHash: votes.versionHash,
				due: votes.due,
				present: votes.present,
				result: votes.result
			}
		})
		.from(agendaItems)
		.innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
		.leftJoin(votes, eq(votes.itemId, agendaItems.id))
		.where(inArray(agendaItems.matterId, matterIds))
		.orderBy(asc(meetings.startsAt), asc(agendaItems.number), asc(agendaItems.id));
}

/** Which bodies sat in the sittings about a matter. */
export async function listSittingBodies(db: Reader, matterIds: Id<'matter'>[]) {
	return db
		.selectDistinct({
			meetingId: meetingBodies.meetingId,
			bodyId: bodies.id,
			kind: bodies.kind,
			name: bodies.name
		})
		.from(agendaItems)
		.innerJoin(meetingBodies, eq(meetingBodies.meetingId, agendaItems.meetingId))
		.innerJoin(bodies, eq(bodies.id, meetingBodies.bodyId))
		.where(inArray(agendaItems.matterId, matterIds));
}

/** The papers of the sittings about a matter. */
export async function listPapersOf(db: Reader, matterIds: Id<'matter'>[]) {
	return db
		.selectDistinct({
			matterId: agendaItems.matterId,
			id: papers.id,
			meetingId: papers.meetingId,
			kind: papers.kind,
			state: papers.state,
			title: papers.title,
			inner: meetings.inner,
			sealedAt: papers.sealedAt
		})
		.from(agendaItems)
		.innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
		.innerJoin(papers, eq(papers.meetingId, agendaItems.meetingId))
		.where(inArray(agendaItems.matterId, matterIds))
		.orderBy(asc(papers.meetingId), asc(papers.kind));
}

/** The notices about a matter with the objections to each, and how many wait for an answer. */
export async function listNoticesOf(db: Reader, matterIds: Id<'matter'>[]) {
	return db
		.select({
			matterId: notices.matterId,
			id: notices.id,
			kind: notices.kind,
			title: notices.title,
			postedAt: notices.postedAt,
			postedUntil: notices.postedUntil,
			withdrawnAt: notices.withdrawnAt,
			objections: count(objections.id),
			answered: count(objections.outcome)
		})
		.from(notices)
		.leftJoin(objections, eq(objections.noticeId, notices.id))
		.where(inArray(notices.matterId, matterIds))
		.groupBy(notices.id)
		.orderBy(asc(notices.postedAt), asc(notices.id));
}

export async function listTasksOf(db: Reader, matterIds: Id<'matter'>[]) {
	return db
		.select({
			matterId: tasks.matterId,
			id: tasks.id,
			title: tasks.title,
			ownerName: persons.name,
			state: tasks.state,
			assignedAt: tasks.assignedAt,
			dueAt: tasks.dueAt,
			checkedAt: tasks.checkedAt
		})
		.from(tasks)
		.innerJoin(persons, eq(persons.id, tasks.ownerId))
		.where(inArray(tasks.matterId, matterIds))
		.orderBy(asc(tasks.dueAt), asc(tasks.id));
}

export async function listLookBacks(db: Reader, matterIds: Id<'matter'>[]) {
	return db
		.select({
			matterId: lookBacks.matterId,
			id: lookBacks.id,
			bodyId: lookBacks.bodyId,
			bodyName: bodies.name,
			helped: lookBacks.helped,
			next: lookBacks.next,
			remark: lookBacks.remark,
			lookedAt: lookBacks.lookedAt
		})
		.from(lookBacks)
		.innerJoin(bodies, eq(bodies.id, lookBacks.bodyId))
		.where(inArray(lookBacks.matterId, matterIds))
		.orderBy(asc(lookBacks.lookedAt), asc(lookBacks.id));
}

/** What assemblies left to the representatives, with the result of the vote that did. */
export async function listDelegations(db: Reader, communityId: Id<'community'>) {
	return db
		.select({
			classes: delegations.classes,
			startsAt: delegations.startsAt,
			endsAt: delegations.endsAt,
			result: votes.result
		})
		.from(delegations)
		.innerJoin(votes, eq(votes.itemId, delegations.itemId))
		.where(and(eq(delegations.communityId, communityId), eq(votes.state, 'closed')))
		.orderBy(asc(delegations.startsAt));
}

/** The frozen texts of matters, first one first, and the drafts they came from. */
export async function listTexts(db: Reader, matterIds: Id<'matter'>[]) {
	return db
		.select({
			matterId: versions.matterId,
			id: versions.id,
			number: versions.number,
			hash: versions.hash,
			frozenAt: versions.frozenAt,
			reason: documents.reason
		})
		.from(versions)
		.innerJoin(documents, eq(documents.id, versions.documentId))
		.where(inArray(versions.matterId, matterIds))
		.orderBy(asc(versions.number));
}

/** The drafts being written. */
export async function listOpenDrafts(db: Reader, matterIds: Id<'matter'>[]) {
	return db
		.select({
			matterId: documents.matterId,
			documentId: documents.id,
			round: documents.round,
			since: documents.createdAt,
			reason: documents.reason
		})
		.from(documents)
		.where(and(inArray(documents.matterId, matterIds), isNull(documents.sealedAt)));
}

/** The comment periods of matters with how many comments came, and how many were answered. */
export async function listPeriodsOf(db: Reader, matterIds: Id<'matter'>[]) {
	return db
		.select({
			matterId: commentPeriods.matterId,
			id: commentPeriods.id,
			versionId: commentPeriods.versionId,
			opensAt: commentPeriods.opensAt,
			closesAt: commentPeriods.closesAt,
			closedAt: commentPeriods.closedAt,
			// A column of the index that the counting walks: no comment itself is read.
			comments: count(comments.periodId),
			answered: count(comments.adoption)
		})
		.from(commentPeriods)
		.leftJoin(comments, eq(comments.periodId, commentPeriods.id))
		.where(inArray(commentPeriods.matterId, matterIds))
		.groupBy(commentPeriods.id)
		.orderBy(asc(commentPeriods.opensAt), asc(commentPeriods.id));
}

/** The official acts in a matter's journal, latest first. What people say in comments is counted elsewhere. */
export async function listOfficialEntries(
	db: Reader,
	communityId: Id<'community'>,
	matterId: Id<'matter'>,
	{ acts, limit }: { acts: readonly string[]; limit: number }
) {
	return db
		.select({
			seq: journalEntries.seq,
			at: journalEntries.at,
			act: journalEntries.act,
			hash: journalEntries.hash
		})
		.from(journalEntries)
		.where(
			and(
				eq(journalEntries.communityId, communityId),
				eq(journalEntries.matterId, matterId),
				inArray(journalEntries.act, [...acts])
			)
		)
		.orderBy(desc(journalEntries.seq))
		.limit(limit);
}
