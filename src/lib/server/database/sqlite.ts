import { AsyncResource } from 'node:async_hooks';
import { rm } from 'node:fs/promises';
import BetterSqlite, { type Statement } from 'better-sqlite3';
import type { SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { lendTx, type Builder, type Database, type Reader, type Tx } from './database.ts';

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
	const writer = preparingOnce(new BetterSqlite(file));
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

	const reader = preparingOnce(new BetterSqlite(file, { readonly: true }));
	reader.pragma('busy_timeout = 5000');
	const reading = readerOf(drizzle(reader, { casing: 'snake_case' }));
	const lending = readerOf(writing);

	const [begin, commit, save, release] = [
		'BEGIN IMMEDIATE',
		'COMMIT',
		'SAVEPOINT act',
		'RELEASE act'
	].map((words) => writer.prepare(words)) as [Statement, Statement, Statement, Statement];
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
			begin.run();
			for (const job of group) await job.run();
			commit.run();
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
					save.run();
					try {
						const value = await inContext(loan.tx);
						release.run();
						settle = () => {
							resolve(value);
							loan.announce();
						};
					} catch (error) {
						if (!writer.inTransaction) throw error;
						writer.exec('ROLLBACK TO act');
						release.run();
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

/** The most statements a connection keeps ready. */
const STATEMENTS = 500;

/**
 * A connection that parses each statement once. Drizzle prepares anew for every query, which costs more than a small
 * query itself. It runs what it has prepared in the same breath, so a statement may be shared by its words.
 */
function preparingOnce(client: BetterSqlite.Database): BetterSqlite.Database {
	const prepare = client.prepare.bind(client) as (words: string) => Statement;
	const ready = new Map<string, Statement>();
	client.prepare = ((words: string) => {
		const known = ready.get(words);
		// Drizzle asks a statement for rows as lists or as objects; the last wish must not stick.
		if (known?.reader) known.raw(false);
		const statement = known ?? prepare(words);
		// Taken out and put in again, so that the first of the map is the one unused for longest.
		ready.delete(words);
		ready.set(words, statement);
		if (ready.size > STATEMENTS) ready.delete(ready.keys().next().value!);
		return statement;
	}) as typeof client.prepare;
	return client;
}

/** Drizzle's builder with the names of `Reader`. `rows` prepares and runs raw SQL. */
function readerOf(db: ReturnType<typeof drizzle>): Reader {
	const ready = new Map<string, unknown>();
	return Object.assign(db, {
		engine: 'sqlite' as const,
		prepared(name: string, build: (db: Builder) => { prepare(name: string): unknown }) {
			if (!ready.has(name)) ready.set(name, build(db as unknown as Builder).prepare(name));
			return ready.get(name);
		},
		rows: async (query: SQL) => db.all(query)
	}) as unknown as Reader;
}
