import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import { persons } from './person-tables.ts';

export async function findPerson(db: Reader, id: Id<'person'>) {
	const [row] = await db.select().from(persons).where(eq(persons.id, id)).limit(1);
	return row;
}

/** A person by id, within this community only. */
export async function getPerson(db: Reader, communityId: Id<'community'>, id: Id<'person'>) {
	const [row] = await db
		.select()
		.from(persons)
		.where(and(eq(persons.id, id), eq(persons.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** Those of the people named who belong to this community, by name. Few enough to be named in one statement. */
export async function listPersonsById(
	db: Reader,
	communityId: Id<'community'>,
	ids: Id<'person'>[]
) {
	if (!ids.length) return [];
	return db
		.select()
		.from(persons)
		.where(and(eq(persons.communityId, communityId), inArray(persons.id, ids)))
		.orderBy(asc(persons.name), asc(persons.id));
}

export async function insertPerson(tx: Tx, person: typeof persons.$inferInsert) {
	await tx.insert(persons).values(person);
}

export async function setPerson(
	tx: Tx,
	id: Id<'person'>,
	change: Partial<typeof persons.$inferInsert>
) {
	await tx.update(persons).set(change).where(eq(persons.id, id));
}

/** Whose 编号 on the roll this is. */
export async function findPersonByRollNumber(
	db: Reader,
	communityId: Id<'community'>,
	rollNumber: string
) {
	const [row] = await db
		.select()
		.from(persons)
		.where(and(eq(persons.communityId, communityId), eq(persons.rollNumber, rollNumber)))
		.limit(1);
	return row;
}
