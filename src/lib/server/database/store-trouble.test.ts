import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { settings } from '../plumbing-tables.ts';
import { readSetting, writeSetting } from '../settings-store.ts';
import { openDatabase } from './open.ts';

const work = mkdtempSync(join(tmpdir(), 'yishiting-trouble-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
let serial = 0;
const aFolder = () => join(work, String((serial += 1)));

describe('a store in trouble (SQLite)', () => {
	it('says that the disk is full, keeps nothing of the act, and goes on when there is room', async () => {
		const db = await openDatabase({ dataDir: aFolder() });
		await db.write((tx) => writeSetting(tx, 'before', 1));
		const limit = (pages: number) =>
			db.write((tx) => tx.rows(sql.raw(`pragma max_page_count = ${pages}`)));
		await limit(1);

		const filling = db.write(async (tx) => {
			await writeSetting(tx, 'first', 'small');
			await writeSetting(tx, 'second', 'x'.repeat(500_000));
		});
		const beside = db.write((tx) => writeSetting(tx, 'beside', 2)).catch((error) => error);
		await expect(filling).rejects.toSatisfy((error) => codeOf(error) === 'SQLITE_FULL');
		await beside;
		expect(await readSetting(db, 'first', 'nothing')).toBe('nothing');
		expect(await readSetting(db, 'before', 0)).toBe(1);

		await limit(1_000_000);
		await db.write((tx) => writeSetting(tx, 'after', 3));
		expect(await readSetting(db, 'after', 0)).toBe(3);
		await db.close();
	});

	it('says that another program holds the file, and writes once it lets go', async () => {
		const dataDir = aFolder();
		const db = await openDatabase({ dataDir });
		await db.write((tx) => tx.rows(sql`pragma busy_timeout = 50`));
		const other = new BetterSqlite(join(dataDir, 'yishiting.db'));
		other.exec('BEGIN IMMEDIATE');
		const refused = db.write((tx) => writeSetting(tx, 'held', 1));
		await expect(refused).rejects.toSatisfy((error) => codeOf(error) === 'SQLITE_BUSY');
		other.exec('ROLLBACK');
		other.close();
		expect(await readSetting(db, 'held', 0)).toBe(0);
		await db.write((tx) => writeSetting(tx, 'held', 2));
		expect(await readSetting(db, 'held', 0)).toBe(2);
		await db.close();
	});

	it('opens nothing when a migration breaks, and leaves the data as they were', async () => {
		const dataDir = aFolder();
		const db = await openDatabase({ dataDir });
		await db.write((tx) => writeSetting(tx, 'before', 1));
		await db.close();
		const migrations = brokenMigrations();

		await expect(openDatabase({ dataDir, migrations })).rejects.toThrow();
		const client = new BetterSqlite(join(dataDir, 'yishiting.db'), { readonly: true });
		const tables = client.prepare(`select name from sqlite_schema where name = 'half_made'`).all();
		client.close();
		expect(tables).toEqual([]);

		const again = await openDatabase({ dataDir });
		expect(await readSetting(again, 'before', 0)).toBe(1);
		expect(await again.$count(settings)).toBe(1);
		await again.close();
	});
});

/** The project's migrations, and one more that makes a table and then fails. */
function brokenMigrations(): string {
	const folder = aFolder();
	mkdirSync(folder);
	cpSync('drizzle/sqlite', join(folder, 'sqlite'), { recursive: true });
	const file = join(folder, 'sqlite/meta/_journal.json');
	const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: Record<string, unknown>[] };
	const last = journal.entries.at(-1)!;
	journal.entries.push({
		...last,
		...{ idx: journal.entries.length, when: Number(last.when) + 1, tag: '9999_broken' }
	});
	writeFileSync(file, JSON.stringify(journal));
	writeFileSync(
		join(folder, 'sqlite/9999_broken.sql'),
		'CREATE TABLE half_made (a text);\n--> statement-breakpoint\nALTER TABLE nowhere ADD b text;'
	);
	return folder;
}

/** The engine's own word for what went wrong, however deep. */
function codeOf(error: unknown): string | undefined {
	const { code, cause } = error as { code?: string; cause?: unknown };
	return code ?? (cause ? codeOf(cause) : undefined);
}
