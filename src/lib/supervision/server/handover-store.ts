import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Handover, HandoverItem, HandoverKind, HandoverSide } from '../handover.ts';
import { handoverItems, handovers } from './supervision-tables.ts';

/** A handover by id, within this community only. */
export async function getHandover(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'handover'>
): Promise<Handover> {
	const [row] = await db
		.select()
		.from(handovers)
		.where(and(eq(handovers.id, id), eq(handovers.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** A community's handovers, the latest first: one with each new committee. */
export async function listHandovers(
	db: Reader,
	communityId: Id<'community'>
): Promise<(Handover & { items: HandoverItem[] })[]> {
	const rows = await db
		.select()
		.from(handovers)
		.where(eq(handovers.communityId, communityId))
		.orderBy(desc(handovers.electedOn), asc(handovers.id))
		.limit(50);
	if (!rows.length) return [];
	const items = await db
		.select()
		.from(handoverItems)
		.where(
			inArray(
				handoverItems.handoverId,
				rows.map(({ id }) => id)
			)
		);
	return rows.map((row) => ({ ...row, items: items.filter((one) => one.handoverId === row.id) }));
}

export async function listHandoverItems(
	db: Reader,
	handoverId: Id<'handover'>
): Promise<HandoverItem[]> {
	return db
		.select()
		.from(handoverItems)
		.where(eq(handoverItems.handoverId, handoverId))
		.orderBy(asc(handoverItems.number));
}

/** Puts a handover in with its list, unless the committee has one of that election. */
export async function insertHandover(
	tx: Tx,
	handover: Handover,
	items: readonly { kind: HandoverKind; detail: string }[]
): Promise<boolean> {
	const made = await tx
		.insert(handovers)
		.values(handover)
		.onConflictDoNothing()
		.returning({ id: handovers.id });
	if (!made.length) return false;
	await tx
		.insert(handoverItems)
		.values(items.map((item, index) => ({ ...item, handoverId: handover.id, number: index + 1 })));
	return true;
}

/** Adds one thing that was forgotten, under the next number. */
export async function insertHandoverItem(
	tx: Tx,
	handoverId: Id<'handover'>,
	item: { kind: HandoverKind; detail: string }
): Promise<number> {
	const number = (await tx.$count(handoverItems, eq(handoverItems.handoverId, handoverId))) + 1;
	await tx.insert(handoverItems).values({ ...item, handoverId, number });
	return number;
}

const columns = {
	given: {
		at: handoverItems.givenAt,
		set: (at: Instant, by: Id<'person'>) => ({ givenAt: at, givenBy: by })
	},
	taken: {
		at: handoverItems.takenAt,
		set: (at: Instant, by: Id<'person'>) => ({ takenAt: at, takenBy: by })
	},
	witnessed: {
		at: handoverItems.witnessedAt,
		set: (at: Instant, by: Id<'person'>) => ({ witnessedAt: at, witnessedBy: by })
	}
} as const;

/** Ticks one thing for one side, if it was not. */
export async function markTicked(
	tx: Tx,
	which: { handoverId: Id<'handover'>; number: number; side: HandoverSide },
	{ by, at }: { by: Id<'person'>; at: Instant }
): Promise<boolean> {
	const column = columns[which.side];
	const marked = await tx
		.update(handoverItems)
		.set(column.set(at, by))
		.where(
			and(
				eq(handoverItems.handoverId, which.handoverId),
				eq(handoverItems.number, which.number),
				isNull(column.at)
			)
		)
		.returning({ number: handoverItems.number });
	return marked.length === 1;
}
