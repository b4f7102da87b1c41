import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { bodies } from '#lib/communities/server/community-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type {
	AgendaItem,
	Attendance,
	ItemOfMatter,
	ItemState,
	Meeting,
	MeetingBody,
	SignInChannel
} from '../meeting.ts';
import { agendaItems, attendees, delegations, meetingBodies, meetings } from './meeting-tables.ts';

/** A sitting by id, within this community only. */
export async function getMeeting(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'meeting'>
): Promise<Meeting> {
	const [row] = await db
		.select()
		.from(meetings)
		.where(and(eq(meetings.id, id), eq(meetings.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	const [meeting] = await withBodies(db, [row]);
	return meeting!;
}

/** Sittings of a community, the latest first. */
export async function listMeetings(
	db: Reader,
	communityId: Id<'community'>,
	{ offset, limit }: { offset: number; limit: number }
): Promise<Meeting[]> {
	const rows = await db
		.select()
		.from(meetings)
		.where(eq(meetings.communityId, communityId))
		.orderBy(desc(meetings.startsAt), desc(meetings.id))
		.limit(limit)
		.offset(offset);
	return withBodies(db, rows);
}

/** Sittings called or in session, the next one first. */
export async function listMeetingsUnderWay(
	db: Reader,
	communityId: Id<'community'>,
	{ limit }: { limit: number }
): Promise<Meeting[]> {
	const rows = await db
		.select()
		.from(meetings)
		.where(and(eq(meetings.communityId, communityId), inArray(meetings.state, ['called', 'open'])))
		.orderBy(asc(meetings.startsAt), asc(meetings.id))
		.limit(limit);
	return withBodies(db, rows);
}

export async function countMeetings(db: Reader, communityId: Id<'community'>): Promise<number> {
	return db.$count(meetings, eq(meetings.communityId, communityId));
}

async function withBodies(db: Reader, rows: Omit<Meeting, 'bodies'>[]): Promise<Meeting[]> {
	if (rows.length === 0) return [];
	const sitting = await db
		.select({
			meetingId: meetingBodies.meetingId,
			id: bodies.id,
			kind: bodies.kind,
			name: bodies.name
		})
		.from(meetingBodies)
		.innerJoin(bodies, eq(bodies.id, meetingBodies.bodyId))
		.where(
			inArray(
				meetingBodies.meetingId,
				rows.map(({ id }) => id)
			)
		)
		.orderBy(asc(bodies.createdAt), asc(bodies.id));
	const of = (id: Id<'meeting'>): MeetingBody[] =>
		sitting
			.filter(({ meetingId }) => meetingId === id)
			.map(({ id, kind, name }) => ({ id, kind, name }));
	return rows.map((row) => ({ ...row, bodies: of(row.id) }));
}

export async function listItems(db: Reader, meetingId: Id<'meeting'>): Promise<AgendaItem[]> {
	return db
		.select()
		.from(agendaItems)
		.where(eq(agendaItems.meetingId, meetingId))
		.orderBy(asc(agendaItems.number));
}

/** An item by id, within this community only, with its sitting. */
export async function getItem(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'item'>
): Promise<{ item: AgendaItem; meeting: Meeting }> {
	const [item] = await db.select().from(agendaItems).where(eq(agendaItems.id, id)).limit(1);
	if (!item) throw new Refusal('access.not_found');
	return { item, meeting: await getMeeting(db, communityId, item.meetingId) };
}

/** Everywhere a matter has stood on an agenda, oldest sitting first; cancelled sittings too. */
export async function listItemsOfMatter(
	db: Reader,
	matterId: Id<'matter'>
): Promise<ItemOfMatter[]> {
	const rows = await db
		.select({ item: agendaItems, meeting: meetings })
		.from(agendaItems)
		.innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
		.where(eq(agendaItems.matterId, matterId))
		.orderBy(asc(meetings.startsAt), asc(meetings.id), asc(agendaItems.number));
	const sat = await withBodies(
		db,
		rows.map(({ meeting }) => meeting)
	);
	const counts = await countAttendance(
		db,
		rows.map(({ meeting }) => meeting.id)
	);
	return rows.map(({ item, meeting }, index) => ({
		...item,
		meeting: sat[index]!,
		attendance: counts.get(meeting.id) ?? { due: 0, present: 0 }
	}));
}

const isThere = and(isNotNull(attendees.signedInAt), isNull(attendees.leftAt));

/** 应到 and 实到 of several sittings, in one statement. Households without a representative are due, too. */
export async function countAttendance(
	db: Reader,
	ids: Id<'meeting'>[]
): Promise<Map<Id<'meeting'>, Attendance>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select({
			meetingId: attendees.meetingId,
			due: sql<number>`count(*) + max(${meetings.vacant})`,
			present: sql<number>`sum(case when ${isThere} then 1 else 0 end)`
		})
		.from(attendees)
		.innerJoin(meetings, eq(meetings.id, attendees.meetingId))
		.where(and(inArray(attendees.meetingId, ids), eq(attendees.due, true)))
		.groupBy(attendees.meetingId);
	return new Map(
		rows.map(({ meetingId, due, present }) => [
			meetingId,
			{ due: Number(due), present: Number(present) }
		])
	);
}

export async function getAttendance(db: Reader, id: Id<'meeting'>): Promise<Attendance> {
	return (await countAttendance(db, [id])).get(id) ?? { due: 0, present: 0 };
}

/** The sign-in list: everybody due, then observers, with names. */
export async function listAttendees(db: Reader, meetingId: Id<'meeting'>) {
	return db
		.select({
			personId: attendees.personId,
			name: persons.name,
			due: attendees.due,
			excused: attendees.excused,
			signedInAt: attendees.signedInAt,
			channel: attendees.channel,
			leftAt: attendees.leftAt
		})
		.from(attendees)
		.innerJoin(persons, eq(persons.id, attendees.personId))
		.where(eq(attendees.meetingId, meetingId))
		.orderBy(desc(attendees.due), asc(attendees.number));
}
export type Attendee = Awaited<ReturnType<typeof listAttendees>>[number];

export async function findAttendee(
	db: Reader,
	meetingId: Id<'meeting'>,
	personId: Id<'person'> | undefined
): Promise<typeof attendees.$inferSelect | undefined> {
	if (!personId) return undefined;
	const [row] = await db
		.select()
		.from(attendees)
		.where(and(eq(attendees.meetingId, meetingId), eq(attendees.personId, personId)))
		.limit(1);
	return row;
}

/** How many of these people stand on the sheet. */
export async function countListed(
	db: Reader,
	meetingId: Id<'meeting'>,
	personIds: Id<'person'>[]
): Promise<number> {
	return db.$count(
		attendees,
		and(eq(attendees.meetingId, meetingId), inArray(attendees.personId, personIds))
	);
}

/** Those of the due who are there now: the roll of a vote that opens now. */
export async function listPresent(db: Reader, meetingId: Id<'meeting'>): Promise<Id<'person'>[]> {
	const rows = await db
		.select({ personId: attendees.personId })
		.from(attendees)
		.where(and(eq(attendees.meetingId, meetingId), eq(attendees.due, true), isThere))
		.orderBy(asc(attendees.personId));
	return rows.map(({ personId }) => personId);
}

type NewMeeting = typeof meetings.$inferInsert;
type NewAttendee = Omit<typeof attendees.$inferInsert, 'meetingId' | 'number'>;
type NewItem = Omit<typeof agendaItems.$inferInsert, 'meetingId' | 'number'> & {
	delegation?: Omit<typeof delegations.$inferInsert, 'itemId' | 'communityId'>;
};

/** Rows in one statement: PostgreSQL and SQLite both limit how many values it may carry. */
const CHUNK = 400;

/** Writes down a sitting with its bodies, its sign-in sheet and its agenda, in the order given. */
export async function insertMeeting(
	tx: Tx,
	meeting: NewMeeting,
	{ bodyIds, sheet, items }: { bodyIds: Id<'body'>[]; sheet: NewAttendee[]; items: NewItem[] }
): Promise<void> {
	const meetingId = meeting.id;
	await tx.insert(meetings).values(meeting);
	await tx.insert(meetingBodies).values(bodyIds.map((bodyId) => ({ meetingId, bodyId })));
	for (let at = 0; at < sheet.length; at += CHUNK)
		await tx
			.insert(attendees)
			.values(
				sheet
					.slice(at, at + CHUNK)
					.map((row, index) => ({ ...row, meetingId, number: at + index + 1 }))
			);
	for (const [index, { delegation, ...item }] of items.entries()) {
		await tx.insert(agendaItems).values({ ...item, meetingId, number: index + 1 });
		if (delegation)
			await tx
				.insert(delegations)
				.values({ ...delegation, itemId: item.id, communityId: meeting.communityId });
	}
}

/** Opens a called sitting, and says whether this call was the one that did. */
export async function markOpened(
	tx: Tx,
	id: Id<'meeting'>,
	opening: { chairId: Id<'person'>; recorderId: Id<'person'>; openedAt: Instant }
): Promise<boolean> {
	const rows = await tx
		.update(meetings)
		.set({ ...opening, state: 'open' })
		.where(and(eq(meetings.id, id), eq(meetings.state, 'called')))
		.returning({ id: meetings.id });
	return rows.length === 1;
}

export async function markClosed(tx: Tx, id: Id<'meeting'>, closedAt: Instant): Promise<boolean> {
	const rows = await tx
		.update(meetings)
		.set({ closedAt, state: 'closed' })
		.where(and(eq(meetings.id, id), eq(meetings.state, 'open')))
		.returning({ id: meetings.id });
	return rows.length === 1;
}

export async function markCancelled(
	tx: Tx,
	id: Id<'meeting'>,
	cancelReason: string
): Promise<boolean> {
	const rows = await tx
		.update(meetings)
		.set({ cancelReason, state: 'cancelled' })
		.where(and(eq(meetings.id, id), eq(meetings.state, 'called')))
		.returning({ id: meetings.id });
	return rows.length === 1;
}

/** Signs in whoever of these is on the sheet and not there yet, while the sitting is not over. Gives who it was. */
export async function markPresent(
	tx: Tx,
	meetingId: Id<'meeting'>,
	personIds: Id<'person'>[],
	how: { signedInAt: Instant; channel: SignInChannel; signedInBy: Id<'person'> }
): Promise<Id<'person'>[]> {
	const rows = await tx
		.update(attendees)
		.set({ ...how, leftAt: null, excused: false })
		.where(
			and(
				eq(attendees.meetingId, meetingId),
				inArray(attendees.personId, personIds),
				or(isNull(attendees.signedInAt), isNotNull(attendees.leftAt)),
				exists(
					tx
						.select({ id: meetings.id })
						.from(meetings)
						.where(and(eq(meetings.id, meetingId), inArray(meetings.state, ['called', 'open'])))
				)
			)
		)
		.returning({ personId: attendees.personId });
	return rows.map(({ personId }) => personId);
}

export async function markLeft(
	tx: Tx,
	meetingId: Id<'meeting'>,
	personId: Id<'person'>,
	leftAt: Instant
): Promise<boolean> {
	const rows = await tx
		.update(attendees)
		.set({ leftAt })
		.where(and(eq(attendees.meetingId, meetingId), eq(attendees.personId, personId), isThere))
		.returning({ personId: attendees.personId });
	return rows.length === 1;
}

export async function markExcused(
	tx: Tx,
	meetingId: Id<'meeting'>,
	personId: Id<'person'>
): Promise<boolean> {
	const rows = await tx
		.update(attendees)
		.set({ excused: true })
		.where(
			and(
				eq(attendees.meetingId, meetingId),
				eq(attendees.personId, personId),
				isNull(attendees.signedInAt)
			)
		)
		.returning({ personId: attendees.personId });
	return rows.length === 1;
}

/** Adds somebody to the end of the sheet who sits in without a vote; false when already on it. */
export async function insertObserver(
	tx: Tx,
	observer: Omit<typeof attendees.$inferInsert, 'number' | 'due'>
): Promise<boolean> {
	const number = (await tx.$count(attendees, eq(attendees.meetingId, observer.meetingId))) + 1;
	const rows = await tx
		.insert(attendees)
		.values({ ...observer, number, due: false })
		.onConflictDoNothing()
		.returning({ personId: attendees.personId });
	return rows.length === 1;
}

/** Takes an item from one of these states to another, and says whether this call was the one that did. */
export async function moveItem(
	tx: Tx,
	id: Id<'item'>,
	from: ItemState[],
	to: ItemState
): Promise<boolean> {
	const rows = await tx
		.update(agendaItems)
		.set({ state: to })
		.where(and(eq(agendaItems.id, id), inArray(agendaItems.state, from)))
		.returning({ id: agendaItems.id });
	return rows.length === 1;
}

export async function replaceGist(tx: Tx, id: Id<'item'>, gist: string): Promise<void> {
	await tx.update(agendaItems).set({ gist }).where(eq(agendaItems.id, id));
}

/** Sittings called or in session on whose sheet somebody stands, the next one first. */
export async function listSittingsFor(
	db: Reader,
	communityId: Id<'community'>,
	personId: Id<'person'>
): Promise<(Meeting & { signedInAt: Instant | null })[]> {
	const rows = await db
		.select({ meeting: meetings, signedInAt: attendees.signedInAt })
		.from(attendees)
		.innerJoin(meetings, eq(meetings.id, attendees.meetingId))
		.where(
			and(
				eq(attendees.personId, personId),
				eq(meetings.communityId, communityId),
				inArray(meetings.state, ['called', 'open'])
			)
		)
		.orderBy(asc(meetings.startsAt), asc(meetings.id));
	const sat = await withBodies(
		db,
		rows.map(({ meeting }) => meeting)
	);
	return rows.map(({ signedInAt }, index) => ({ ...sat[index]!, signedInAt }));
}
