import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { log } from '#lib/server/log.ts';
import { leases, settings } from '#lib/server/plumbing-tables.ts';
import { aDatabase } from '#tests/helpers/database.ts';
import type { Database, Tx } from './database.ts';

let db: Database;
beforeAll(async () => {
	db = await aDatabase();
});

const insert = (tx: Tx, name: string, value: unknown = true) =>
	tx.insert(settings).values({ name, value }).onConflictDoNothing().returning();
const find = (name: string) => db.select().from(settings).where(eq(settings.name, name));

describe('a transaction', () => {
	it('keeps JSON, whole numbers and text as they were', async () => {
		const value = { 名: '石桥村', list: [1, null, 'x'], deep: { yes: true } };
		await db.write((tx) => insert(tx, 'kept', value));
		expect(await find('kept')).toEqual([{ name: 'kept', value }]);
		const lease = { name: 'big', holder: 'a', expiresAt: 1_795_305_818_840 };
		await db.write((tx) => tx.insert(leases).values(lease));
		expect(await db.select().from(leases).where(eq(leases.name, 'big'))).toEqual([lease]);
	});

	it('leaves nothing behind when it throws, and tells nobody', async () => {
		let told = false;
		const work = db.write(async (tx) => {
			await insert(tx, 'undone');
			tx.afterCommit(() => (told = true));
			throw new Error('no');
		});
		await expect(work).rejects.toThrow('no');
		expect(await find('undone')).toEqual([]);
		expect(told).toBe(false);
	});

	it('tells the world after its rows can be read', async () => {
		let seen: unknown;
		await db.write(async (tx) => {
			await insert(tx, 'told');
			tx.afterCommit(() => (seen = find('told')));
		});
		expect(await seen).toHaveLength(1);
	});

	it('is answered, and others with it, though whoever hears of it stumbles', async () => {
		const complaint = vi.spyOn(log, 'error').mockImplementation(() => {});
		let heard = false;
		const first = db.write(async (tx) => {
			tx.afterCommit(() => {
				throw new Error('deaf');
			});
			tx.afterCommit(() => (heard = true));
			await insert(tx, 'stumbled');
			return 'written';
		});
		const second = db.write((tx) => insert(tx, 'beside'));
		expect(await first).toBe('written');
		expect(await second).toHaveLength(1);
		expect(heard).toBe(true);
		expect(complaint).toHaveBeenCalledOnce();
		expect(await db.write((tx) => insert(tx, 'after'))).toHaveLength(1);
		complaint.mockRestore();
	});

	it('hides its rows from readers until it is committed', async () => {
		await db.write(async (tx) => {
			await insert(tx, 'hidden');
			expect(await find('hidden')).toEqual([]);
			expect(await tx.select().from(settings).where(eq(settings.name, 'hidden'))).toHaveLength(1);
		});
		expect(await find('hidden')).toHaveLength(1);
	});

	it('cannot be used after its end', async () => {
		let kept: Tx | undefined;
		await db.write(async (tx) => void (kept = tx));
		expect(() => kept?.select()).toThrow('after its end');
		expect(() => kept?.insert(settings)).toThrow('after its end');
		expect(() => kept?.afterCommit(() => {})).toThrow('after its end');
	});

	it('loses none of forty read-modify-writes at once, though one of them fails', async () => {
		await db.write((tx) => insert(tx, 'sum', 0));
		const add = (fails: boolean) =>
			db.write(async (tx) => {
				const [row] = await tx.select().from(settings).where(eq(settings.name, 'sum'));
				await tx
					.update(settings)
					.set({ value: Number(row?.value) + 1 })
					.where(eq(settings.name, 'sum'));
				if (fails) throw new Error('this one');
			});
		const outcomes = await Promise.allSettled(
			Array.from({ length: 40 }, (_, nth) => add(nth === 7))
		);
		expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
		expect((await find('sum'))[0]?.value).toBe(39);
	});

	it('lets one of twenty take what can be taken once', async () => {
		const taken = await Promise.all(
			Array.from({ length: 20 }, () => db.write(async (tx) => (await insert(tx, 'once')).length))
		);
		expect(taken.reduce((sum, count) => sum + count)).toBe(1);
	});

	it('runs in the asynchronous context of its caller, whoever drains the queue', async () => {
		const language = new AsyncLocalStorage<string>();
		const asked = ['zh-CN', 'en', 'zh-CN', 'en'].map((spoken) =>
			language.run(spoken, () =>
				db.write(async (tx) => {
					await insert(tx, `context-${spoken}`);
					return language.getStore();
				})
			)
		);
		expect(await Promise.all(asked)).toEqual(['zh-CN', 'en', 'zh-CN', 'en']);
	});

	it('gives raw rows for what the builder cannot say', async () => {
		const rows = await db.rows<{ n: number }>(
			sql`with recursive n(n) as (select 1 union all select n + 1 from n where n < 5) select n from n`
		);
		expect(rows.map(({ n }) => Number(n))).toEqual([1, 2, 3, 4, 5]);
	});
});

describe.runIf(process.env.TEST_ENGINE !== 'postgres')('group commit (SQLite)', () => {
	it('answers a refusal after the commit that it rests on', async () => {
		const order: string[] = [];
		const first = db.write(async (tx) => {
			await insert(tx, 'ballot');
			tx.afterCommit(() => order.push('committed'));
		});
		const second = db
			.write(async (tx) => {
				if ((await insert(tx, 'ballot')).length === 0) throw new Error('already');
			})
			.catch(() => order.push('refused'));
		await Promise.all([first, second]);
		expect(order).toEqual(['committed', 'refused']);
	});

	it('shares commits among requests that arrive over HTTP', async () => {
		let nth = 0;
		const server = createServer((_request, response) => {
			void db.write((tx) => insert(tx, `http-${(nth += 1)}`)).then(() => response.end());
		}).listen(0);
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const before = { ...db.stats };
		await Promise.all(
			Array.from({ length: 48 }, async () => {
				for (let round = 0; round < 10; round += 1) await (await fetch(url)).text();
			})
		);
		server.close();
		const transactions = db.stats.transactions - before.transactions;
		const commits = db.stats.commits - before.commits;
		expect(transactions).toBe(480);
		expect(commits).toBeLessThan(transactions / 3);
	});

	it('fails the whole group in plain words when the disk is full, and works again when it is not', async () => {
		const full = await aDatabase();
		const [pages] = await full.rows<{ page_count: number }>(sql`pragma page_count`);
		await full.write((tx) => tx.rows(sql.raw(`pragma max_page_count = ${pages?.page_count}`)));
		const outcomes = await Promise.allSettled(
			['a', 'b', 'c'].map((name) => full.write((tx) => insert(tx, name, 'x'.repeat(200_000))))
		);
		for (const outcome of outcomes) {
			expect(outcome.status).toBe('rejected');
			const { reason } = outcome as PromiseRejectedResult;
			expect(reason.code ?? reason.cause?.code).toBe('SQLITE_FULL');
		}
		expect(await full.select().from(settings)).toEqual([]);
		await full.write((tx) => tx.rows(sql.raw('pragma max_page_count = 1073741823')));
		await full.write((tx) => insert(tx, 'again'));
		expect(await full.select().from(settings)).toHaveLength(1);
	});
});
