import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { indexJournal } from '#lib/archive/server/index-journal.ts';
import { getNotice } from '#lib/notices/server/notice-store.ts';
import { aDecidedMatter } from '#tests/helpers/decided-matter.ts';
import { hang } from '#tests/helpers/notice.ts';
import { expect, expectAccessible, test, type E2eVillage } from './fixtures.ts';

/** A decision with its notice posted, as the rooms before left it. */
async function aPostedDecision(village: E2eVillage) {
	await village.catchUp();
	const clerk = await village.clerk();
	const matter = await aDecidedMatter(village);
	const noticeId = await hang(village.as(clerk), {
		...{ communityId: village.id, matterId: matter.id, kind: 'decision', days: 15 },
		...{ title: '村道路灯安装决议公告', body: '安装路灯三十盏。' },
		issuerId: await village.body('committee', '石桥村村民委员会')
	});
	await indexJournal(village.asSystem());
	return { clerk, matter, notice: await getNotice(village.db, village.id, noticeId) };
}

test.describe('a stranger without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('finds a decision by two characters, and verifies the record it stands in', async ({
		page,
		village
	}, { outputDir }) => {
		const { notice } = await aPostedDecision(village);
		await page.goto(village.path);
		await page.getByRole('link', { name: '公开档案' }).click();
		await page.getByLabel('在档案里找').fill('路灯');
		await page.getByRole('button', { name: '搜索' }).click();
		await expect(page.getByRole('status')).toContainText('找到 3 件');
		await page.getByRole('link', { name: '村道路灯安装决议公告' }).click();
		await expect(page.getByText(notice.journalHead)).toBeVisible();

		await page.goto('/verify');
		mkdirSync(outputDir, { recursive: true });
		const file = `${outputDir}/record.jsonl`;
		const links = await page.locator('a[download]').filter({ hasText: '导出' }).all();
		const addresses = await Promise.all(links.map((one) => one.getAttribute('href')));
		const own = addresses.find((one) => one?.endsWith(village.slug));
		writeFileSync(file, await (await page.request.get(own!)).body());
		await page.getByLabel('公开记录文件').setInputFiles(file);
		await page.getByLabel('链标').fill(notice.journalHead);
		await page.getByRole('button', { name: '核验' }).click();
		await expect(page.getByRole('heading', { name: '成立', exact: true })).toBeVisible();
		await expect(page.getByText(`记录中含有链标 ${notice.journalHead}`)).toBeVisible();

		writeFileSync(file, readFileSync(file, 'utf8').replace('"yes":21', '"yes":29'));
		await page.getByLabel('公开记录文件').setInputFiles(file);
		await page.getByRole('button', { name: '核验' }).click();
		await expect(page.getByRole('heading', { name: '不成立' })).toBeVisible();
		await expect(page.getByText(/第 \d+ 条办理记录的内容被改动过/)).toBeVisible();
	});

	test('raises an objection when signed in, and reads the answer', async ({
		browserOf,
		page,
		village
	}) => {
		const { clerk, notice } = await aPostedDecision(village);
		const address = `${village.path}/notices/${notice.id}`;
		await village.signIn(page, await village.person());
		await page.goto(address);
		await page.getByLabel('提出异议').fill('学校门口没有灯。');
		await page.getByRole('button', { name: '提交异议' }).click();
		await expect(page.getByText('等待答复')).toBeVisible();

		const desk = await browserOf(village, clerk);
		await desk.goto(address);
		await desk.getByLabel('已作说明').check();
		await desk.getByLabel('答复内容').fill('第二期安装。');
		await desk.getByRole('button', { name: '答复', exact: true }).click();
		await page.reload();
		await expect(page.getByText('第二期安装。')).toBeVisible();
	});
});

for (const [what, paths] of [
	['the public pages', ['', '/notices', '/notices/:notice', '/archive?q=灯', '/verify']],
	['the pages behind them', ['/my', '/tasks', '/desk/tasks/new', '/desk/notices/new?kind=other']]
] as const)
	test(`${what} can be read by everybody`, async ({ page, village }) => {
		test.slow();
		const { clerk, notice } = await aPostedDecision(village);
		await village.signIn(page, clerk);
		for (const path of paths) {
			const address = path === '/verify' ? path : village.path + path;
			await page.goto(address.replace(':notice', notice.id));
			await expectAccessible(page);
		}
	});
