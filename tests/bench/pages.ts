// Public pages as readers open them: the built server in a process of its own, the load in this one.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { newId, type Id } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { commentPeriods, comments } from '#lib/comments/server/comment-tables.ts';
import { versions } from '#lib/documents/server/document-tables.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { openSigningKey } from '#lib/server/signing-key.ts';
import { aDecidedMatter } from '#tests/helpers/decided-matter.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [FEW, MANY] = [20, 2000];
const READERS = 500;
/** How long somebody reads before opening the next page. */
const PAUSE = 10_000;

/** `--seconds 10`, `--rounds 300`. */
export async function bench(args: string[]): Promise<void> {
	const option = (name: string, fallback: number) => {
		const at = args.indexOf(`--${name}`);
		return at < 0 ? fallback : Number(args[at + 1]);
	};
	const [rounds, seconds] = [option('rounds', 300), option('seconds', 10)];
	const dataDir = mkdtempSync(join(tmpdir(), 'yishiting-bench-'));
	try {
		const pages = await furnish(dataDir);
		const began = performance.now();
		const { server, address } = await start(dataDir);
		const ready = performance.now() - began;
		try {
			console.log(`ready after                      ${show(ready)} ms`);
			console.log(`memory after the start           ${show(memoryOf(server) / 1e6)} MB`);
			for (const [what, few, many] of pages.pairs)
				await sideBySide(what, rounds, [address + few, address + many]);
			for (const [what, path] of pages.singles) await beside(what, address + path, seconds);
			await readers(address + pages.pairs[0]![2], seconds);
			console.log(`memory at the end                ${show(memoryOf(server) / 1e6)} MB`);
		} finally {
			server.kill();
			await once(server, 'exit');
		}
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

/** A village with a matter of few comments, one of many, and a full page of others. */
async function furnish(dataDir: string) {
	const db = await openDatabase({ dataDir });
	const village = await aVillage({ db, key: openSigningKey(dataDir), begins: Date.now() });
	const few = await aMatter(village, FEW);
	const many = await aMatter(village, MANY);
	for (let nth = 0; nth < 30; nth += 1) await aDecidedMatter(village, { title: `事项${nth}` });
	await db.close();
	const place = `/c/${village.slug}`;
	const matter = (of: { matterId: string }) => `${place}/matters/${of.matterId}`;
	const period = (of: { periodId: string }) => `${place}/comments/${of.periodId}`;
	return {
		pairs: [
			['matter', matter(few), matter(many)],
			['its comments, first page', period(few), period(many)]
		] as [string, string, string][],
		singles: [
			['front page', place],
			['list of 30 matters', `${place}/matters`]
		] as [string, string][]
	};
}

async function aMatter(village: Village, count: number) {
	const { id: matterId } = await aDecidedMatter(village, { title: `${count} 条意见的事项` });
	const { db, id: communityId, now } = village;
	const [version] = await db.select().from(versions).where(eq(versions.matterId, matterId));
	const someone = await village.person();
	const periodId: Id<'period'> = newId('period');
	await db.write(async (tx) => {
		await tx.insert(commentPeriods).values({
			...{ id: periodId, communityId, matterId, versionId: version!.id, audience: 'everyone' },
			...{ opensAt: now, closesAt: now + 10 * DAY, openedBy: someone }
		});
		for (let number = 1; number <= count; number += 1) {
			const id = newId('comment');
			await tx.insert(comments).values({
				...{ id, communityId, periodId, number, channel: 'web', at: now },
				...{
					authorId: someone,
					recordedBy: someone,
					body: `路灯间距能不能再近一些？第 ${number} 条。`
				},
				...(number % 2 && {
					...{ adoption: 'partly' as const, answer: '桥头改为三十米一盏。', answeredAt: now }
				})
			});
			await writeEntry(tx, village.as(someone), {
				...{ communityId, act: 'comment.written', subject: id, matterId }
			});
		}
	});
	return { matterId, periodId };
}

async function start(dataDir: string) {
	// As `npm start` does.
	const server = spawn(process.execPath, ['--max-semi-space-size=8', 'src/main.ts', '--empty'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn' }
	});
	for await (const line of createInterface(server.stdout)) {
		const [, address] = /Yishiting: (http:\S+)/.exec(line) ?? [];
		if (address) return { server, address };
	}
	throw new Error('the server did not start');
}

/** What the process holds in memory, as the system counts it. */
function memoryOf({ pid }: ChildProcess): number {
	const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kilobytes) * 1024;
}

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** Opens a page, and gives its bytes. */
function open(url: string): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		get(url, { agent }, async (answer) => {
			const bytes = Buffer.concat(await answer.toArray());
			if (answer.statusCode === 200) resolve(bytes);
			else reject(new Error(`${answer.statusCode} for ${url}`));
		}).on('error', reject);
	});
}

