import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { newId } from '#lib/kernel/id.ts';
import { accounts } from '#lib/server/account-tables.ts';
import { openSessions } from '#lib/server/sessions.ts';
import { addressIn, oneOfEach, type World } from '#tests/helpers/one-of-each.ts';
import { expect, expectAccessible, test, type E2eVillage, type House } from './fixtures.ts';

const top = fileURLToPath(new URL('../..', import.meta.url));
const routesFolder = `${top}src/routes`;

// A trace of so many pages costs more than the walk itself.
test.use({ trace: 'off' });

/** Every route that has a page, as the folder has them. */
const routes = readdirSync(routesFolder, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('+page.svelte'))
	.map(
		(file) =>
			`/${relative(routesFolder, dirname(`${routesFolder}/${file}`))
				.split(sep)
				.join('/')}`
	)
	.sort();

type Who =
	| 'nobody'
	| 'host'
	| 'clerk'
	| 'supervisor'
	| 'secretary'
	| 'director'
	| 'resident'
	| 'representative';
interface Visit {
	who: Who;
	/** What follows the address, and which things it names, where another than the usual one is meant. */
	also?: (world: World) => { query?: string; params?: Record<string, string> };
}

const c = '/c/[community=slug]';
/** Who opens each page, in which states. A page that is not here fails the test. */
const visits: Record<string, Visit[]> = {
	'/(board)': [{ who: 'nobody' }],
	'/(board)/verify': [{ who: 'nobody' }],
	[`/(board)${c}`]: [{ who: 'nobody' }, { who: 'resident' }],
	[`/(board)${c}/archive`]: [
		{ who: 'nobody' },
		{ who: 'nobody', also: () => ({ query: '?q=水渠' }) },
		{ who: 'nobody', also: () => ({ query: '?q=没有的事' }) }
	],
	[`/(board)${c}/digests/[paper=paperId]`]: [
		{ who: 'nobody', also: ({ ids }) => ({ params: { paper: ids.digest } }) }
	],
	[`/(board)${c}/matters`]: [
		{ who: 'nobody' },
		{ who: 'nobody', also: () => ({ query: '?ended' }) }
	],
	[`/(board)${c}/matters/[matter=matterId]`]: [
		{ who: 'nobody' },
		{ who: 'clerk' },
		{ who: 'clerk', also: ({ ids }) => ({ params: { matter: ids.draftMatter } }) },
		{ who: 'resident', also: ({ ids }) => ({ params: { matter: ids.decidedMatter } }) }
	],
	[`/(board)${c}/notices`]: [{ who: 'nobody' }],
	[`/(board)${c}/notices/[notice=noticeId]`]: [
		{ who: 'nobody' },
		{ who: 'resident' },
		{ who: 'clerk' }
	],
	[`/(board)${c}/procedures`]: [{ who: 'nobody' }],
	[`/(board)${c}/rules`]: [
		{ who: 'nobody' },
		{
			who: 'nobody',
			also: () => ({
				query: '?rule=V-REP&on=2020-06-01&members_total=45&members_present=29&yes=29'
			})
		}
	],
	[`/(board)${c}/results/[vote=voteId]`]: [
		{ who: 'nobody' },
		{ who: 'nobody', also: ({ ids }) => ({ params: { vote: ids.closedVote } }) }
	],
	[`/(board)${c}/versions/[version=versionId]`]: [{ who: 'resident' }],
	[`/(board)${c}/appraisals/[appraisal=appraisalId]`]: [{ who: 'nobody' }, { who: 'clerk' }],
	[`/(board)${c}/audits/[audit=auditId]`]: [
		{ who: 'nobody' },
		{ who: 'clerk', also: ({ ids }) => ({ params: { audit: ids.openAudit } }) }
	],
	[`/(board)${c}/supervision`]: [
		{ who: 'nobody' },
		{ who: 'resident', also: () => ({ query: '?over' }) }
	],
	'/(entrance)/account': [{ who: 'clerk' }, { who: 'resident' }],
	'/(entrance)/host': [{ who: 'host' }],
	'/(entrance)/setup': [{ who: 'nobody' }],
	'/(entrance)/sign-in': [{ who: 'nobody' }],
	'/(entrance)/slip/[code]': [
		{ who: 'nobody' },
		{ who: 'nobody', also: () => ({ params: { code: 'AAAA-BBBB-CCCC' } }) }
	],
	// Shown only in answer to a form, which tests/e2e/troubles sends.
	'/(entrance)/kept': [],
	[`/(hall)${c}/comments/[period=periodId]`]: [
		{ who: 'nobody' },
		{ who: 'resident' },
		{ who: 'clerk' }
	],
	[`/(hall)${c}/drafts/[document=documentId]`]: [
		{ who: 'director' },
		{ who: 'secretary' },
		{ who: 'director', also: ({ ids }) => ({ params: { document: ids.sealedDocument } }) }
	],
	[`/(hall)${c}/ideas`]: [{ who: 'resident' }],
	[`/(hall)${c}/ideas/[idea=ideaId]`]: [
		{ who: 'secretary' },
		{ who: 'clerk', also: ({ ids }) => ({ params: { idea: ids.acceptedIdea } }) }
	],
	[`/(hall)${c}/ideas/new`]: [{ who: 'director' }, { who: 'clerk' }, { who: 'resident' }],
	[`/(hall)${c}/petitions`]: [
		{ who: 'resident' },
		{ who: 'clerk', also: () => ({ query: '?ended' }) }
	],
	[`/(hall)${c}/petitions/[petition=petitionId]`]: [{ who: 'resident' }, { who: 'clerk' }],
	[`/(hall)${c}/petitions/[petition=petitionId]/sheet`]: [{ who: 'resident' }],
	[`/(hall)${c}/petitions/new`]: [{ who: 'resident' }, { who: 'clerk' }],
	[`/(desk)${c}/desk/petitions/[petition=petitionId]`]: [{ who: 'clerk' }],
	[`/(hall)${c}/meetings`]: [{ who: 'clerk' }],
	[`/(hall)${c}/meetings/[meeting=meetingId]`]: [
		{ who: 'clerk' },
		{ who: 'representative' },
		{ who: 'resident' },
		{ who: 'clerk', also: ({ ids }) => ({ params: { meeting: ids.called.meetingId } }) },
		{ who: 'clerk', also: ({ ids }) => ({ params: { meeting: ids.held.meetingId } }) }
	],
	[`/(hall)${c}/my`]: [{ who: 'representative' }, { who: 'resident' }],
	[`/(hall)${c}/urgent/new`]: [{ who: 'clerk' }],
	[`/(hall)${c}/urgent/[urgent=urgentActId]`]: [{ who: 'clerk' }, { who: 'resident' }],
	[`/(hall)${c}/objections/new`]: [
		{ who: 'supervisor', also: ({ ids }) => ({ query: `?matter=${ids.draftMatter}` }) }
	],
	[`/(hall)${c}/objections/[objection=supervisionObjectionId]`]: [
		{ who: 'supervisor' },
		{ who: 'clerk' },
		{ who: 'supervisor', also: ({ ids }) => ({ params: { objection: ids.reportedObjection } }) }
	],
	[`/(hall)${c}/papers/[paper=paperId]`]: [
		{ who: 'representative' },
		{ who: 'clerk', also: ({ ids }) => ({ params: { paper: ids.resolution } }) },
		{ who: 'clerk', also: ({ ids }) => ({ params: { paper: ids.digest } }) }
	],
	[`/(hall)${c}/reviews/[act=partyActId]`]: [{ who: 'secretary' }],
	[`/(hall)${c}/tasks`]: [{ who: 'resident' }],
	[`/(hall)${c}/tasks/[task=taskId]`]: [{ who: 'director' }],
	[`/(hall)${c}/votes/[vote=voteId]`]: [
		{ who: 'representative' },
		{ who: 'clerk', also: ({ ids }) => ({ params: { vote: ids.closedVote } }) }
	],
	[`/(desk)${c}/desk`]: [{ who: 'clerk' }, { who: 'director' }],
	[`/(desk)${c}/desk/appraisals/new`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/audits/new`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/handovers/new`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/handovers/[handover=handoverId]`]: [{ who: 'clerk' }, { who: 'resident' }],
	[`/(desk)${c}/desk/bodies`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/bodies/[body=bodyId]`]: [
		{ who: 'clerk' },
		{ who: 'clerk', also: () => ({ query: '?who=韩小红' }) }
	],
	[`/(desk)${c}/desk/handover`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/households/[household=householdId]`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/matters/new`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/meetings/new`]: [
		{ who: 'clerk' },
		{ who: 'clerk', also: ({ params }) => ({ query: `?body=${params.body}` }) },
		{
			who: 'clerk',
			also: ({ params }) => ({ query: `?past=1&body=${params.body}&day=2026-03-01` })
		}
	],
	[`/(desk)${c}/desk/notices/new`]: [
		{ who: 'clerk' },
		{
			who: 'clerk',
			also: ({ ids }) => ({ query: `?kind=decision&matter=${ids.decidedMatter}` })
		},
		{ who: 'clerk', also: () => ({ query: '?kind=other' }) }
	],
	[`/(desk)${c}/desk/people/[person=personId]`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/roll`]: [{ who: 'clerk' }, { who: 'resident' }],
	[`/(desk)${c}/desk/roll/import`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/roll/import/[import=importId]`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/roll/new`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/procedures`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/procedures/[procedure=procedureId]`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/settings`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/rules`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/slips`]: [{ who: 'clerk' }],
	[`/(desk)${c}/desk/tasks/new`]: [{ who: 'clerk' }]
};

type Messages = { [key: string]: string | Messages };
function flat(messages: Messages, prefix = ''): [string, string][] {
	return Object.entries(messages).flatMap(([key, value]) =>
		typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`)
	);
}
const messagesIn = (language: string) =>
	readdirSync(`${top}messages/${language}`).flatMap((file) =>
		flat(JSON.parse(readFileSync(`${top}messages/${language}/${file}`, 'utf8')) as Messages)
	);

