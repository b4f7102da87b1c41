import { and, asc, desc, eq, gte, inArray, isNull, max, or, sql } from 'drizzle-orm';
import { bodies } from '#lib/communities/server/community-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { agendaItems, meetingBodies, meetings } from '#lib/meetings/server/meeting-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import { votes } from '#lib/votes/server/vote-tables.ts';
import type { PutTo, RatifyingItem, UrgentAct } from '../urgent-act.ts';
import { urgentActs } from './supervision-tables.ts';

/** An urgent act with what became of the agenda item it was put to. */
export type UrgentActPut = UrgentAct & {
	put:
		| (PutTo & { meetingId: Id<'meeting'>; startsAt: Instant; voteId: Id<'vote'> | null })
		| undefined;
};

const read = {
	act: urgentActs,
	itemState: agendaItems.state,
	meetingId: meetings.id,
	meetingState: meetings.state,
	startsAt: meetings.startsAt,
	voteId: votes.id,
	voteState: votes.state,
	result: votes.result
};

const rowsOf = (db: Reader) =>
	db
		.select(read)
		.from(urgentActs)
		.leftJoin(agendaItems, eq(agendaItems.id, urgentActs.itemId))
		.leftJoin(meetings, eq(meetings.id, agendaItems.meetingId))
		.leftJoin(votes, eq(votes.itemId, agendaItems.id));

function actOf({
	act,
	itemState,
	meetingId,
	meetingState,
	startsAt,
	voteId,
	voteState,
	result
}: Awaited<ReturnType<typeof rowsOf>>[number]): UrgentActPut {
	return {
		...act,
		put:
			itemState === null || meetingId === null || startsAt === null
				? undefined
				: {
						...{ state: itemState, meetingId, startsAt, voteId },
						meetingOver: meetingState === 'closed' || meetingState === 'cancelled',
						vote:
							voteState === null
								? undefined
								: {
										isClosed: voteState === 'closed',
										quorate: result?.quorate ?? null,
										passed: result?.passed ?? null
									}
					}
	};
}

/** An urgent act by id, within this community only. */
export async function getUrgentAct(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'urgentAct'>
): Promise<UrgentActPut> {
	const [row] = await rowsOf(db)
		.where(and(eq(urgentActs.id, id), eq(urgentActs.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return actOf(row);
}

/** A community's urgent acts, the latest first. */
export async function listUrgentActs(
	db: Reader,
	communityId: Id<'community'>,
	{ page, size }: { page: number; size: number }
): Promise<UrgentActPut[]> {
	const rows = await rowsOf(db)
		.where(eq(urgentActs.communityId, communityId))
		.orderBy(desc(urgentActs.recordedAt), asc(urgentActs.id))
		.limit(size)
		.offset((page - 1) * size);
	return rows.map(actOf);
}

export async function countUrgentActs(db: Reader, communityId: Id<'community'>): Promise<number> {
	return db.$count(urgentActs, eq(urgentActs.communityId, communityId));
}

export async function listUrgentActsOfMatter(
	db: Reader,
	matterId: Id<'matter'>
): Promise<UrgentActPut[]> {
	const rows = await rowsOf(db)
		.where(eq(urgentActs.matterId, matterId))
		.orderBy(asc(urgentActs.recordedAt), asc(urgentActs.id));
	return rows.map(actOf);
}

const DECIDING = ['assembly', 'representatives'] as const;

/** When the bodies that decide last opened a sitting that is over; it may open before the hour it was called for. */
export async function findLastSitting(
	db: Reader,
	communityId: Id<'community'>
): Promise<Instant | undefined> {
	const [row] = await db
		.select({ at: max(sql`coalesce(${meetings.openedAt}, ${meetings.startsAt})`) })
		.from(meetings)
		.innerJoin(meetingBodies, eq(meetingBodies.meetingId, meetings.id))
		.innerJoin(bodies, eq(bodies.id, meetingBodies.bodyId))
		.where(
			and(
				eq(meetings.communityId, communityId),
				eq(meetings.state, 'closed'),
				inArray(bodies.kind, [...DECIDING])
			)
		);
	return row?.at === null || row?.at === undefined ? undefined : Number(row.at);
}

/** Agenda items that the act could be put to, the earliest sitting first. */
export async function listRatifyingItems(
	db: Reader,
	act: Pick<UrgentAct, 'communityId' | 'matterId'>,
	since: Instant
) {
	return db
		.selectDistinct({
			id: agendaItems.id,
			title: agendaItems.title,
			number: agendaItems.number,
			meeting: meetings.title,
			startsAt: meetings.startsAt
		})
		.from(agendaItems)
		.innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
		.innerJoin(meetingBodies, eq(meetingBodies.meetingId, meetings.id))
		.innerJoin(bodies, eq(bodies.id, meetingBodies.bodyId))
		.leftJoin(urgentActs, eq(urgentActs.itemId, agendaItems.id))
		.where(
			and(
				eq(meetings.communityId, act.communityId),
				gte(meetings.startsAt, since),
				inArray(bodies.kind, [...DECIDING]),
				isNull(urgentActs.id),
				or(
					inArray(agendaItems.state, ['waiting', 'discussing', 'voting']),
					and(eq(agendaItems.state, 'decided'), eq(meetings.enteredAfterwards, true))
				),
				inArray(meetings.state, ['called', 'open', 'closed']),
				act.matterId === null
					? isNull(agendaItems.matterId)
					: or(isNull(agendaItems.matterId), eq(agendaItems.matterId, act.matterId))
			)
		)
		.orderBy(asc(meetings.startsAt), asc(agendaItems.number))
		.limit(50);
}

/** An agenda item of this community, as the rule asks of it. */
export async function getRatifyingItem(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'item'>
): Promise<RatifyingItem> {
	const rows = await db
		.select({
			kind: bodies.kind,
			startsAt: meetings.startsAt,
			enteredAfterwards: meetings.enteredAfterwards,
			state: agendaItems.state,
			matterId: agendaItems.matterId
		})
		.from(agendaItems)
		.innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
		.innerJoin(meetingBodies, eq(meetingBodies.meetingId, meetings.id))
		.innerJoin(bodies, eq(bodies.id, meetingBodies.bodyId))
		.where(and(eq(agendaItems.id, id), eq(meetings.communityId, communityId)));
	const [first] = rows;
	if (!first) throw new Refusal('access.not_found');
	return { ...first, bodyKinds: rows.map(({ kind }) => kind) };
}

export async function insertUrgentAct(tx: Tx, act: typeof urgentActs.$inferInsert): Promise<void> {
	await tx.insert(urgentActs).values(act);
}

/** Puts it to an agenda item, unless that ratifies another act. */
export async function putToItem(
	tx: Tx,
	{ id, itemId, by, at }: { id: Id<'urgentAct'>; itemId: Id<'item'>; by: Id<'person'>; at: Instant }
): Promise<boolean> {
	const taken = await tx.$count(urgentActs, eq(urgentActs.itemId, itemId));
	if (taken > 0) return false;
	await tx.update(urgentActs).set({ itemId, putBy: by, putAt: at }).where(eq(urgentActs.id, id));
	return true;
}
