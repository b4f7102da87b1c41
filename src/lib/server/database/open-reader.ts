import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SQL } from 'drizzle-orm';
import type { Reader } from './database.ts';

/** The data file, as `openDatabase` names it. */
export const DATA_FILE = 'yishiting.db';

/** A store opened only to be read, beside a server or without one: nothing is migrated and nothing can be written. */
export interface OpenReader {
	db: Reader;
	close(): Promise<void>;
}

/** Opens what the environment names, or gives nothing when there is no data file yet. */
export async function openReader({
	url,
	dataDir
}: {
	url?: string | undefined;
	dataDir: string;
}): Promise<OpenReader | undefined> {
	if (url) return openPostgresReader(url);
	const file = join(dataDir, DATA_FILE);
	return existsSync(file) ? openSqliteReader(file) : undefined;
}

async function openPostgresReader(url: string): Promise<OpenReader> {
	const { default: pg } = await import('pg');
	const { drizzle } = await import('drizzle-orm/node-postgres');
	const pool = new pg.Pool({
		connectionString: url,
		max: 1,
		options: '-c default_transaction_read_only=on'
	});
	const db = drizzle({ client: pool, casing: 'snake_case' });
	const rows = async (query: SQL) => (await db.execute(query)).rows;
	return {
		db: Object.assign(db, { engine: 'postgres' as const, rows }) as unknown as Reader,
		close: () => pool.end()
	};
}

export async function openSqliteReader(file: string): Promise<OpenReader> {
	const { default: BetterSqlite } = await import('better-sqlite3');
	const { drizzle } = await import('drizzle-orm/better-sqlite3');
	const client = new BetterSqlite(file, { readonly: true, fileMustExist: true });
	client.pragma('busy_timeout = 5000');
	const db = drizzle(client, { casing: 'snake_case' });
	const rows = async (query: SQL) => db.all(query);
	return {
		db: Object.assign(db, { engine: 'sqlite' as const, rows }) as unknown as Reader,
		close: async () => void client.close()
	};
}
