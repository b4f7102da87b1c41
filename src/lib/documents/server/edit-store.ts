import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import { documentSnapshots, documentUpdates } from './document-tables.ts';

export interface Snapshot {
	/** Which state this is. Another one gets another mark. */
	mark: string;
	state: Uint8Array;
}

export interface EditRow {
	id: string;
	data: Uint8Array;
}

export async function findSnapshot(
	db: Reader,
	documentId: Id<'document'>
): Promise<Snapshot | undefined> {
	const [row] = await db
		.select({ mark: documentSnapshots.mark, state: documentSnapshots.state })
		.from(documentSnapshots)
		.where(eq(documentSnapshots.documentId, documentId))
		.limit(1);
	return row;
}

/** Which snapshot there is and how large, without reading it. */
export async function findSnapshotMark(db: Reader, documentId: Id<'document'>) {
	const [row] = await db
		.select({ mark: documentSnapshots.mark, size: documentSnapshots.size })
		.from(documentSnapshots)
		.where(eq(documentSnapshots.documentId, documentId))
		.limit(1);
	return row;
}

/** Every edit that is not in the snapshot, in the order they came as far as that is known. */
export async function listEdits(db: Reader, documentId: Id<'document'>): Promise<EditRow[]> {
	return db
		.select({ id: documentUpdates.id, data: documentUpdates.data })
		.from(documentUpdates)
		.where(eq(documentUpdates.documentId, documentId))
		.orderBy(asc(documentUpdates.id));
}

/** How long the log behind the snapshot is. */
export async function measureLog(
	db: Reader,
	documentId: Id<'document'>
): Promise<{ rows: number; bytes: number }> {
	const [log] = await db
		.select({
			rows: sql`count(*)`.mapWith(Number),
			bytes: sql`coalesce(sum(length(${documentUpdates.data})), 0)`.mapWith(Number)
		})
		.from(documentUpdates)
		.where(eq(documentUpdates.documentId, documentId));
	return log!;
}

export async function insertEdits(
	tx: Tx,
	rows: (typeof documentUpdates.$inferInsert)[]
): Promise<void> {
	for (const row of rows)
		await tx
			.prepared('insert_edit', (db) =>
				db.insert(documentUpdates).values({
					id: sql.placeholder('id'),
					documentId: sql.placeholder('documentId'),
					data: sql.placeholder('data')
				})
			)
			.execute(row);
}

/** Deletes exactly these rows. */
export async function dropEdits(tx: Tx, ids: readonly string[]): Promise<void> {
	for (let at = 0; at < ids.length; at += 1000)
		await tx
			.delete(documentUpdates)
			.where(inArray(documentUpdates.id, ids.slice(at, at + 1000) as string[]));
}

/** Puts a snapshot in the place of the one it was merged from, and says whether that one was still there. */
export async function replaceSnapshot(
	tx: Tx,
	snapshot: typeof documentSnapshots.$inferInsert,
	from: string | undefined
): Promise<boolean> {
	const { documentId, mark, state, size, takenAt } = snapshot;
	const written =
		from === undefined
			? await tx
					.insert(documentSnapshots)
					.values(snapshot)
					.onConflictDoNothing()
					.returning({ mark: documentSnapshots.mark })
			: await tx
					.update(documentSnapshots)
					.set({ mark, state, size, takenAt })
					.where(
						and(eq(documentSnapshots.documentId, documentId), eq(documentSnapshots.mark, from))
					)
					.returning({ mark: documentSnapshots.mark });
	return written.length === 1;
}
