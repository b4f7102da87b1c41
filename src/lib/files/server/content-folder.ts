import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256Hex } from '#lib/kernel/hash.ts';

/** Where a content lies: two digits of folder, so that no folder holds very many. */
export function contentPath(dataDir: string, hash: string): string {
	return join(dataDir, 'files', hash.slice(0, 2), hash.slice(2));
}

/**
 * Puts a content on disk under its SHA-256, once. It is written beside its place, made durable, then moved there, so that
 * what has the name is whole, also after a power cut.
 */
export async function keepContent(dataDir: string, bytes: Uint8Array): Promise<string> {
	const hash = sha256Hex(bytes);
	const place = contentPath(dataDir, hash);
	if (await exists(place)) return hash;
	const folder = dirname(place);
	await mkdir(folder, { recursive: true });
	const beside = `${place}.${crypto.randomUUID()}`;
	try {
		await writeDurably(beside, bytes);
		await rename(beside, place);
		await syncFolder(folder);
	} catch (error) {
		await rm(beside, { force: true });
		throw error;
	}
	return hash;
}

/** A content as a stream for a download. */
export function readContent(dataDir: string, hash: string): ReadableStream<Uint8Array> {
	const file = createReadStream(contentPath(dataDir, hash));
	return new ReadableStream({
		start(controller) {
			file.on('data', (part) => {
				controller.enqueue(new Uint8Array(part as Buffer));
				if ((controller.desiredSize ?? 1) <= 0) file.pause();
			});
			file.on('end', () => controller.close());
			file.on('error', (error) => controller.error(error));
		},
		pull: () => void file.resume(),
		cancel: () => void file.destroy()
	});
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
	const handle = await open(file, 'wx', 0o600);
	try {
		await handle.writeFile(bytes);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** A new name is on disk only when its folder is. Not every system lets a folder be synced. */
async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r').catch(() => undefined);
	await handle?.sync().catch(() => {});
	await handle?.close();
}

async function exists(file: string): Promise<boolean> {
	return access(file).then(
		() => true,
		() => false
	);
}
