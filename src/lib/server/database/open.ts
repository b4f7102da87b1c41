import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database.ts';

/** Opens the store the environment asks for: PostgreSQL by its address, else a SQLite file in the data folder. */
export async function openDatabase({
	url,
	dataDir,
	migrations = 'drizzle'
}: {
	url?: string | undefined;
	dataDir: string;
	migrations?: string;
}): Promise<Database> {
	if (url) {
		const { openPostgres } = await import('./postgres.ts');
		return openPostgres(url, join(migrations, 'postgres'));
	}
	mkdirSync(dataDir, { recursive: true });
	const { openSqlite } = await import('./sqlite.ts');
	return openSqlite(join(dataDir, 'yishiting.db'), join(migrations, 'sqlite'));
}
