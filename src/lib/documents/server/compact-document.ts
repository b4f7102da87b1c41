import type { Id } from '#lib/kernel/id.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { readState } from '../text.ts';
import {
	dropEdits,
	findSnapshot,
	findSnapshotMark,
	listEdits,
	measureLog,
	replaceSnapshot
} from './edit-store.ts';

/** The log is merged when it is longer than this, in rows or in bytes, and than its snapshot is large. */
const ROWS = 400;
const BYTES = 200_000;
/** A large snapshot takes long to merge into, so it is done more seldom: once for this many of its bytes per row. */
const BYTES_PER_ROW = 400;

/** Whether the log behind the snapshot has grown long enough to be worth merging. */
export async function isLong(ctx: Pick<Ctx, 'db'>, documentId: Id<'document'>): Promise<boolean> {
	const { rows, bytes } = await measureLog(ctx.db, documentId);
	if (rows < ROWS && bytes < BYTES) return false;
	const size = (await findSnapshotMark(ctx.db, documentId))?.size ?? 0;
	return rows >= Math.max(ROWS, size / BYTES_PER_ROW) || bytes >= Math.max(BYTES, size);
}

/**
 * Merges the log into the snapshot and deletes exactly the rows it merged, in one transaction; says whether it did.
 *
 * The merging is done before, outside: it takes long and others want to write. So the snapshot is replaced only if it is
 * still the one that was merged from. Two that compact at once do no harm: the second finds another mark and lets go.
 * Rows that come in between stay where they are.
 */
export async function compactDocument(
	ctx: Pick<Ctx, 'db' | 'now'>,
	{ documentId }: { documentId: Id<'document'> }
): Promise<boolean> {
	const rows = await listEdits(ctx.db, documentId);
	if (rows.length === 0) return false;
	const snapshot = await findSnapshot(ctx.db, documentId);
	const { state } = readState([
		...(snapshot ? [snapshot.state] : []),
		...rows.map(({ data }) => data)
	]);
	const next = {
		documentId,
		mark: crypto.randomUUID(),
		state,
		size: state.byteLength,
		takenAt: ctx.now
	};
	return ctx.db.write(async (tx) => {
		if (!(await replaceSnapshot(tx, next, snapshot?.mark))) return false;
		await dropEdits(
			tx,
			rows.map(({ id }) => id)
		);
		return true;
	});
}
