import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { log } from '../log.ts';

/** What both engines can do, typed by the richer builder. */
export type Builder = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** Reads: what a store's `find…`, `get…` and `list…` ask for. The database is one, and so is a transaction. */
export type Reader = Pick<Builder, 'select' | 'selectDistinct' | '$with' | 'with' | '$count'> & {
	readonly engine: 'sqlite' | 'postgres';
	/**
	 * A query built once for each connection, for what is asked thousands of times a minute. `sql.placeholder` stands for
	 * what changes; the name is the query's own.
	 */
	prepared<Query>(name: string, build: (db: Builder) => { prepare(name: string): Query }): Query;
	/** Raw rows, for recursion and full-text search only. Numbers may come as text on PostgreSQL. */
	rows<Row>(query: SQL): Promise<Row[]>;
};

/** Handed out by `write` only, so whatever asks for one runs inside a transaction. */
export type Tx = Reader &
	Pick<Builder, 'insert' | 'update' | 'delete'> & {
		/** What the world hears, once the data are on disk. Dropped when the transaction rolls back. */
		afterCommit(announce: () => void): void;
	};

export type Database = Reader & {
	/**
	 * One transaction. Whatever it answers, yes or no, is answered after the commit it rests on.
	 * Await only the database inside it. On PostgreSQL `work` may run again after a serialization failure,
	 * so it keeps nothing outside itself.
	 */
	write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
	/** Writes a consistent copy to a file while serving. SQLite only: PostgreSQL has pg_dump. */
	copyTo(file: string): Promise<void>;
	/** Waits for the writes under way, then lets go of the files or connections. */
	close(): Promise<void>;
	readonly stats: { commits: number; transactions: number };
};

/** What is on disk stays true, whoever stumbles over hearing of it: others of the same commit wait to be answered. */
function tell(announce: () => void) {
	try {
		announce();
	} catch (error) {
		log.error({ err: error }, 'what was written could not be announced');
	}
}

/** A transaction's handle that refuses to work after its end. Both engines lend theirs through this. */
export function lendTx(builder: Reader & Pick<Builder, 'insert' | 'update' | 'delete'>): {
	tx: Tx;
	end(): void;
	announce(): void;
} {
	let over = false;
	const announcements: (() => void)[] = [];
	const alive = <Args extends unknown[], Result>(method: (...args: Args) => Result) => {
		return (...args: Args): Result => {
			if (over) throw new Error('a transaction was used after its end');
			return method.apply(builder, args);
		};
	};
	const tx = {
		engine: builder.engine,
		select: alive(builder.select),
		selectDistinct: alive(builder.selectDistinct),
		$with: builder.$with,
		with: alive(builder.with),
		$count: alive(builder.$count),
		rows: alive(builder.rows),
		prepared: alive(builder.prepared),
		insert: alive(builder.insert),
		update: alive(builder.update),
		delete: alive(builder.delete),
		afterCommit: alive((announce: () => void) => void announcements.push(announce))
	} as unknown as Tx;
	return {
		tx,
		end: () => void (over = true),
		announce: () => announcements.forEach(tell)
	};
}
