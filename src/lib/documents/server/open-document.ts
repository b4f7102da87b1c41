import * as Y from 'yjs';
import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { mayRead, mayWrite, type Draft } from '../document.ts';
import { holds, mergeInPieces } from '../yjs-update.ts';
import { readEdit } from './append-edits.ts';
import { findDocument, isDrafter } from './document-store.ts';
import { findSnapshot, findSnapshotMark, listEdits } from './edit-store.ts';

/** Whether this person may come in, and whether to write or only to read. */
export async function admit(
	ctx: Pick<Ctx, 'db' | 'actor' | 'now'>,
	documentId: Id<'document'>
): Promise<{ document: Draft; mode: 'write' | 'read' }> {
	const document = await findDocument(ctx.db, documentId);
	if (!document) throw new Refusal('access.not_found');
	const standing = await standingOf(ctx.db, ctx.actor, document.communityId, ctx.now);
	const drafts = await isDrafter(ctx.db, documentId, ctx.actor.id);
	insist(mayRead({ standing, drafts }));
	const writes = mayWrite(document, { personId: standing.personId, drafts }).ok;
	return { document, mode: writes ? 'write' : 'read' };
}

/** What somebody who comes in lacks: the snapshot, unless it is the one they have, and every row behind it. */
export interface DocumentState {
	/** Names the snapshot this answer rests on. */
	mark: string;
	updates: Uint8Array[];
}

/**
 * The state of a draft for somebody who holds `has` already. Whoever asks has joined the room before, so what is written
 * meanwhile reaches them there; edits may come twice, which Yjs does not mind.
 *
 * The rows are read before the snapshot: were it the other way round, a compaction in between would move rows from the
 * one to the other behind our back, and they would be in neither.
 * Nothing is merged into the snapshot here, however many join: it goes out as it lies in the store.
 */
export async function readDocument(
	db: Reader,
	documentId: Id<'document'>,
	has: { mark?: string | undefined; vector?: Uint8Array | undefined } = {}
): Promise<DocumentState> {
	const rows = await listEdits(db, documentId);
	const updates = mergeInPieces(rows.map(({ data }) => data));
	const latest = await findSnapshotMark(db, documentId);
	if (!latest) return { mark: '', updates };
	if (latest.mark === has.mark) return { mark: latest.mark, updates };
	const snapshot = (await findSnapshot(db, documentId))!;
	const state = has.vector ? Y.diffUpdate(snapshot.state, has.vector) : snapshot.state;
	return { mark: snapshot.mark, updates: [state, ...updates] };
}

/** Whether all that an update brings is in the draft already: it was sent before, and the answer was lost. */
export async function isWritten(
	ctx: Pick<Ctx, 'db' | 'actor' | 'now'>,
	documentId: Id<'document'>,
	update: Uint8Array
): Promise<boolean> {
	const { mode } = await admit(ctx, documentId);
	if (mode !== 'write') return false;
	readEdit(update);
	return holds((await readDocument(ctx.db, documentId)).updates, update);
}
