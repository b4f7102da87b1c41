import { eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from './database/database.ts';
import { settings } from './plumbing-tables.ts';

/** A fact about the installation, or the fallback when it was never set. */
export async function readSetting<T>(db: Reader, name: string, fallback: T): Promise<T> {
	const [row] = await db.select().from(settings).where(eq(settings.name, name)).limit(1);
	return row ? (row.value as T) : fallback;
}

export async function writeSetting(tx: Tx, name: string, value: unknown): Promise<void> {
	await tx
		.insert(settings)
		.values({ name, value })
		.onConflictDoUpdate({ target: settings.name, set: { value: sql`excluded.value` } });
}
