import { aDecidedMatter } from '#tests/helpers/decided-matter.ts';
import { hang } from '#tests/helpers/notice.ts';
import { expect, test, type E2eVillage } from './fixtures.ts';

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
	await desk.getByRole('button', { name: '打印公告' }).click();
	await expect(desk.locator('body')).toHaveAttribute('data-printed', 'yes');

	await resident.getByLabel('提出异议').fill('运输费偏高。');
	await resident.getByRole('button', { name: '提交异议' }).click();
	await desk.reload();
	await expect(mains(desk)).toHaveText(['答复']);
});
