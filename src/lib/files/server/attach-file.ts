import { newId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { FILE_LIMIT, fileName, type Audience } from '../attachment.ts';
import { mediaTypeOf } from '../file-kind.ts';
import { keepContent } from './content-folder.ts';
import { insertAttachment, insertFile } from './file-store.ts';

/** A file whose content is on disk already, and that no row names yet. */
export interface KeptFile {
	hash: string;
	size: number;
	mediaType: string;
	name: string;
}

/**
 * Takes a file in: looks what it really is, refuses what is too large or of a kind that is not taken, and puts it on disk.
 * Before the transaction that names it; should that fail, a content lies unused, which does no harm.
 */
export async function takeFile(
	dataDir: string,
	file: { name: string; bytes: Uint8Array }
): Promise<KeptFile> {
	const { byteLength: size } = file.bytes;
	if (size === 0) throw new Refusal('file.empty');
	if (size > FILE_LIMIT) throw new Refusal('file.too_large', { limit: FILE_LIMIT / 1024 / 1024 });
	const mediaType = mediaTypeOf(file.bytes);
	if (!mediaType) throw new Refusal('file.kind');
	const hash = await keepContent(dataDir, file.bytes);
	return { hash, size, mediaType, name: fileName(file.name, mediaType) };
}

/** Shows a file with a thing. Whether this person may, the room of the thing has asked. */
export async function attachFile(
	tx: Tx,
	file: KeptFile,
	to: {
		communityId: Id<'community'>;
		subject: string;
		audience: Audience;
		addedBy: Id<'person'>;
		at: Instant;
	}
): Promise<Id<'attachment'>> {
	const { hash, size, mediaType, name } = file;
	const { at, ...place } = to;
	const id = newId('attachment');
	await insertFile(tx, { hash, size, mediaType, storedAt: at });
	await insertAttachment(tx, { id, hash, name, ...place, addedAt: at });
	return id;
}
