import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { listDrafters } from '#lib/documents/server/document-store.ts';
import { startDocument } from '#lib/documents/server/start-document.ts';
import { getVersion } from '#lib/documents/server/version-store.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { lastText, type Dossier } from '../dossier.ts';

/** The next round of drafting: it begins with the last frozen text and the same drafters. */
export async function openNextDraft(
	tx: Tx,
	dossier: Dossier,
	at: Instant,
	/** Why, where it was not the party organisation that sent it back. */
	reason?: string
): Promise<Id<'document'>> {
	const { communityId, id: matterId, title } = dossier.matter;
	const text = lastText(dossier)!;
	const { documentId } = await getVersion(tx, communityId, text.id);
	const drafters = await listDrafters(tx, documentId);
	return startDocument(tx, {
		communityId,
		matterId,
		title,
		startedFrom: text.id,
		reason: reason ?? null,
		drafters: drafters.map(({ personId }) => personId),
		at
	});
}
