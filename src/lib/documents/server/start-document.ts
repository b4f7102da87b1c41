import { newId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { countRounds, insertDocument } from './document-store.ts';
import { replaceSnapshot } from './edit-store.ts';
import { getVersion } from './version-store.ts';

/**
 * Opens a draft for a matter, in the transaction of whoever opens it: the matter itself, or a return with reasons.
 * With `startedFrom` it begins with that version's text and everything the editors' documents know of it.
 */
export async function startDocument(
	tx: Tx,
	draft: {
		communityId: Id<'community'>;
		matterId: Id<'matter'>;
		title: string;
		round?: number;
		startedFrom?: Id<'version'> | null;
		reason?: string | null;
		drafters: readonly Id<'person'>[];
		at: Instant;
	}
): Promise<Id<'document'>> {
	const { communityId, matterId, title, drafters, at } = draft;
	const id = newId('document');
	const round = draft.round ?? (await countRounds(tx, matterId)) + 1;
	const { startedFrom = null, reason = null } = draft;

	await insertDocument(
		tx,
		{ id, communityId, matterId, round, title, startedFrom, reason, createdAt: at },
		drafters
	);
	if (startedFrom) {
		const { state } = await getVersion(tx, communityId, startedFrom);
		const snapshot = { documentId: id, mark: id, state, size: state.byteLength, takenAt: at };
		await replaceSnapshot(tx, snapshot, undefined);
	}
	return id;
}
