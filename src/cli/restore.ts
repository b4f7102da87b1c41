// `npm run restore -- DIR [--replace]`: puts a backup back, after checking it, in one step or not at all.
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import BetterSqlite from 'better-sqlite3';
import { DATA_FILE } from '#lib/server/database/open-reader.ts';
import {
	BackupTrouble,
	compareFiles,
	drop,
	inspect,
	MANIFEST,
	readManifest
} from './backup-folder.ts';
import { reasonOf, wordsOf } from './words.ts';

const say = wordsOf('cli');

async function restore(args: string[]): Promise<0 | 1 | 2> {
	let parsed;
	try {
		const options = { replace: { type: 'boolean' } } as const;
		parsed = parseArgs({ args, allowPositionals: true, options });
	} catch {
		return cannot(say('restore.usage'));
	}
	const [typed, ...more] = parsed.positionals;
	if (!typed || more.length) return cannot(say('restore.usage'));
	const folder = resolve(typed);
	process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
	const dataDir = resolve(process.env.DATA_DIR || 'data');
	if (process.env.DATABASE_URL) return cannot(say('restore.postgres', { folder: dataDir }));

	const staged = `${dataDir}.restoring`;
	try {
		const manifest = await readManifest(folder);
		await compareFiles(folder, manifest);
		const isTaken = existsSync(dataDir) && (await readdir(dataDir)).length > 0;
		if (isTaken && isHeld(join(dataDir, DATA_FILE)))
			throw new BackupTrouble('restore.held', { folder: dataDir });
		if (isTaken && !parsed.values.replace)
			throw new BackupTrouble('restore.not_empty', { folder: dataDir });

		await rm(staged, { recursive: true, force: true });
		await mkdir(dirname(staged), { recursive: true });
		await cp(folder, staged, { recursive: true });
		await rm(join(staged, MANIFEST));
		await compareFiles(staged, manifest);
		const { rows, journals } = await inspect(staged, manifest.files);
		if (
			!isDeepStrictEqual({ rows, journals }, { rows: manifest.rows, journals: manifest.journals })
		)
			throw new BackupTrouble('restore.other_counts');

		const aside = await exchange(dataDir, staged, isTaken);
		console.log(say('restore.done', { folder: dataDir, madeAt: manifest.madeAt }));
		for (const { slug, entries, head } of journals)
			console.log(say('backup.checked_journal', { slug, entries, head: head.slice(0, 16) }));
		if (aside) console.log(say('restore.kept_aside', { folder: aside }));
		return 0;
	} catch (error) {
		await drop(staged);
		if (error instanceof BackupTrouble) {
			console.error(say(error.key, error.facts));
			return cannot(say('restore.nothing_changed'), 1);
		}
		const { code } = error as { code?: string };
		const key = code === 'ENOSPC' || code === 'EDQUOT' ? 'restore.disk_full' : 'restore.failed';
		return cannot(say(key, { reason: reasonOf(error) }), 1);
	}
}

/** Whether a program has the data file open. Only one that is alone with it may lock it for itself. */
function isHeld(file: string): boolean {
	if (!existsSync(file)) return false;
	const client = new BetterSqlite(file, { timeout: 500 });
	try {
		client.pragma('locking_mode = EXCLUSIVE');
		client.exec('BEGIN EXCLUSIVE; ROLLBACK');
		return false;
	} catch (error) {
		const { code } = error as { code?: string };
		if (code?.startsWith('SQLITE_BUSY') || code?.startsWith('SQLITE_LOCKED')) return true;
		// A file too broken to be opened is what a backup is put back for.
		return false;
	} finally {
		client.close();
	}
}

/** The new folder takes the old one's name. What stood there is kept beside it; a failure puts it back. */
async function exchange(dataDir: string, staged: string, isTaken: boolean) {
	if (!isTaken) {
		if (existsSync(dataDir)) await rmdir(dataDir);
		await rename(staged, dataDir);
		return undefined;
	}
	const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
	const aside = `${dataDir}.before-${stamp}`;
	await rename(dataDir, aside);
	try {
		await rename(staged, dataDir);
	} catch (error) {
		await rename(aside, dataDir);
		throw error;
	}
	return aside;
}

function cannot(sentence: string, code: 1 | 2 = 2): 1 | 2 {
	console.error(sentence);
	return code;
}

process.exitCode = await restore(process.argv.slice(2));