const chinese = /\p{Script=Han}/u;
const keys = new Set(messagesIn('en').map(([key]) => key));
/** Chinese sentences of the house, as patterns: what stands for a value matches anything. */
const sentences = messagesIn('zh-CN').flatMap(([, text]) => {
	const parts = text.split(/\{[^}]*\}/);
	if (!chinese.test(text) || parts.join('').length < 3) return [];
	const literal = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return [new RegExp(`^${literal.join('.+')}$`, 'u')];
});

/** Texts on the page, one node at a time. What the community itself has written is data: papers, texts, notices. */
function textsOn(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const texts: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const within = node.parentElement!;
			if (within.closest('script, style, article, textarea, option, [lang="zh-CN"]:not(html)'))
				continue;
			const text = node.textContent!.trim();
			if (text) texts.push(text);
		}
		return texts;
	});
}

/** Names that the community gave itself, which are also words of the house. */
const namesHere = (world: World) =>
	new Set([...world.names, '村党组织', '石桥村', '名册.csv', '路灯预算.pdf']);

async function expectSound(page: Page, path: string) {
	const answer = await page.goto(path);
	expect(answer!.status(), path).toBe(200);
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await expect(page.locator('h1'), path).toHaveCount(1);
	expect(await page.title(), path).toMatch(/^.+ · .+$/);
	expect((await textsOn(page)).filter((text) => keys.has(text))).toEqual([]);
	if (path.includes('/drafts/')) await expect(page.getByRole('textbox').first()).toBeVisible();
}

