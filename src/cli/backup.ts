// `npm run backup [-- --out DIR]`: copies the data while the server serves, and checks what it wrote.
import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import BetterSqlite from 'better-sqlite3';
import { DATA_FILE } from '#lib/server/database/open-reader.ts';
import {
	BackupTrouble,
	drop,
	FILES_FOLDER,
	inspect,
	KEY_FILE,
	listFiles,
	writeManifest
} from './backup-folder.ts';
import { reasonOf, wordsOf } from './words.ts';

const say = wordsOf('cli');
/** More pages than any data file has: one step, one moment's picture, and nobody's write can interfere. */
const ALL_PAGES = 0x7fffffff;

async function backUp(args: string[]): Promise<0 | 1 | 2> {
	let typed;
	try {
		typed = parseArgs({ args, options: { out: { type: 'string' } } }).values.out;
	} catch {
		return cannot(say('backup.usage'));
	}
	const fromHere = typed && resolve(typed);
	process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
	const dataDir = resolve(process.env.DATA_DIR || 'data');
	if (process.env.DATABASE_URL) return cannot(say('backup.postgres', { folder: dataDir }));
	if (!existsSync(join(dataDir, DATA_FILE)) || !existsSync(join(dataDir, KEY_FILE)))
		return cannot(say('backup.no_data', { folder: dataDir }));

	const madeAt = new Date().toISOString();
	const out = fromHere ?? resolve('backups', madeAt.replace(/\D/g, '').slice(0, 14));
	if (existsSync(out) && (await readdir(out)).length)
		return cannot(say('backup.out_taken', { folder: out }));

	const part = `${out}.part`;
	try {
		await rm(part, { recursive: true, force: true });
		await mkdir(part, { recursive: true, mode: 0o700 });
		await copyData(dataDir, part);
		const files = await listFiles(part);
		const { rows, journals } = await inspect(part, files);
		await writeManifest(part, { format: 'yishiting-backup-1', madeAt, files, rows, journals });
		await rm(out, { recursive: true, force: true });
		await rename(part, out);

		const bytes = files.reduce((sum, { size }) => sum + size, 0);
		const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
		const tables = Object.keys(rows).length;
		console.log(say('backup.done', { folder: out }));
		console.log(say('backup.checked_files', { files: files.length, bytes }));
		console.log(say('backup.checked_rows', { tables, rows: total }));
		for (const { slug, entries, head } of journals)
			console.log(say('backup.checked_journal', { slug, entries, head: head.slice(0, 16) }));
		console.log(say('backup.keep_safe'));
		return 0;
	} catch (error) {
		await drop(part);
		if (error instanceof BackupTrouble) console.error(say(error.key, error.facts));
		return cannot(say(sentenceOf(error), { folder: out, reason: reasonOf(error) }), 1);
	}
}

/**
 * The data file first: whatever attachment it names was on disk before, since contents are stored before they are named
 * and never removed. The copy is one file without a journal beside it.
 */
async function copyData(dataDir: string, part: string): Promise<void> {
	const source = new BetterSqlite(join(dataDir, DATA_FILE), { readonly: true, timeout: 10_000 });
	try {
		await source.backup(join(part, DATA_FILE), { progress: () => ALL_PAGES });
	} finally {
		source.close();
	}
	const copy = new BetterSqlite(join(part, DATA_FILE));
	copy.pragma('journal_mode = DELETE');
	copy.close();
	await copyFile(join(dataDir, KEY_FILE), join(part, KEY_FILE));
	await chmod(join(part, KEY_FILE), 0o600);
	const attachments = join(dataDir, FILES_FOLDER);
	// A content being written has a dot in its name until it is whole; no row names it yet.
	const isWhole = (path: string) => !basename(path).includes('.');
	if (existsSync(attachments))
		await cp(attachments, join(part, FILES_FOLDER), { recursive: true, filter: isWhole });
}

function sentenceOf(error: unknown): string {
	const { code } = error as { code?: string };
	if (code === 'ENOSPC' || code === 'SQLITE_FULL' || code === 'EDQUOT') return 'backup.disk_full';
	if (code?.startsWith('SQLITE_BUSY') || code?.startsWith('SQLITE_LOCKED')) return 'backup.locked';
	return 'backup.failed';
}

function cannot(sentence: string, code: 1 | 2 = 2): 1 | 2 {
	console.error(sentence);
	return code;
}

process.exitCode = await backUp(process.argv.slice(2));
