// A private PostgreSQL for the tests: made in a folder of its own, gone when they end.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const INSTALL =
	'Install it (Debian: apt-get install postgresql), or set TEST_DATABASE_URL to a PostgreSQL 15 or later on which databases may be created.';

/** The newest folder that holds both programs. */
function findPrograms() {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian)
		? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
		: [];
	const folders = [
		...versions.map((one) => join(debian, one, 'bin')),
		...process.env.PATH.split(delimiter)
	];
	const found = folders.find((folder) =>
		['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))
	);
	if (!found) throw new Error(`no PostgreSQL is installed. ${INSTALL}`);
	return found;
}

/** PostgreSQL refuses to run as root: somebody without rights does it then. */
function unprivileged() {
	if (process.getuid?.() !== 0) return {};
	for (const user of ['postgres', 'nobody']) {
		const [uid, gid] = ['-u', '-g'].map((flag) => {
			const { status, stdout } = spawnSync('id', [flag, user], { encoding: 'utf8' });
			return status === 0 ? Number(stdout) : undefined;
		});
		if (uid !== undefined && gid !== undefined) return { uid, gid };
	}
	throw new Error(
		'PostgreSQL does not run as root, and there is neither a user postgres nor nobody'
	);
}

async function freePort() {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((listening) => server.once('listening', listening));
	const { port } = server.address();
	await new Promise((closed) => server.close(closed));
	return port;
}

/** Starts a cluster that forgets everything, and gives its address and the way to end it. */
export async function startPostgres() {
	const programs = findPrograms();
	const as = unprivileged();
	const folder = mkdtempSync(join(tmpdir(), 'yishiting-postgres-'));
	const password = randomBytes(16).toString('hex');
	const passwordFile = join(folder, 'password');
	writeFileSync(passwordFile, password);
	if (as.uid !== undefined)
		for (const path of [folder, passwordFile]) chownSync(path, as.uid, as.gid);
	chmodSync(folder, 0o700);
	// Messages in English and sorting by bytes, whatever this machine speaks.
	const env = { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C', TZ: 'UTC' };
	const options = { ...as, cwd: folder, env };
	const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 });

	const made = spawnSync(
		join(programs, 'initdb'),
		[
			...['--pgdata', join(folder, 'data'), '--username', 'yishiting', '--pwfile', passwordFile],
			...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-locale', '--no-sync']
		],
		{ ...options, encoding: 'utf8' }
	);
	if (made.status !== 0) {
		remove();
		throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
	}

	const port = await freePort();
	const settings = {
		listen_addresses: '127.0.0.1',
		port,
		unix_socket_directories: '',
		max_connections: 200,
		// Nothing here outlives the tests.
		fsync: 'off',
		full_page_writes: 'off',
		synchronous_commit: 'off'
	};
	const server = spawn(
		join(programs, 'postgres'),
		[
			...['-D', join(folder, 'data')],
			...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
		],
		{ ...options, stdio: ['ignore', 'ignore', 'pipe'] }
	);
	const ended = new Promise((done) => server.once('close', done));
	// However these tests end, nothing of it stays.
	process.on('exit', () => {
		if (server.exitCode === null) server.kill('SIGQUIT');
		remove();
	});
	let log = '';
	const ready = new Promise((done) =>
		server.stderr.on('data', (part) => {
			log = (log + part).slice(-20_000);
			if (log.includes('ready to accept connections')) done(true);
		})
	);
	if (!(await Promise.race([ready, ended.then(() => false)]))) {
		remove();
		throw new Error(`PostgreSQL did not start:\n${log}`);
	}
	return {
		url: `postgres://yishiting:${password}@127.0.0.1:${port}/postgres`,
		version: spawnSync(join(programs, 'postgres'), ['--version'], {
			encoding: 'utf8'
		}).stdout.trim(),
		log: () => log,
		async stop() {
			// Not waiting for clients that are still connected.
			server.kill('SIGINT');
			await ended;
			remove();
		}
	};
}
