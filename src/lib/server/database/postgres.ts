import type { SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { lendTx, type Builder, type Database, type Reader, type Tx } from './database.ts';

/** Any number known to all processes of this program: only one of them migrates at a time. */
const MIGRATION_LOCK = 727_001;
/** Serialization failure and deadlock: the transaction did nothing and may run again. */
const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS = 30;

/** Opens PostgreSQL (15 or later) as the store: SERIALIZABLE transactions, run again when they collide. */
export async function openPostgres(url: string, migrationsFolder: string): Promise<Database> {
	const pool = new pg.Pool({ connectionString: url, max: 10 });
	// An idle connection that breaks must not end the process; the next query asks for another.
	pool.on('error', () => {});
	// Nor may one that breaks while it is lent out: its query fails and is answered, and the pool lets go of it.
	pool.on('connect', (client) => client.on('error', () => {}));

	const migrating = await pool.connect();
	try {
		await migrating.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
		await migrate(drizzle({ client: migrating, casing: 'snake_case' }), { migrationsFolder });
		await migrating.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
	} finally {
		migrating.release(true);
	}

	const db = drizzle({ client: pool, casing: 'snake_case' });
	const stats = { commits: 0, transactions: 0 };

	async function attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
		let announce = () => {};
		const value = await db.transaction(
			async (inner) => {
				const loan = lendTx(
					readerOf(inner as unknown as typeof db) as Parameters<typeof lendTx>[0]
				);
				try {
					return await work(loan.tx);
				} finally {
					loan.end();
					announce = loan.announce;
				}
			},
			{ isolationLevel: 'serializable' }
		);
		stats.commits += 1;
		announce();
		return value;
	}

	return Object.assign(readerOf(db), {
		stats,
		async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
			stats.transactions += 1;
			for (let tried = 1; ; tried += 1) {
				try {
					return await attempt(work);
				} catch (error) {
					if (!RETRIED.has(sqlState(error)) || tried === ATTEMPTS) throw error;
					// Colliding writers part by waiting for different times; this is no rule of the house.
					await new Promise((resume) =>
						setTimeout(resume, Math.random() * 2 ** Math.min(tried, 7))
					);
				}
			}
		},
		copyTo: () => Promise.reject(new Error('PostgreSQL is backed up with pg_dump')),
		close: () => pool.end()
	}) as unknown as Database;
}

function sqlState(error: unknown): string {
	const { code, cause } = error as { code?: unknown; cause?: unknown };
	if (typeof code === 'string') return code;
	return cause ? sqlState(cause) : '';
}

function readerOf(db: ReturnType<typeof drizzle>): Reader {
	return Object.assign(db, {
		engine: 'postgres' as const,
		// Prepared by the server under its name; the builder belongs to one transaction.
		prepared: (name: string, build: (db: Builder) => { prepare(name: string): unknown }) =>
			build(db as unknown as Builder).prepare(name),
		rows: async (query: SQL) => (await db.execute(query)).rows
	}) as unknown as Reader;
}
