import { addDays, dayOf } from '#lib/kernel/instant.ts';
import { enterAppraisal } from '#lib/supervision/server/enter-appraisal.ts';
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

test('民主评议: wrong figures are refused; two findings in a row end the post by the clerk’s hand', async ({
	village,
	page
}) => {
	const { supervisor, clerk } = await settle(village);
	const director = await village.post('committee', 'director', {
		personId: await village.person({ name: '陈志强' })
	});
	const bodyId = await village.body('representatives', '石桥村村民代表会议');
	await village.catchUp();
	await enterAppraisal(village.as(clerk), {
		...{ communityId: village.id, bodyId, heldOn: dayOf(village.now), present: 30, ballots: 30 },
		...{ bar: 'half', barBasis: '', presidedBy: supervisor },
		lines: [
			{
				...{ personId: director, role: 'director', appraisedAs: 'member' },
				...{ excellent: 0, competent: 5, basic: 5, incompetent: 20 }
			}
		]
	});
	await village.signIn(page, clerk);
	await page.goto(`${village.path}/desk`);
	await expect(page.getByText('年还没有民主评议')).toHaveCount(0);
	await fetch(`${new URL(page.url()).origin}/clock`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: new URL(page.url()).origin },
		body: new URLSearchParams({ hours: String(400 * 24) })
	});

	await page.context().clearCookies();
	await village.signIn(page, clerk);
	await page.goto(`${village.path}/desk`);
	await page.getByRole('link', { name: /年还没有民主评议：1 人/ }).click();
	await village.catchUp();
	await page.getByLabel('评议日期').fill(dayOf(village.now));
	await page.getByLabel('到会人数').fill('32');
	await page.getByLabel('有效票数').fill('30');
	const line = page.getByRole('group', { name: '陈志强' });
	await line.getByRole('textbox', { name: /^称职/ }).fill('9');
	await line.getByRole('textbox', { name: /^不称职/ }).fill('22');
	await page.getByRole('button', { name: '登记并公布' }).click();
	await expect(page.getByText('第 1 行四项相加是 31，有效票是 30')).toBeVisible();
	await line.getByRole('textbox', { name: /^称职/ }).fill('8');
	await page.getByRole('button', { name: '登记并公布' }).click();

	await expect(page.getByText('陈志强（主任）的职务依法终止')).toBeVisible();
	await expect(page.getByText('《村民委员会组织法》第三十八条').first()).toBeVisible();
	await page.getByText('登记职务终止').first().click();
	await page.getByRole('button', { name: '登记职务终止' }).click();
	await expect(page.getByText('陈志强（主任）的职务依法终止')).toHaveCount(0);
	await page.context().clearCookies();
	await page.reload();
	await expect(page.getByRole('row', { name: /陈志强.+22.+30.+不称职/ })).toBeVisible();
});

test('移交 and 先行处置: a list ticked by both sides and the witness; an urgent act waits for a meeting', async ({
	village,
	page
}) => {
	const { clerk, matter } = await settle(village);
	const people = [
		await village.post('committee', 'director', {
			personId: await village.person({ name: '陈志强' })
		}),
		await village.post('committee', 'committee_member', {
			personId: await village.person({ name: '周文博' })
		}),
		await village.post('township_office', 'liaison', {
			...{ personId: await village.person({ name: '吴志远', onRoll: false }), votes: false }
		})
	];
	await village.catchUp();
	await village.signIn(page, clerk);
	await page.goto(`${village.path}/desk`);
	await page.getByRole('link', { name: '登记班子移交' }).click();
	await page.getByLabel('新一届产生日').fill(addDays(dayOf(village.now), -11));
	await page.getByLabel('主持人').fill('村民选举委员会主任冯大海');
	const [giver, taker, witness] = people as [string, string, string];
	await page.getByLabel('移交人').selectOption(giver);
	await page.getByLabel('接收人').selectOption(taker);
	await page.getByLabel('监交人').selectOption(witness);
	await page.getByLabel('印章').fill('村民委员会公章一枚\n财务专用章一枚');
	await page.getByRole('button', { name: '登记移交清单' }).click();
	await expect(page.getByText('逾期未移交完')).toBeVisible();

	for (const [personId, button] of [
		[people[0]!, '确认已移交'],
		[people[1]!, '确认已接收'],
		[people[2]!, '确认已监交']
	] as const) {
		await page.context().clearCookies();
		await village.signIn(page, personId);
		await page.reload();
		await page.getByRole('checkbox', { name: '村民委员会公章一枚' }).check();
		await page.getByRole('checkbox', { name: '财务专用章一枚' }).check();
		await page.getByRole('button', { name: button }).click();
	}
	await expect(page.getByText('已移交，晚于期限')).toBeVisible();

	await page.context().clearCookies();
	await village.signIn(page, clerk);
	await page.goto(`${village.path}/urgent/new`);
	await page.getByLabel('办了什么事').fill('抢修三组便桥');
	await page.getByLabel('已经做的').fill('架设钢便桥一座。');
	await page.getByLabel('为什么等不到会议').fill('桥面冲断，学生无法上学。');
	await page.getByLabel('所属事项').selectOption(matter.id);
	await page.getByRole('button', { name: '登记', exact: true }).click();
	await expect(page.getByText('待追认').first()).toBeVisible();
	await expect(page.getByText('还没有可以用来追认的议程项')).toBeVisible();
	await page.goto(`${village.path}/desk`);
	await expect(page.getByRole('link', { name: '抢修三组便桥' })).toBeVisible();

	await page.context().clearCookies();
	await page.goto(`${village.path}/matters/${matter.id}`);
	await expect(page.getByText('抢修三组便桥')).toBeVisible();
	await expect(page.getByText('待追认')).toBeVisible();
});

test('审计: the result is published with its report before the election, for everybody', async ({
	village,
	page
}) => {
	const { clerk } = await settle(village);
	await village.post('committee', 'director', {
		personId: await village.person({ name: '陈志强' })
	});
	await village.catchUp();
	await village.signIn(page, clerk);
	await page.goto(`${village.path}/desk/audits/new`);
	await page.getByLabel('被审计人').selectOption({ label: '陈志强（主任）' });
	await page.getByLabel('期间起').fill('2021-01-10');
	await page.getByLabel('期间止').fill('2026-01-10');
	await page.getByLabel('组织和实施单位').fill('石桥镇人民政府');
	await page.getByLabel('下一届选举日').fill(addDays(dayOf(village.now), 20));
	await page.getByRole('checkbox', { name: '公益事业项目招标投标' }).uncheck();
	await page.getByRole('button', { name: '登记审计' }).click();
	await expect(page.getByText('待公布').first()).toBeVisible();
	await expect(page.getByText('没有审计的：公益事业项目招标投标。')).toBeVisible();
	await page.getByLabel('审计结果').fill('收支真实，两笔支出手续不全，已责成补正。');
	await page.getByLabel('审计报告').setInputFiles({
		...{ name: '审计报告.pdf', mimeType: 'application/pdf' },
		buffer: Buffer.from('%PDF-1.7 审计报告')
	});
	await page.getByRole('button', { name: '公布审计结果' }).click();
	await expect(page.getByText('已按期公布')).toBeVisible();

	await page.context().clearCookies();
	await page.goto(`${village.path}/supervision`);
	await page.getByRole('link', { name: '陈志强（主任）经济责任审计' }).click();
	const report = await page.getByRole('link', { name: '审计报告.pdf' }).getAttribute('href');
	const file = await page.request.get(report!);
	expect(await file.text()).toBe('%PDF-1.7 审计报告');
});
