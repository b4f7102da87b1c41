// `npm run test:postgres`: every store and use-case test once more, on a real PostgreSQL.
import { spawn } from 'node:child_process';
import process from 'node:process';
import pg from 'pg';
import { startPostgres } from './postgres.mjs';
import { fail, inOwnFolder, say, tool } from './prepare.mjs';

const began = performance.now();
let cluster;
let vitest;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
	process.on(signal, async () => {
		stopping = true;
		vitest?.kill(signal);
		await cluster?.stop();
		process.exit(1);
	});

const given = process.env.TEST_DATABASE_URL;
if (!given) cluster = await startPostgres().catch((error) => fail(error.message));
const url = given ?? cluster.url;
say(given ? 'PostgreSQL of TEST_DATABASE_URL' : `a private ${cluster.version}`);

const before = await commitsOn(url);
const files = process.argv.slice(2);
const code = await inOwnFolder((folder) => {
	vitest = spawn(
		process.execPath,
		[tool('vitest'), 'run', '--allowOnly=false', ...(files.length ? files : ['src/lib'])],
		{
			stdio: 'inherit',
			env: {
				...process.env,
				TEST_ENGINE: 'postgres',
				TEST_DATABASE_URL: url,
				TMPDIR: folder
			}
		}
	);
	return new Promise((done) => vitest.on('close', done));
});
// Stopped by a signal: its handler ends the process when the cluster has ended.
if (stopping) await new Promise(() => {});
const commits = (await commitsOn(url)) - before;
await cluster?.stop();

if (code !== 0) fail(`the tests on PostgreSQL ended with ${code}`);
// Every test file makes a database of its own there. Had they quietly opened SQLite, all would be green too.
if (files.length === 0 && commits < 10)
	fail('PostgreSQL heard nothing of the tests: they ran somewhere else');
say(`all tests passed on PostgreSQL in ${((performance.now() - began) / 1000).toFixed(1)} s`);

/** How many transactions the database has seen in which others are made and dropped. */
async function commitsOn(connectionString) {
	const client = new pg.Client({ connectionString });
	await client.connect();
	const { rows } = await client.query(
		'select xact_commit as commits from pg_stat_database where datname = current_database()'
	);
	await client.end();
	return Number(rows[0].commits);
}
