import { and, asc, count, eq } from 'drizzle-orm';
import { bodies, communities } from '#lib/communities/server/community-tables.ts';
import { ideas } from '#lib/ideas/server/idea-tables.ts';
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
import { lookBacks, partyActs } from './procedure-tables.ts';

/** Where a matter comes from and what its community has settled. */
export async function findOrigin(db: Reader, matterId: Id<'matter'>) {
	// A second look at the same table, as a subquery: SQLite's builder does not know an alias made by PostgreSQL's.
	const screening = db.select({ id: bodies.id, kind: bodies.kind }).from(bodies).as('screening');
	const [row] = await db
		.select({
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
		.where(eq(matters.id, matterId))
		.limit(1);
	return row;
}

/** The party organisation's acts on a matter, first asked first, with the instant its sitting decided. Without reasons. */
export async function listPartyActs(db: Reader, matterId: Id<'matter'>) {
	return db
		.select({
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
		.where(eq(partyActs.matterId, matterId))
		.orderBy(asc(partyActs.askedAt), asc(partyActs.id));
}

/** The agenda items about a matter with their sittings and votes, the first sitting first. */
export async function listSittingsOf(db: Reader, matterId: Id<'matter'>) {
	return db
		.select({
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
		.where(eq(agendaItems.matterId, matterId))
		.orderBy(asc(meetings.startsAt), asc(agendaItems.number), asc(agendaItems.id));
}

/** Which bodies sat in the sittings about a matter. */
export async function listSittingBodies(db: Reader, matterId: Id<'matter'>) {
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
		.where(eq(agendaItems.matterId, matterId));
}

/** The papers of the sittings about a matter. */
export async function listPapersOf(db: Reader, matterId: Id<'matter'>) {
	return db
		.selectDistinct({
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
		.where(eq(agendaItems.matterId, matterId))
		.orderBy(asc(papers.meetingId), asc(papers.kind));
}

/** The notices about a matter with the objections to each, and how many wait for an answer. */
export async function listNoticesOf(db: Reader, matterId: Id<'matter'>) {
	return db
		.select({
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
		.where(eq(notices.matterId, matterId))
		.groupBy(notices.id)
		.orderBy(asc(notices.postedAt), asc(notices.id));
}

export async function listTasksOf(db: Reader, matterId: Id<'matter'>) {
	return db
		.select({
			id: tasks.id,
			title: tasks.title,
			ownerName: persons.name,
			state: tasks.state,
			dueAt: tasks.dueAt,
			checkedAt: tasks.checkedAt
		})
		.from(tasks)
		.innerJoin(persons, eq(persons.id, tasks.ownerId))
		.where(eq(tasks.matterId, matterId))
		.orderBy(asc(tasks.dueAt), asc(tasks.id));
}

export async function listLookBacks(db: Reader, matterId: Id<'matter'>) {
	return db
		.select({
			id: lookBacks.id,
			bodyName: bodies.name,
			helped: lookBacks.helped,
			remark: lookBacks.remark,
			lookedAt: lookBacks.lookedAt
		})
		.from(lookBacks)
		.innerJoin(bodies, eq(bodies.id, lookBacks.bodyId))
		.where(eq(lookBacks.matterId, matterId))
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
