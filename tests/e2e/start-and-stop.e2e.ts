import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import BetterSqlite from 'better-sqlite3';
import { io } from 'socket.io-client';
import { openDatabase } from '#lib/server/database/open.ts';
import { writeSetting } from '#lib/server/settings-store.ts';

interface House {
	process: ChildProcess;
	said(): string;
	/** The address, once it is open. */
	opened: Promise<string>;
	/** The exit code, and how long after the call it came. */
	ended: Promise<number | null>;
}
type Start = (args: string[], env?: Record<string, string>) => House;

const test = base.extend<{ dataDir: string; start: Start }>({
	dataDir: async ({}, use, test) => use(test.outputPath('data')),
	start: async ({ dataDir }, use) => {
		const houses: House[] = [];
		await use((args, env = {}) => {
			const process_ = spawn(process.execPath, ['src/main.ts', ...args], {
				env: {
					...process.env,
					HOST: '',
					PORT: '0',
					TRUST_PROXY: '',
					DATABASE_URL: '',
					DATA_DIR: dataDir,
					...env
				}
			});
			let said = '';
			const opened = new Promise<string>((open) => {
				for (const stream of [process_.stdout, process_.stderr])
					stream.on('data', (part) => {
						said += part;
						const [address] = /http:\/\/\S+:\d+/.exec(said) ?? [];
						if (address) open(address);
					});
			});
			const ended = once(process_, 'exit').then(([code]) => code as number | null);
			const house = { process: process_, said: () => said, opened, ended };
			houses.push(house);
			return house;
		});
		for (const house of houses) house.process.kill('SIGKILL');
	}
});

/** A form of which the half never comes. */
async function beginRequest(address: string) {
	const { port, host } = new URL(address);
	const request = connect(Number(port), '127.0.0.1');
	request.on('error', () => {});
	request.write(
		[
			'POST /preferences HTTP/1.1',
			`host: ${host}`,
			`origin: ${address}`,
			'content-type: application/x-www-form-urlencoded',
			'content-length: 100',
			'',
			'large='
		].join('\r\n')
	);
	await new Promise((arrived) => setTimeout(arrived, 300));
}

test('ends cleanly within five seconds with a socket open and a request that never ends', async ({
	start
}) => {
	const house = start(['--empty']);
	const address = await house.opened;
	const socket = io(address, { transports: ['websocket'], reconnection: false });
	await new Promise((connected) => socket.once('connect', () => connected(true)));
	await beginRequest(address);

	const since = Date.now();
	// Ctrl-C comes twice: from the terminal and from the launcher.
	house.process.kill('SIGINT');
	house.process.kill('SIGINT');
	expect(await house.ended).toBe(0);
	const took = Date.now() - since;
	// The request had its time to finish, and then no more.
	expect(took).toBeGreaterThan(1000);
	expect(took).toBeLessThan(5000);
	expect(socket.connected).toBe(false);
});

test('ends at once when asked a second time', async ({ start }) => {
	const house = start(['--empty']);
	await beginRequest(await house.opened);
	house.process.kill('SIGTERM');
	await new Promise((later) => setTimeout(later, 1200));
	house.process.kill('SIGTERM');
	expect(await house.ended).toBe(1);
});

test('does not open when the port is taken, and leaves the data alone', async ({
	start,
	dataDir
}) => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const { port } = other.address() as { port: number };

	const house = start(['--empty'], { PORT: String(port) });
	expect(await house.ended).toBe(1);
	expect(house.said()).toContain(`端口 ${port} 已被别的程序占用`);
	expect(existsSync(dataDir)).toBe(false);
	other.close();
});

test('says what is wrong with the data, and leaves them as they are', async ({
	start,
	dataDir
}) => {
	mkdirSync(dataDir, { recursive: true });
	const file = join(dataDir, 'yishiting.db');
	const damaged = 'no database '.repeat(100);
	writeFileSync(file, damaged);
	const house = start(['--empty']);
	expect(await house.ended).toBe(1);
	expect(house.said()).toContain('数据文件已损坏');
	expect(readFileSync(file, 'utf8')).toBe(damaged);
});

test('says that the data cannot be brought up to date, and goes back', async ({
	start,
	dataDir
}) => {
	mkdirSync(dataDir, { recursive: true });
	const store = new BetterSqlite(join(dataDir, 'yishiting.db'));
	// Of the first migration's tables, one of the later ones is in the way.
	store.exec('create table settings (something_else text)');
	const house = start(['--empty']);
	expect(await house.ended).toBe(1);
	expect(house.said()).toContain('数据没有升级成功，已退回原样');
	const tables = store.prepare(`select name from sqlite_master where type = 'table'`).pluck().all();
	expect(tables).not.toContain('accounts');
	store.close();
});

test('says that another program holds the data file', async ({ start, dataDir }) => {
	mkdirSync(dataDir, { recursive: true });
	const other = new BetterSqlite(join(dataDir, 'yishiting.db'));
	other.exec('begin exclusive');
	const house = start(['--empty']);
	expect(await house.ended).toBe(1);
	expect(house.said()).toContain('数据文件正被另一个程序使用');
	other.close();
});

test('says that the database is not there', async ({ start }) => {
	const house = start(['--empty'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' });
	expect(await house.ended).toBe(1);
	expect(house.said()).toContain('DATABASE_URL');
});

for (const env of [{ HOST: '0.0.0.0' }, { TRUST_PROXY: '1' }] as Record<string, string>[])
	test(`does not open the demonstration to others (${Object.keys(env)[0]})`, async ({
		start,
		dataDir
	}) => {
		const house = start([], env);
		expect(await house.ended).toBe(1);
		expect(house.said()).toContain('npm start -- --empty');
		expect(existsSync(dataDir)).toBe(false);
	});

test('does not open the data of the demonstration to others', async ({ start, dataDir }) => {
	const db = await openDatabase({ dataDir });
	await db.write((tx) => writeSetting(tx, 'installation.demo', true));
	await db.close();
	const house = start([], { HOST: '0.0.0.0' });
	expect(await house.ended).toBe(1);
	expect(house.said()).toContain('这里的数据是演示');
});

test('takes a form over plain http from its own pages and from no other site', async ({
	request,
	start
}) => {
	const address = await start(['--empty']).opened;
	const post = async (headers: Record<string, string>) =>
		(await request.post(address, { form: { a: '1' }, headers, maxRedirects: 0 })).status();
	expect(await post({ origin: address })).not.toBe(403);
	expect(await post({ origin: 'https://example.org' })).toBe(403);
	// Headers that only a trusted proxy may send change nothing.
	const forged = { 'x-forwarded-host': 'example.org', 'x-forwarded-proto': 'https' };
	expect(await post({ origin: 'https://example.org', ...forged })).toBe(403);
});

test('believes a trusted proxy about scheme and host', async ({ request, start }) => {
	const address = await start(['--empty'], { TRUST_PROXY: '1' }).opened;
	const headers = {
		origin: 'https://hall.example.org',
		'x-forwarded-host': 'hall.example.org',
		'x-forwarded-proto': 'https',
		'x-forwarded-for': '192.0.2.7'
	};
	const answer = await request.post(address, { form: { a: '1' }, headers, maxRedirects: 0 });
	expect(answer.status()).not.toBe(403);
});
