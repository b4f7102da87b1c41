import { and, desc, eq, inArray, like } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Matter } from '../matter.ts';
import { matters } from './matter-tables.ts';

/** A matter by id, within this community only. */
export async function getMatter(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'matter'>
): Promise<Matter> {
	const [row] = await db
		.select()
		.from(matters)
		.where(and(eq(matters.id, id), eq(matters.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** Matters in these states, newest first. */
export async function listMatters(
	db: Reader,
	communityId: Id<'community'>,
	{
		states,
		limit,
		offset = 0
	}: { states: readonly Matter['state'][]; limit: number; offset?: number }
): Promise<Matter[]> {
	return db
		.select()
		.from(matters)
		.where(and(eq(matters.communityId, communityId), inArray(matters.state, [...states])))
		.orderBy(desc(matters.openedAt), desc(matters.id))
		.limit(limit)
		.offset(offset);
}

export async function countMatters(
	db: Reader,
	communityId: Id<'community'>,
	states: readonly Matter['state'][]
): Promise<number> {
	return db.$count(
		matters,
		and(eq(matters.communityId, communityId), inArray(matters.state, [...states]))
	);
}

/** How many matters of a community bear a number of this year. None is ever deleted. */
export async function countMattersOf(
	db: Reader,
	communityId: Id<'community'>,
	year: string
): Promise<number> {
	return db.$count(
		matters,
		and(eq(matters.communityId, communityId), like(matters.number, `${year}-%`))
	);
}

/** Inserts a matter unless its number or its idea has one, and says whether it did. */
export async function insertMatter(tx: Tx, matter: typeof matters.$inferInsert): Promise<boolean> {
	const inserted = await tx
		.insert(matters)
		.values(matter)
		.onConflictDoNothing()
		.returning({ id: matters.id });
	return inserted.length === 1;
}

/** Ends an open matter, and says whether this call was the one that ended it. */
export async function endMatter(
	tx: Tx,
	id: Id<'matter'>,
	end: { state: 'closed' | 'stopped'; at: Instant; reason: string | null }
): Promise<boolean> {
	const ended = await tx
		.update(matters)
		.set({ state: end.state, endedAt: end.at, endReason: end.reason })
		.where(and(eq(matters.id, id), eq(matters.state, 'open')))
		.returning({ id: matters.id });
	return ended.length === 1;
}

/** Opens a closed matter again, and says whether it was closed. */
export async function setOpen(tx: Tx, id: Id<'matter'>): Promise<boolean> {
	const opened = await tx
		.update(matters)
		.set({ state: 'open', endedAt: null, endReason: null })
		.where(and(eq(matters.id, id), eq(matters.state, 'closed')))
		.returning({ id: matters.id });
	return opened.length === 1;
}
