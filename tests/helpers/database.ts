import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Database } from '#lib/server/database/database.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { closing } from './closing.ts';

/**
 * A fresh, migrated store for one test file: SQLite in a folder of its own, or, under `TEST_ENGINE=postgres`, a new
 * database on the server of TEST_DATABASE_URL. Gone after the file.
 */
export async function aDatabase(): Promise<Database> {
	if (process.env.TEST_ENGINE === 'postgres') return aPostgresDatabase();
	const dataDir = mkdtempSync(join(tmpdir(), 'yishiting-'));
	const db = await openDatabase({ dataDir });
	closing.push(async () => {
		await db.close();
		rmSync(dataDir, { recursive: true, force: true });
	});
	return db;
}

async function aPostgresDatabase(): Promise<Database> {
	const server = process.env.TEST_DATABASE_URL;
	if (!server) throw new Error('TEST_ENGINE=postgres needs TEST_DATABASE_URL');
	const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
	await onServer(server, `create database ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	const db = await openDatabase({ url: url.href, dataDir: tmpdir() });
	closing.push(async () => {
		await db.close();
		await onServer(server, `drop database if exists ${name} with (force)`);
	});
	return db;
}

async function onServer(url: string, statement: string) {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