async function timeOf(url: string): Promise<number> {
	const began = performance.now();
	await open(url);
	return performance.now() - began;
}

/** One page after the other in turn, so that whatever slows the machine slows both. */
async function sideBySide(what: string, rounds: number, urls: [string, string]) {
	const times: [number[], number[]] = [[], []];
	for (let round = -30; round < rounds; round += 1)
		for (const nth of round % 2 ? ([0, 1] as const) : ([1, 0] as const)) {
			const time = await timeOf(urls[nth]);
			if (round >= 0) times[nth].push(time);
		}
	const [few, many] = times.map((list) => quantile(list, 0.5)) as [number, number];
	console.log(
		`${what.padEnd(32)} ${show(few)} ms with ${FEW}, ${show(many)} ms with ${MANY}, ratio ${(many / few).toFixed(2)}`
	);
}

/** Twenty connections on a page, beside the same bytes from the memory of a bare server in a process like ours. */
async function beside(what: string, url: string, seconds: number) {
	const bytes = await open(url);
	const bare = createServer((_request, response) =>
		response.setHeader('content-type', 'text/html; charset=utf-8').end(bytes)
	).listen(0, '127.0.0.1');
	await once(bare, 'listening');
	const limit = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`;
	const ours = await rateOf(url, seconds);
	const alone = await rateOf(limit, Math.min(seconds, 3));
	bare.close();
	bare.closeAllConnections();
	console.log(
		`${what.padEnd(32)} ${show(ours)} /s, from memory (server and load in one process) ${show(alone)} /s`
	);
}

async function rateOf(url: string, seconds: number): Promise<number> {
	await Promise.all(Array.from({ length: 20 }, () => open(url)));
	const until = performance.now() + seconds * 1000;
	let count = 0;
	const began = performance.now();
	await Promise.all(
		Array.from({ length: 20 }, async () => {
			while (performance.now() < until) {
				await open(url);
				count += 1;
			}
		})
	);
	return (count / (performance.now() - began)) * 1000;
}

/** Five hundred people, each opening the page anew every ten seconds, at moments of their own. */
async function readers(url: string, seconds: number) {
	const times: number[] = [];
	const until = performance.now() + seconds * 1000;
	await Promise.all(
		Array.from({ length: READERS }, async (_, nth) => {
			for (let at = (nth * PAUSE) / READERS; at < seconds * 1000; at += PAUSE) {
				const wait = until - seconds * 1000 + at - performance.now();
				if (wait > 0) await new Promise((resume) => setTimeout(resume, wait));
				times.push(await timeOf(url));
			}
		})
	);
	console.log(
		`${READERS} readers of ${MANY} comments     p50 ${show(quantile(times, 0.5))}, p95 ${show(quantile(times, 0.95))} ms`
	);
}

const show = (value: number) =>
	(value < 100 ? value.toFixed(2) : Math.round(value).toString()).padStart(8);
const quantile = (values: number[], share: number) =>
	values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