async function expectEnglish(page: Page, world: World, path: string) {
	const context = page.context();
	const { origin } = new URL(page.url());
	await context.addCookies([{ name: 'language', value: 'en', url: origin }]);
	await page.goto(path);
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	const names = namesHere(world);
	const texts = await textsOn(page);
	expect(
		texts.filter(
			(text) =>
				keys.has(text) ||
				(chinese.test(text) && !names.has(text) && sentences.some((one) => one.test(text)))
		),
		`${path} in English`
	).toEqual([]);
	// Left first: scripts that come late would put the cookie back.
	await page.goto('about:blank');
	await context.clearCookies({ name: 'language' });
}

async function signInAs(who: Who, context: BrowserContext, house: House, world: World) {
	const village = world.village as E2eVillage;
	if (who === 'nobody') return;
	if (who !== 'host') {
		const { representatives } = world.cast;
		const personId = who === 'representative' ? representatives[1]! : world.cast[who];
		await village.signIn(context, personId);
		return;
	}
	const id = newId('account');
	await village.db.write((tx) =>
		tx
			.insert(accounts)
			.values({ id, handle: id.slice(4, 14), isHost: true, createdAt: village.now })
			.then(() => {})
	);
	const value = await openSessions(village.db).start(id, { device: 'test', via: 'password' });
	await context.addCookies([{ name: 'session', value, url: house.address }]);
}

const parts: Record<string, (route: string) => boolean> = {
	board: (route) => route.startsWith('/(board)'),
	'hall and entrance': (route) => route.startsWith('/(hall)') || route.startsWith('/(entrance)'),
	desk: (route) => route.startsWith('/(desk)')
};

test('every page is visited', () => {
	expect(Object.keys(visits).sort()).toEqual(routes);
	for (const route of routes)
		expect(Object.values(parts).filter((isIn) => isIn(route))).toHaveLength(1);
});

for (const [part, isIn] of Object.entries(parts))
	test(`every page of the ${part} is sound, in both sizes, on a phone and on a desk`, async ({
		house,
		village,
		browser
	}, { project }) => {
		test.setTimeout(300_000);
		const world = await oneOfEach(village, house.dataDir);
		await village.bringHouse();
		const pictures = `${project.outputDir}/../pages`;
		mkdirSync(pictures, { recursive: true });
		const contexts = new Map<Who, Page>();
		const troubles: string[] = [];

		for (const route of routes.filter(isIn))
			for (const [nth, { who, also }] of visits[route]!.entries()) {
				let page = contexts.get(who);
				if (!page) {
					const context = await browser.newContext({
						baseURL: house.address,
						locale: 'zh-CN',
						timezoneId: 'Asia/Shanghai'
					});
					await signInAs(who, context, house, world);
					page = await context.newPage();
					const open = page;
					page.on('console', (said) => {
						if (said.type() === 'error') troubles.push(`${open.url()}: ${said.text()}`);
					});
					page.on('pageerror', (error) => troubles.push(`${open.url()}: ${error.message}`));
					contexts.set(who, page);
				}
				const { query = '', params } = also?.(world) ?? {};
				const path = addressIn(world, route, params) + query;
				await expectSound(page, path);
				const name = `${route.replaceAll(/\W+/g, '-').slice(1)}${nth ? `-${nth}` : ''}-${who}`;
				for (const width of [360, 1280]) {
					await page.setViewportSize({ width, height: 800 });
					await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
				}
				// The first state of a page in every size; of the others the one that is hardest to fit.
				await expectAccessible(page, nth === 0 ? {} : { widths: [360], sizes: [true] });
				if (nth === 0) await expectEnglish(page, world, path);
			}
		expect(troubles).toEqual([]);
		for (const page of contexts.values()) await page.context().close();
	});
