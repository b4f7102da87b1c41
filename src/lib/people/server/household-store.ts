import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import { households, persons, units } from './person-tables.ts';

/** A household by id, within this community only. */
export async function getHousehold(db: Reader, communityId: Id<'community'>, id: Id<'household'>) {
	const [row] = await db
		.select()
		.from(households)
		.where(and(eq(households.id, id), eq(households.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

export async function findHouseholdByNumber(
	db: Reader,
	communityId: Id<'community'>,
	number: string
) {
	const [row] = await db
		.select()
		.from(households)
		.where(and(eq(households.communityId, communityId), eq(households.number, number)))
		.limit(1);
	return row;
}

/** Those of a household who live here, oldest first. */
export async function listMembers(db: Reader, householdId: Id<'household'>) {
	return db
		.select()
		.from(persons)
		.where(and(eq(persons.householdId, householdId), eq(persons.state, 'active')))
		.orderBy(asc(persons.birthDate), asc(persons.name), asc(persons.id));
}

/** The homes of a household. */
export async function listUnits(db: Reader, householdId: Id<'household'>) {
	return db
		.select()
		.from(units)
		.where(eq(units.householdId, householdId))
		.orderBy(asc(units.number));
}

/** Puts the household in, and says whether its number was free. */
export async function insertHousehold(
	tx: Tx,
	household: typeof households.$inferInsert
): Promise<boolean> {
	const made = await tx
		.insert(households)
		.values(household)
		.onConflictDoNothing()
		.returning({ id: households.id });
	return made.length === 1;
}

export async function setHousehold(
	tx: Tx,
	id: Id<'household'>,
	change: Partial<typeof households.$inferInsert>
) {
	await tx.update(households).set(change).where(eq(households.id, id));
}

/**
 * After somebody left: a household whose representative is gone has none until one is chosen, and one that nobody lives
 * in is dissolved.
 */
export async function settleHouseholds(tx: Tx, ids: Id<'household'>[], at: Instant) {
	if (!ids.length) return;
	const rows = await tx.select().from(households).where(inArray(households.id, ids));
	for (const { id, representativeId } of rows) {
		const members = await listMembers(tx, id);
		const hasRepresentative = members.some((member) => member.id === representativeId);
		await setHousehold(tx, id, {
			representativeId: hasRepresentative ? representativeId : null,
			dissolvedAt: members.length === 0 ? at : null
		});
	}
}
