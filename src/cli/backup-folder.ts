// What a backup consists of, and how one is checked: shared by backup and restore.
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import * as v from 'valibot';
import { listCommunities } from '#lib/communities/server/community-store.ts';
import { files } from '#lib/files/server/file-tables.ts';
import { verifyJournal } from '#lib/journal/server/verify-journal.ts';
import { signatureOf } from '#lib/journal/server/signature.ts';
import { DATA_FILE, openSqliteReader } from '#lib/server/database/open-reader.ts';

export const KEY_FILE = 'signing-key.pem';
export const FILES_FOLDER = 'files';
export const MANIFEST = 'manifest.json';

const Manifest = v.object({
	format: v.literal('yishiting-backup-1'),
	madeAt: v.string(),
	/** Every file of the backup but this one. */
	files: v.array(v.object({ path: v.string(), size: v.number(), sha256: v.string() })),
	/** Rows of each table. */
	rows: v.record(v.string(), v.number()),
	/** How long each community's journal is, and its head. */
	journals: v.array(v.object({ slug: v.string(), entries: v.number(), head: v.string() }))
});
export type BackupManifest = v.InferOutput<typeof Manifest>;

/** Why a backup is not to be trusted, with what the sentence names. */
export class BackupTrouble extends Error {
	readonly key: string;
	readonly facts: Record<string, string | number>;

	constructor(key: string, facts: Record<string, string | number> = {}) {
		super(key);
		this.key = key;
		this.facts = facts;
	}
}

/** Takes a half-written folder away. Where even that cannot be done, what went wrong before is what is told. */
export async function drop(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true }).catch(() => {});
}

async function sha256Of(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	return hash.digest('hex');
}

/** Every file below a folder, with its size and hash, in the order of their names. */
export async function listFiles(folder: string): Promise<BackupManifest['files']> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.filter((path) => path !== MANIFEST)
		.sort();
	return Promise.all(
		paths.map(async (path) => ({
			path: path.replaceAll('\\', '/'),
			size: (await stat(join(folder, path))).size,
			sha256: await sha256Of(join(folder, path))
		}))
	);
}

export async function readManifest(folder: string): Promise<BackupManifest> {
	const file = join(folder, MANIFEST);
	if (!existsSync(file)) throw new BackupTrouble('backup.no_manifest', { folder });
	try {
		return v.parse(Manifest, JSON.parse(await readFile(file, 'utf8')));
	} catch {
		throw new BackupTrouble('backup.no_manifest', { folder });
	}
}

export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
	const handle = await open(join(folder, MANIFEST), 'w');
	try {
		await handle.writeFile(`${JSON.stringify(manifest, null, '\t')}\n`);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Whether the folder holds exactly what the manifest says, byte for byte. */
export async function compareFiles(folder: string, manifest: BackupManifest): Promise<void> {
	const found = new Map((await listFiles(folder)).map((file) => [file.path, file]));
	for (const { path, size, sha256 } of manifest.files) {
		const file = found.get(path);
		if (!file) throw new BackupTrouble('backup.file_missing', { path });
		if (file.size !== size || file.sha256 !== sha256)
			throw new BackupTrouble('backup.file_changed', { path });
		found.delete(path);
	}
	for (const path of found.keys()) throw new BackupTrouble('backup.file_extra', { path });
}

/**
 * Looks into what was written: the data file is sound and keeps its own references, every attachment it names is there
 * under its hash, and every journal holds from its first entry under the key beside it.
 */
export async function inspect(
	folder: string,
	present: BackupManifest['files']
): Promise<Pick<BackupManifest, 'rows' | 'journals'>> {
	const { db, close } = await openSqliteReader(join(folder, DATA_FILE));
	try {
		const [integrity] = await db.rows<{ integrity_check: string }>(sql`pragma integrity_check`);
		if (integrity?.integrity_check !== 'ok')
			throw new BackupTrouble('backup.unsound', { found: integrity?.integrity_check ?? '' });
		if ((await db.rows(sql`pragma foreign_key_check`)).length)
			throw new BackupTrouble('backup.unsound', { found: 'foreign_key_check' });

		const hashes = new Set(present.map(({ sha256 }) => sha256));
		for (const { hash } of await db.select({ hash: files.hash }).from(files))
			if (!hashes.has(hash)) throw new BackupTrouble('backup.file_missing', { path: hash });

		const isSigned = signatureOf(await publicKeyIn(folder));
		const journals: BackupManifest['journals'] = [];
		for (const { id, slug } of await listCommunities(db)) {
			const finding = await verifyJournal(db, id, isSigned);
			if (!finding.ok) throw new BackupTrouble('backup.journal_broken', { slug, seq: finding.seq });
			journals.push({ slug, entries: finding.head.seq, head: finding.head.hash });
		}
		return { rows: await countRows(db), journals };
	} finally {
		await close();
	}
}

async function publicKeyIn(folder: string): Promise<string> {
	const pem = await readFile(join(folder, KEY_FILE));
	return createPublicKey(createPrivateKey(pem))
		.export({ type: 'spki', format: 'der' })
		.toString('base64');
}

async function countRows(db: Awaited<ReturnType<typeof openSqliteReader>>['db']) {
	const tables = await db.rows<{ name: string }>(
		sql`select name from sqlite_schema where type = 'table'
			and name not like 'sqlite_%' and name not like 'archive_search%' order by name`
	);
	const rows: Record<string, number> = {};
	for (const { name } of tables) {
		const [counted] = await db.rows<{ rows: number }>(
			sql`select count(*) as rows from ${sql.identifier(name)}`
		);
		rows[name] = Number(counted!.rows);
	}
	return rows;
}
