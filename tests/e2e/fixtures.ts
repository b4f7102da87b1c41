import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import type { CommunityKind } from '#lib/communities/community.ts';
import { newId, type Id } from '#lib/kernel/id.ts';
import { HOUR } from '#lib/kernel/instant.ts';
import { accounts } from '#lib/server/account-tables.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { openSessions } from '#lib/server/sessions.ts';
import { readSetting } from '#lib/server/settings-store.ts';
import { openSigningKey } from '#lib/server/signing-key.ts';
import { aVillage } from '#tests/helpers/village.ts';

const top = fileURLToPath(new URL('../..', import.meta.url));

/** The production build running with a store, a port and a clock of its own. One for each worker, so clocks never meet. */
export interface House {
	address: string;
	dataDir: string;
	stop(signal?: NodeJS.Signals): Promise<number | null>;
	start(): Promise<void>;
}

async function openHouse(dataDir: string): Promise<House> {
	mkdirSync(dataDir, { recursive: true });
	let child: ChildProcess;
	const house: House = {
		address: '',
		dataDir,
		async start() {
			child = spawn(process.execPath, ['src/main.ts', '--empty'], {
				cwd: top,
				stdio: ['ignore', 'pipe', 'inherit'],
				env: {
					...process.env,
					HOST: '127.0.0.1',
					PORT: house.address ? new URL(house.address).port : '0',
					DATA_DIR: dataDir,
					DATABASE_URL: '',
					YISHITING_CLOCK: 'moving',
					LOG_LEVEL: 'warn',
					TRUST_PROXY: ''
				}
			});
			const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
			for await (const line of lines) {
				const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
				if (!address) continue;
				house.address = address;
				child.stdout?.pipe(process.stderr);
				return;
			}
			throw new Error(`the server ended with ${child.exitCode} before it listened`);
		},
		async stop(signal = 'SIGTERM') {
			if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
			const ended = once(child, 'exit');
			child.kill(signal);
			return ((await ended) as [number | null])[0];
		}
	};
	await house.start();
	return house;
}

/** A community of this test's own in the running house, and ways for its people to sign in. */
async function openVillage(house: House, kind: CommunityKind) {
	const db = await openDatabase({ dataDir: house.dataDir });
	const sessions = openSessions(db);
	const now = async () => Date.now() + (await readSetting(db, 'clock.ahead', 0));
	const village = await aVillage({
		kind,
		db,
		key: openSigningKey(house.dataDir),
		begins: await now()
	});

	return Object.assign(village, {
		path: `/c/${village.slug}`,
		/** Brings this village's own clock up to the house's, for what a test sets up by use cases. */
		async catchUp() {
			village.at(await now());
		},
		/** Brings the house's clock up to this village's, whose people went ahead by use cases. */
		async bringHouse() {
			const hours = Math.ceil((village.now - (await now())) / HOUR);
			if (hours < 1) return;
			await fetch(`${house.address}/clock`, {
				method: 'POST',
				redirect: 'manual',
				headers: { origin: house.address },
				body: new URLSearchParams({ hours: String(hours) })
			});
			await this.catchUp();
		},
		/** A sign-in of this person, as the value of the session's cookie. */
		async cookieOf(personId: Id<'person'>): Promise<string> {
			const [known] = await db.select().from(accounts).where(eq(accounts.personId, personId));
			const id = known?.id ?? newId('account');
			if (!known)
				await db.write((tx) =>
					tx
						.insert(accounts)
						.values({ id, handle: id.slice(4, 14), personId, createdAt: village.now })
						.then(() => {})
				);
			return sessions.start(id, { device: 'test', via: 'password' });
		},
		/** Gives this browser the person's sign-in. */
		async signIn(browser: BrowserContext | Page, personId: Id<'person'>) {
			const context = 'context' in browser ? browser.context() : browser;
			const value = await this.cookieOf(personId);
			await context.addCookies([{ name: 'session', value, url: house.address }]);
		},
		close: () => db.close()
	});
}

export type E2eVillage = Awaited<ReturnType<typeof openVillage>>;

export const test = base.extend<
	{
		village: E2eVillage;
		/** A residents' community (社区). */
		community: E2eVillage;
		/** Another person's browser, signed in. Closed after the test. */
		browserOf: (village: E2eVillage, personId: Id<'person'>) => Promise<Page>;
	},
	{ house: House }
>({
	house: [
		async ({}, use, { workerIndex, project }) => {
			const house = await openHouse(`${project.outputDir}/../data-${workerIndex}`);
			await use(house);
			await house.stop();
		},
		{ scope: 'worker' }
	],
	baseURL: async ({ house }, use) => use(house.address),
	village: async ({ house }, use) => {
		const village = await openVillage(house, 'village');
		await use(village);
		await village.close();
	},
	community: async ({ house }, use) => {
		const community = await openVillage(house, 'residential');
		await use(community);
		await community.close();
	},
	browserOf: async ({ browser, house }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (village, personId) => {
			const context = await browser.newContext({
				baseURL: house.address,
				locale: 'zh-CN',
				timezoneId: 'Asia/Shanghai'
			});
			contexts.push(context);
			await village.signIn(context, personId);
			return context.newPage();
		});
		for (const context of contexts) await context.close();
	}
});

/** Moves the house's clock with the demonstration's own bar on the page that is open. */
export async function letPass(page: Page, label: string) {
	const bar = page.getByRole('region', { name: '演示时钟' });
	// Moved when the server says so, whatever page comes next.
	const moved = page.waitForResponse((response) => new URL(response.url()).pathname === '/clock');
	await bar.getByRole('button', { name: label, exact: true }).click();
	await moved;
}

/** WCAG 2.2 AA by axe, in normal and in large type, on a phone and on a desk. */
export async function expectAccessible(
	page: Page,
	{ widths = [360, 1280], sizes = [false, true] } = {}
) {
	const size = page.viewportSize();
	const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
	for (const width of widths) {
		await page.setViewportSize({ width, height: 800 });
		for (const large of sizes) {
			await page.evaluate((on) => document.documentElement.classList.toggle('large', on), large);
			const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
			const found = violations.map(
				({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`
			);
			expect(found, `${page.url()} at ${width} px${large ? ', large' : ''}`).toEqual([]);
			const overflow = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(overflow, `${page.url()} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
		}
	}
	if (size) await page.setViewportSize(size);
}

export { expect };
