import { eq } from 'drizzle-orm';
import { appendEdits } from '#lib/documents/server/append-edits.ts';
import { freezeDocument } from '#lib/documents/server/freeze-document.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import { aDecidedMatter } from '#tests/helpers/decided-matter.ts';
import { aDraft, Editor } from '#tests/helpers/draft.ts';
import { passEarlierSteps, satOn } from '#tests/helpers/earlier-steps.ts';
import { hang } from '#tests/helpers/notice.ts';
import { expect, expectAccessible, test, type E2eVillage } from './fixtures.ts';

const body = `预算如下：
| 项目 | 数量 | 单价 | 小计 |
| 太阳能路灯（含灯杆、灯头） | 30 盏 | 2,480 元 | 74,400 元 |
| 运输、安装 | 30 盏 | 400 元 | 12,000 元 |`;

async function aNoticeWithTable(village: E2eVillage) {
	await village.catchUp();
	const clerk = await village.clerk();
	const matter = await aDecidedMatter(village);
	const noticeId = await hang(village.as(clerk), {
		...{ communityId: village.id, matterId: matter.id, kind: 'decision', days: 15 },
		...{ title: '村道路灯安装决议公告', body },
		issuerId: await village.body('committee', '石桥村村民委员会')
	});
	return { clerk, path: `${village.path}/notices/${noticeId}` };
}

test('a notice shows tables as tables, and one main thing to each', async ({
	village,
	browserOf
}) => {
	const { clerk, path } = await aNoticeWithTable(village);
	const resident = await browserOf(village, await village.person());
	const desk = await browserOf(village, clerk);
	await resident.setViewportSize({ width: 360, height: 740 });

	await resident.goto(path);
	const table = resident.getByRole('table');
	await expect(table.getByRole('columnheader')).toHaveText(['项目', '数量', '单价', '小计']);
	await expect(table.getByRole('row')).toHaveCount(3);
	const region = resident.getByRole('region', { name: '表格' });
	expect(await region.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
	const mains = (page: typeof desk) => page.locator('button.main, a.button.main');
	await expect(mains(resident)).toHaveText(['提交异议']);

	await desk.addInitScript(() => {
		window.print = () => document.body.setAttribute('data-printed', 'yes');
	});
	await desk.goto(path);
	await expect(mains(desk)).toHaveText(['打印公告']);
	// The scripts may come after the button is there.
	await expect(async () => {
		await desk.getByRole('button', { name: '打印公告' }).click();
		await expect(desk.locator('body')).toHaveAttribute('data-printed', 'yes', { timeout: 500 });
	}).toPass();

	await resident.getByLabel('提出异议').fill('运输费偏高。');
	await resident.getByRole('button', { name: '提交异议' }).click();
	await desk.reload();
	await expect(mains(desk)).toHaveText(['答复']);
});

test.describe('figures that do not follow', () => {
	test.use({ javaScriptEnabled: false });

	test('a result with a misprinted percentage cannot be posted; mended it can', async ({
		village,
		browserOf
	}) => {
		const clerk = await village.clerk();
		const secretary = await village.post('party_organisation', 'secretary');
		const director = await village.post('committee', 'director');
		const { matterId, documentId } = await aDraft(village, [director]);
		// Of a class that the representatives decide by themselves.
		await village.db.write(async (tx) => {
			await tx.update(matters).set({ class: 'service' }).where(eq(matters.id, matterId));
		});
		await appendEdits(village, [
			{
				documentId,
				personId: director,
				update: new Editor().paragraph('新装路灯三十盏。').update()
			}
		]);
		await freezeDocument(village.as(director), { documentId });
		await passEarlierSteps(village, { matterId, clerk, secretary });
		for (let nth = 0; nth < 8; nth += 1) await village.post('representatives', 'representative');
		await satOn(village, { matterId, clerk, bodies: ['representatives'], purpose: 'resolve' });
		await village.bringHouse();

		const desk = await browserOf(village, clerk);
		await desk.setViewportSize({ width: 360, height: 740 });
		await desk.goto(`${village.path}/desk/notices/new?kind=decision&matter=${matterId}`);
		const text = desk.getByLabel('正文');
		const made = await text.inputValue();
		expect(made).toContain('应到 9 人，实到 9 人。赞成 9，');
		await text.fill(`${made}\n本次会议赞成 9 票，占应到人数的 90%。`);
		await desk.getByLabel('张贴地点').fill('村务公开栏');
		await desk.getByRole('button', { name: '发布' }).click();

		await expect(desk.getByRole('alert')).toContainText('正文里有 1 处数字对不上');
		const line = made.split('\n').length + 1;
		const finding = `第 ${line} 行写的是“90%”，算出来是 9÷9=100.00%（应到）。`;
		await expect(desk.getByText(finding)).toBeVisible();
		await expect(desk.getByLabel('张贴地点')).toHaveValue('村务公开栏');
		await expect(text).toHaveValue(`${made}\n本次会议赞成 9 票，占应到人数的 90%。`);

		await text.fill(`${made}\n本次会议赞成 9 票，占应到人数的 100%。`);
		await desk.getByRole('button', { name: '发布' }).click();
		await expect(desk.getByText('正在公示').first()).toBeVisible();
		await expect(desk.getByRole('article')).toContainText('占应到人数的 100%');
		await expect(desk.getByRole('heading', { name: '数字说明' })).toHaveCount(0);
	});
});

test('a figure that is right all the same is posted with its reason, for everybody to read', async ({
	village,
	browserOf,
	page
}) => {
	await village.catchUp();
	const clerk = await village.clerk();
	await village.body('committee', '石桥村村民委员会');
	const desk = await browserOf(village, clerk);
	await desk.goto(`${village.path}/desk/notices/new?kind=other`);
	await desk.getByLabel('标题').fill('转发小区表决结果');
	await desk
		.getByLabel('正文')
		.fill('参加表决的业主 646 人，同意 411 人，占参加表决人数的 64.28%。');
	await desk.getByRole('button', { name: '发布' }).click();
	await expect(desk.getByText('411÷646=63.62%')).toBeVisible();
	await expectAccessible(desk);
	await desk.getByLabel('数字没有错的理由').fill('原公告如此，照原文转发。');
	await desk.getByRole('button', { name: '发布' }).click();

	await expect(desk.getByRole('heading', { name: '数字说明' })).toBeVisible();
	await page.goto(desk.url());
	const sheet = page.getByRole('article');
	await expect(sheet).toContainText('原公告如此，照原文转发。');
	await expect(sheet).toContainText('“64.28%”，算出来是 411÷646=63.62%');
});
