import { and, eq, inArray, or } from 'drizzle-orm';
import { posts, persons } from '#lib/people/server/person-tables.ts';
import { runsAt } from '#lib/people/server/post-store.ts';
import type { Figures, Rule } from '#lib/rulebooks/rule.ts';
import type { Reader } from '#lib/server/database/database.ts';
import type { Meeting } from '../meeting.ts';
import { asksForWomen } from '../quorum.ts';
import { attendees } from './meeting-tables.ts';

/**
 * 妇女代表 due and there, where a rule asks for them. Not known as long as the roll does not say of every representative
 * whether she is a woman. `present` counts who is there now, or whoever came at all.
 */
export async function womenThere(
	db: Reader,
	meeting: Pick<Meeting, 'id' | 'bodies' | 'startsAt' | 'calledAt'>,
	rules: readonly Rule[],
	counted: 'now' | 'at_all' = 'now'
): Promise<Figures> {
	if (!asksForWomen(rules)) return {};
	const bodyIds = meeting.bodies
		.filter(({ kind }) => kind === 'representatives')
		.map(({ id }) => id);
	const rows = await db
		.selectDistinct({
			personId: attendees.personId,
			sex: persons.sex,
			signedInAt: attendees.signedInAt,
			leftAt: attendees.leftAt
		})
		.from(attendees)
		.innerJoin(persons, eq(persons.id, attendees.personId))
		.innerJoin(posts, eq(posts.personId, attendees.personId))
		.where(
			and(
				eq(attendees.meetingId, meeting.id),
				eq(attendees.due, true),
				inArray(posts.bodyId, bodyIds),
				eq(posts.role, 'representative'),
				or(runsAt(meeting.startsAt), runsAt(meeting.calledAt))
			)
		);
	if (rows.some(({ sex }) => sex === null)) return { women_reps: null, women_present: null };
	const women = rows.filter(({ sex }) => sex === 'female');
	const there = women.filter(
		({ signedInAt, leftAt }) => signedInAt !== null && (counted === 'at_all' || leftAt === null)
	);
	return { women_reps: women.length, women_present: there.length };
}
