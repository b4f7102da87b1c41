import { objectToMatter } from '#lib/supervision/server/object-to-matter.ts';
import { aDecidedMatter } from '#tests/helpers/decided-matter.ts';
import { expect, test, type E2eVillage } from './fixtures.ts';

/** A phone-sized screen without JavaScript. */
test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

async function settle(village: E2eVillage) {
	await village.body('supervision_committee', '石桥村村务监督委员会');
	const supervisor = await village.post('supervision_committee', 'director', {
		personId: await village.person({ name: '何桂香' })
	});
	const clerk = await village.post('desk', 'clerk', {
		...{ personId: await village.person({ name: '王秀兰' }), votes: false }
	});
	return { supervisor, clerk, matter: await aDecidedMatter(village) };
}

test('监督意见: raised on a matter, answered, accepted; another goes upward with the record', async ({
	village,
	page
}) => {
	const { supervisor, clerk, matter } = await settle(village);
	const dossier = `${village.path}/matters/${matter.id}`;

	await test.step('a supervisor objects at the step where the matter stands', async () => {
		await village.signIn(page, supervisor);
		await page.goto(dossier);
		await page.getByRole('link', { name: '提出监督意见' }).click();
		await page.getByLabel('意见和理由').fill('没有附三家报价单。');
		await page.getByRole('button', { name: '提出监督意见' }).click();
		await expect(page.getByText('待答复')).toBeVisible();
		await expect(page.getByText('没有附三家报价单。', { exact: true })).toBeVisible();
	});
	const objection = page.url();

	await test.step('one at a time', async () => {
		await page.goto(dossier);
		await page.getByRole('link', { name: '提出监督意见' }).click();
		await expect(page.getByRole('button', { name: '提出监督意见' })).toBeDisabled();
		await expect(page.getByText('上一条意见还没有了结')).toBeVisible();
	});

	await test.step('everybody sees that there is one, and nobody outside what it says', async () => {
		await page.context().clearCookies();
		await page.goto(dossier);
		await expect(page.getByText('监督意见第 1 条')).toBeVisible();
		await expect(page.getByText('待答复')).toBeVisible();
		await expect(page.getByText('没有附三家报价单。')).toHaveCount(0);
		await page.goto(objection);
		await expect(page.getByRole('heading', { name: '登录', exact: true })).toBeVisible();
	});

	await test.step('the clerk answers, the supervisor accepts', async () => {
		await village.signIn(page, clerk);
		await page.goto(objection);
		await page.getByLabel('答复').fill('已补上三家报价单，见附件。');
		await page.getByRole('button', { name: '答复' }).click();
		await expect(page.getByText('已答复，待监督委员会认可')).toBeVisible();
		await page.context().clearCookies();
		await village.signIn(page, supervisor);
		await page.goto(objection);
		await page.getByRole('button', { name: '认可答复' }).click();
		await expect(page.getByText('何桂香认可了答复')).toBeVisible();
		await page.goto(`${village.path}/supervision?over`);
		await expect(page.getByText('答复已认可')).toBeVisible();
	});

	await test.step('another goes upward, and what came back is kept', async () => {
		await village.catchUp();
		const second = await objectToMatter(village.as(supervisor), {
			...{ communityId: village.id, matterId: matter.id },
			...{ step: 'publish_decision', reasons: '报价单是事后补的。' }
		});
		await page.goto(`${village.path}/objections/${second}`);
		await page.getByText('向乡镇（街道）反映').first().click();
		const report = page.getByLabel('向上反映的材料');
		await expect(report).toHaveValue(/报价单是事后补的。\n到.+没有得到答复。$/);
		await report.fill(`${await report.inputValue()}请责成重新比价。`);
		await page.getByRole('button', { name: '向乡镇（街道）反映' }).click();
		await expect(page.getByText('已向上反映')).toBeVisible();
		await expect(page.getByText(/办理记录校验码 [0-9a-f]{16}/)).toBeVisible();
		await page.getByLabel('答复单位').fill('镇人民政府');
		await page.getByLabel('上级答复').fill('责成重新比价。');
		await page.getByRole('button', { name: '登记答复' }).click();
		await expect(page.getByText('上级已答复')).toBeVisible();
	});
});
