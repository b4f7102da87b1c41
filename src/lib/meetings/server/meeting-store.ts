import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { bodies } from '#lib/communities/server/community-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import type { Reader } from '#lib/server/database/database.ts';
import type { AgendaItem, Attendance, ItemOfMatter, Meeting, MeetingBody } from '../meeting.ts';
import { agendaItems, attendees, meetingBodies, meetings } from './meeting-tables.ts';

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

/** 应到 and 实到 of several sittings, in one statement. */
export async function countAttendance(
	db: Reader,
	ids: Id<'meeting'>[]
): Promise<Map<Id<'meeting'>, Attendance>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select({
			meetingId: attendees.meetingId,
			due: count(),
			present: sql<number>`sum(case when ${isThere} then 1 else 0 end)`
		})
		.from(attendees)
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

/** Those of the due who are there now: the roll of a vote that opens now. */
export async function listPresent(db: Reader, meetingId: Id<'meeting'>): Promise<Id<'person'>[]> {
	const rows = await db
		.select({ personId: attendees.personId })
		.from(attendees)
		.where(and(eq(attendees.meetingId, meetingId), eq(attendees.due, true), isThere))
		.orderBy(asc(attendees.personId));
	return rows.map(({ personId }) => personId);
}
