import { AsyncResource } from 'node:async_hooks';
import { rm } from 'node:fs/promises';
import BetterSqlite from 'better-sqlite3';
import type { SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { lendTx, type Database, type Reader, type Tx } from './database.ts';

/** The most transactions that share one commit. */
const GROUP = 256;

interface Job {
	run(): Promise<void>;
	/** Called once the group's commit is on disk. */
	settle(): void;
	fail(error: unknown): void;
}

/**
 * Opens a file as the store, brings its tables up to date, and serves one queue of writers beside one read-only reader.
 *
 * Waiting writers share a commit: one `BEGIN IMMEDIATE`, a savepoint each, one fsync, then all are answered, refusals
 * included, since "already voted" may rest on a row of the same group. The pause of one `setImmediate` before each
 * group lets the requests that have arrived queue up; without it every group holds one.
 */
export function openSqlite(file: string, migrationsFolder: string): Database {
	const writer = new BetterSqlite(file);
	writer.pragma('journal_mode = WAL');
	writer.pragma('synchronous = FULL');
	writer.pragma('busy_timeout = 5000');
	const writing = drizzle(writer, { casing: 'snake_case' });
	// drizzle-kit rebuilds tables on ALTER: foreign keys must be off before its transaction begins.
	writer.pragma('foreign_keys = OFF');
	migrate(writing, { migrationsFolder });
	if ((writer.pragma('foreign_key_check') as unknown[]).length > 0)
		throw new Error('the data file breaks its own references (foreign_key_check)');
	writer.pragma('foreign_keys = ON');

	const reader = new BetterSqlite(file, { readonly: true });
	reader.pragma('busy_timeout = 5000');
	const reading = readerOf(drizzle(reader, { casing: 'snake_case' }));
	const lending = readerOf(writing);

	const stats = { commits: 0, transactions: 0 };
	const queue: Job[] = [];
	let draining: Promise<void> | undefined;
	let closed = false;

	async function drain() {
		while (queue.length > 0) {
			await new Promise((resume) => setImmediate(resume));
			await commitGroup(queue.splice(0, GROUP));
		}
		draining = undefined;
	}

	async function commitGroup(group: Job[]) {
		try {
			writer.exec('BEGIN IMMEDIATE');
			for (const job of group) await job.run();
			writer.exec('COMMIT');
			stats.commits += 1;
		} catch (error) {
			// Disk full, an unreadable page, another program's lock: nothing of the group is on disk.
			try {
				if (writer.inTransaction) writer.exec('ROLLBACK');
			} finally {
				for (const job of group) job.fail(error);
			}
			return;
		}
		for (const job of group) job.settle();
	}

	return Object.assign(reading, {
		stats,
		write<T>(work: Parameters<Database['write']>[0]): Promise<T> {
			if (closed) return Promise.reject(new Error('the store is closed'));
			stats.transactions += 1;
			const { promise, resolve, reject } = Promise.withResolvers<T>();
			let settle = () => {};
			// The group runs in somebody else's asynchronous context: language and trace id must be this caller's.
			const inContext = AsyncResource.bind((tx: Tx) => work(tx) as Promise<T>);
			queue.push({
				async run() {
					const loan = lendTx(lending as Parameters<typeof lendTx>[0]);
					writer.exec('SAVEPOINT act');
					try {
						const value = await inContext(loan.tx);
						writer.exec('RELEASE act');
						settle = () => {
							resolve(value);
							loan.announce();
						};
					} catch (error) {
						if (!writer.inTransaction) throw error;
						writer.exec('ROLLBACK TO act');
						writer.exec('RELEASE act');
						settle = () => reject(error);
					} finally {
						loan.end();
					}
				},
				settle: () => settle(),
				fail: reject
			});
			draining ??= drain();
			return promise;
		},
		async copyTo(target: string) {
			await rm(target, { force: true });
			await reader.backup(target);
		},
		async close() {
			closed = true;
			await draining;
			reader.close();
			writer.close();
		}
	}) as unknown as Database;
}

/** Drizzle's builder with the names of `Reader`. `rows` prepares and runs raw SQL. */
function readerOf(db: ReturnType<typeof drizzle>): Reader {
	return Object.assign(db, {
		engine: 'sqlite' as const,
		rows: async (query: SQL) => db.all(query)
	}) as unknown as Reader;
}
