import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';
import type { Id, IdKind } from '#lib/kernel/id.ts';

/**
 * One declaration of every table for both engines.
 *
 * A column may only be of a kind whose value looks the same to both drivers (text, whole number, bytes); what is richer
 * (flag, instant, JSON) is one of these with a mapping. So one table object serves queries on SQLite and on PostgreSQL,
 * also at the same time. Only drizzle-kit needs the other face, to write SQLite's migration: `DDL=sqlite` shows it.
 */
const ddl = process.env.DDL === 'sqlite' ? lite : undefined;
const custom = (ddl?.customType ?? pg.customType) as typeof pg.customType;
const text = (ddl?.text ?? pg.text) as typeof pg.text;

const whole = custom<{ data: number; driverData: number | string }>({
	dataType: () => (ddl ? 'integer' : 'bigint'),
	fromDriver: Number
});
const flag = custom<{ data: boolean; driverData: number | string }>({
	dataType: () => (ddl ? 'integer' : 'bigint'),
	toDriver: (value) => (value ? 1 : 0),
	fromDriver: (value) => Number(value) === 1
});
const json = custom<{ data: unknown; driverData: string }>({
	dataType: () => 'text',
	toDriver: (value) => JSON.stringify(value),
	fromDriver: (value) => JSON.parse(value) as unknown
});
const bytes = custom<{ data: Uint8Array; driverData: Uint8Array }>({
	dataType: () => (ddl ? 'blob' : 'bytea'),
	toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
	fromDriver: (value) => new Uint8Array(value)
});

export const column = {
	/** An id of the kind named: `id('vote')`. Add `.primaryKey()` on a table's own. */
	id: <Kind extends IdKind>(_kind: Kind) => text().$type<Id<Kind>>(),
	text: () => text(),
	/** One of a closed list of words. */
	choice: <const Words extends readonly [string, ...string[]]>(words: Words) =>
		text({ enum: [...words] as unknown as [string, ...string[]] }).$type<Words[number]>(),
	integer: () => whole(),
	/** Milliseconds since 1970 UTC, see `Instant`. */
	instant: () => whole(),
	flag: () => flag(),
	json: <T>() => json().$type<T>(),
	bytes: () => bytes()
};

export const table = (ddl?.sqliteTable ?? pg.pgTable) as typeof pg.pgTable;
export const index = (ddl?.index ?? pg.index) as typeof pg.index;
export const uniqueIndex = (ddl?.uniqueIndex ?? pg.uniqueIndex) as typeof pg.uniqueIndex;
export const primaryKey = (ddl?.primaryKey ?? pg.primaryKey) as typeof pg.primaryKey;
export const check = (ddl?.check ?? pg.check) as typeof pg.check;
