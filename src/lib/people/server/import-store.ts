import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { ImportCounts, KnownRoll } from '../roll-plan.ts';
import { communities, places } from '#lib/communities/server/community-tables.ts';
import { households, persons, rollImports, units } from './person-tables.ts';

/** How many rows go into one statement: well under what either engine takes for parameters. */
const BATCH = 400;

/** 小组、网格 that are known here: set up with the place, or written beside a household. */
export async function listKnownGroups(db: Reader, communityId: Id<'community'>): Promise<string[]> {
	const grids = await db
		.select({ name: places.name })
		.from(places)
		.innerJoin(communities, eq(communities.placeId, places.parentId))
		.where(and(eq(communities.id, communityId), eq(places.kind, 'grid')));
	const used = await db
		.selectDistinct({ name: households.groupName })
		.from(households)
		.where(and(eq(households.communityId, communityId), isNull(households.dissolvedAt)));
	const names = [...grids, ...used].map(({ name }) => name).filter((name) => name !== '');
	return [...new Set(names)];
}

/** The whole roll of a community, as far as an import compares with it. */
export async function readKnownRoll(db: Reader, communityId: Id<'community'>): Promise<KnownRoll> {
	const here = { persons: eq(persons.communityId, communityId) };
	return {
		persons: await db
			.select({
				id: persons.id,
				name: persons.name,
				sex: persons.sex,
				birthDate: persons.birthDate,
				phone: persons.phone,
				householdId: persons.householdId,
				rollNumber: persons.rollNumber,
				state: persons.state
			})
			.from(persons)
			.where(and(here.persons, eq(persons.onRoll, true))),
		households: await db
			.select({
				id: households.id,
				number: households.number,
				groupName: households.groupName,
				address: households.address,
				representativeId: households.representativeId,
				dissolvedAt: households.dissolvedAt
			})
			.from(households)
			.where(eq(households.communityId, communityId)),
		units: await db
			.select({
				id: units.id,
				number: units.number,
				area: units.area,
				householdId: units.householdId
			})
			.from(units)
			.where(and(eq(units.communityId, communityId), eq(units.estate, ''))),
		groups: await listKnownGroups(db, communityId)
	};
}

export async function insertImport(tx: Tx, one: typeof rollImports.$inferInsert) {
	await tx.insert(rollImports).values(one);
}

/** An import by id, within this community only. */
export async function getImport(db: Reader, communityId: Id<'community'>, id: Id<'rollImport'>) {
	const [row] = await db
		.select()
		.from(rollImports)
		.where(and(eq(rollImports.id, id), eq(rollImports.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** The latest imports that were taken over. */
export async function listImports(db: Reader, communityId: Id<'community'>) {
	return db
		.select({
			id: rollImports.id,
			fileName: rollImports.fileName,
			doneAt: rollImports.doneAt,
			outcome: rollImports.outcome
		})
		.from(rollImports)
		.where(and(eq(rollImports.communityId, communityId), eq(rollImports.state, 'done')))
		.orderBy(desc(rollImports.doneAt))
		.limit(10);
}

/** Ends a preview, and says whether this call was the one that did. What was read is not kept beside the roll. */
export async function markImport(
	tx: Tx,
	id: Id<'rollImport'>,
	{ state, at, outcome }: { state: 'done' | 'dropped'; at: Instant; outcome?: ImportCounts }
): Promise<boolean> {
	const marked = await tx
		.update(rollImports)
		.set({ state, doneAt: at, rows: [], troubles: [], ...(outcome && { outcome }) })
		.where(and(eq(rollImports.id, id), eq(rollImports.state, 'previewed')))
		.returning({ id: rollImports.id });
	return marked.length === 1;
}

/** Drops what the earlier previews of a community read. */
export async function dropPreviews(tx: Tx, communityId: Id<'community'>, at: Instant) {
	await tx
		.update(rollImports)
		.set({ state: 'dropped', doneAt: at, rows: [], troubles: [] })
		.where(and(eq(rollImports.communityId, communityId), eq(rollImports.state, 'previewed')));
}

/** Puts people in, and says after each batch how many there are. */
export async function insertPersons(
	tx: Tx,
	rows: (typeof persons.$inferInsert)[],
	tell: (count: number) => Promise<void>
) {
	let count = 0;
	for (const batch of batches(rows)) {
		await tx.insert(persons).values(batch);
		await tell((count += batch.length));
	}
}

export async function insertHouseholds(tx: Tx, rows: (typeof households.$inferInsert)[]) {
	for (const batch of batches(rows)) await tx.insert(households).values(batch);
}

export async function insertUnits(tx: Tx, rows: (typeof units.$inferInsert)[]) {
	for (const batch of batches(rows)) await tx.insert(units).values(batch);
}

export async function setUnit(tx: Tx, id: Id<'unit'>, change: Partial<typeof units.$inferInsert>) {
	await tx.update(units).set(change).where(eq(units.id, id));
}

function batches<Row>(rows: Row[]): Row[][] {
	const count = Math.ceil(rows.length / BATCH);
	return Array.from({ length: count }, (_, nth) => rows.slice(nth * BATCH, (nth + 1) * BATCH));
}
