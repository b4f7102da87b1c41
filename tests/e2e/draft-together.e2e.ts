import type { Page } from '@playwright/test';
import { aDraft } from '#tests/helpers/draft.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

const title = '村道路灯安装方案';
const paper = (page: Page) => page.getByRole('textbox', { name: title });
const status = (page: Page) => page.getByRole('status').first();

async function typeAtEnd(page: Page, words: string) {
	await paper(page).locator('p').last().click();
	await page.keyboard.press('End');
	await page.keyboard.type(words);
}

test('three draft together, one of them offline for a while, and freeze the text', async ({
	village,
	browserOf
}) => {
	const [wang, li, zhang] = await Promise.all(
		['王建国', '李秀英', '张桂兰'].map(async (name) =>
			village.post('committee', 'committee_member', { personId: await village.person({ name }) })
		)
	);
	await village.catchUp();
	const { documentId } = await aDraft(village, [wang!, li!, zhang!]);
	const rooms = await Promise.all([wang!, li!, zhang!].map((who) => browserOf(village, who)));
	await Promise.all(rooms.map((room) => room.goto(`${village.path}/drafts/${documentId}`)));
	const [first, second, third] = rooms as [Page, Page, Page];
	for (const room of rooms) await expect(status(room)).toHaveText('已保存');

	await paper(first).click();
	await first.getByRole('button', { name: '标题', exact: true }).click();
	await first.keyboard.type('一、事由');
	await first.keyboard.press('Enter');
	await first.keyboard.type('现有路灯六盏。');
	await expect(paper(second)).toContainText('现有路灯六盏。');
	await expect(first.getByRole('navigation', { name: '提纲' })).toContainText('一、事由');
	await expect(first.getByText('在这里：')).toContainText('李秀英');
	await typeAtEnd(second, '损坏四盏。');
	await expect(paper(first).getByText('李秀英')).toBeVisible();

	await third.context().setOffline(true);
	await expect(status(third)).toHaveText('连接断开，正在重连', { timeout: 60_000 });
	await typeAtEnd(third, '去年摔倒三起。');
	await expect(status(third)).toHaveText('连接断开，新写的还没有保存');
	await typeAtEnd(second, '夜间行走不便。');
	await expect(status(second)).toHaveText('已保存');
	await third.context().setOffline(false);
	await expect(status(third)).toHaveText('已保存', { timeout: 20_000 });
	for (const room of rooms)
		for (const words of ['损坏四盏。', '夜间行走不便。', '去年摔倒三起。'])
			await expect(paper(room)).toContainText(words);

	await expectAccessible(first);
	await first.getByText('定稿送审').click();
	await expect(first.getByText('不能再改')).toBeVisible();
	await first.getByRole('button', { name: '确认定稿' }).click();
	await expect(first.getByText('文本校验码')).toBeVisible();
	await expect(first.getByRole('article')).toContainText('去年摔倒三起。');
	await expectAccessible(first);
	expect(await first.locator('script').count(), 'the reader’s page sends no script').toBe(0);
	// Whoever is still in the room is taken to the frozen text.
	await expect(second.getByText('文本校验码')).toBeVisible();

	await second.goto(`${village.path}/drafts/${documentId}`);
	await expect(status(second)).toHaveText('已定稿');
	await expect(paper(second)).toHaveAttribute('contenteditable', 'false');
});

test('what was typed stays when the sign-in ends, and is saved after signing in again', async ({
	village,
	browserOf
}) => {
	const wang = await village.post('committee', 'committee_member');
	const { documentId } = await aDraft(village, [wang]);
	const page = await browserOf(village, wang);
	await page.goto(`${village.path}/drafts/${documentId}`);
	await expect(status(page)).toHaveText('已保存');

	await page.context().clearCookies();
	await page.context().setOffline(true);
	await expect(status(page)).toHaveText('连接断开，正在重连', { timeout: 60_000 });
	await page.context().setOffline(false);
	await expect(page.getByText('登录已过期，新写的还没有保存')).toBeVisible({ timeout: 20_000 });
	await paper(page).click();
	await page.keyboard.type('登录过期时写的字');
	await village.signIn(page, wang);
	await expect(status(page)).toHaveText('已保存', { timeout: 20_000 });
	await expect(paper(page)).toContainText('登录过期时写的字');
});

test('a file is attached without JavaScript, and only its audience can read it', async ({
	village,
	browserOf,
	browser,
	baseURL
}) => {
	const wang = await village.post('committee', 'committee_member');
	const { documentId } = await aDraft(village, [wang]);
	const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: 'zh-CN' });
	await village.signIn(context, wang);
	const page = await context.newPage();
	await page.goto(`${village.path}/drafts/${documentId}`);
	const attach = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
		await page.getByText('添加附件').first().click();
		await page.getByLabel('选择文件').setInputFiles(file);
		await page.getByLabel('任职人员').check();
		await page.getByRole('button', { name: '添加附件' }).click();
	};
	await attach({ name: '骗人.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
	await expect(page.getByText('只收照片')).toBeVisible();
	const bytes = Buffer.from('%PDF-1.7 预算');
	await attach({ name: '预算.pdf', mimeType: 'application/pdf', buffer: bytes });

	const link = page.getByRole('link', { name: '预算.pdf' });
	const address = (await link.getAttribute('href'))!;
	const answer = await page.request.get(address);
	expect(await answer.body()).toEqual(bytes);
	expect(answer.headers()['content-disposition']).toContain('attachment');
	await context.close();

	const resident = await browserOf(village, await village.person());
	expect((await resident.request.get(address)).status()).toBe(403);
	const stranger = await browser.newContext({ baseURL });
	expect((await stranger.request.get(address)).status()).toBe(401);
	await stranger.close();
});
