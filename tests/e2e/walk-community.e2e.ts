import type { Page } from '@playwright/test';
import type { Id } from '#lib/kernel/id.ts';
import { expect, letPass, test, type E2eVillage } from './fixtures.ts';

const TITLE = '电动自行车充电桩建设方案';

async function openSummary(page: Page, words: string) {
	await page.locator('summary', { hasText: words }).first().click();
}

/** The people of a residents' community, with the seats the walk needs. */
async function seats(community: E2eVillage) {
	const post = community.post;
	const seat = {
		clerk: await community.clerk(),
		resident: await community.person({ name: '沈玉梅' }),
		neighbour: await community.person({ name: '何长根' }),
		secretary: await post('party_organisation', 'secretary'),
		convener: await post('council', 'convener'),
		council: [] as Id<'person'>[],
		director: await post('committee', 'director'),
		supervisor: await post('supervision_committee', 'committee_member')
	};
	for (let count = 0; count < 5; count += 1) seat.council.push(await post('council', 'member'));
	return seat;
}

/** Reads the three papers of a meeting: the chair adopts each, the clerk seals it. */
async function adoptAndSeal(meeting: string, chair: Page, clerk: Page) {
	for (const kind of ['会议记录', '决议', '会议纪要']) {
		await chair.goto(meeting);
		await chair.getByRole('listitem').filter({ hasText: kind }).getByRole('link').click();
		await chair.getByRole('button', { name: '核对无误，通过' }).click();
		await expect(chair.getByText('已经核对通过')).toBeVisible();
		await clerk.goto(chair.url());
		await clerk.getByRole('button', { name: '定稿盖章' }).click();
		await expect(clerk.getByText('已经定稿，不能再改')).toBeVisible();
	}
}

test('a council walks a topic from a resident’s idea to the result and its feedback', async ({
	community,
	browser,
	browserOf,
	house
}) => {
	test.setTimeout(300_000);
	const seat = await seats(community);
	await community.bringHouse();
	const clerk = await browserOf(community, seat.clerk);
	const convener = await browserOf(community, seat.convener);
	let dossier = '';
	let meeting = '';

	await test.step('议题：居民提出，邻居发言，召集人审核', async () => {
		const resident = await browserOf(community, seat.resident);
		await resident.goto(`${community.path}/ideas/new`);
		await resident.getByLabel('题目').fill('想在北门装充电桩');
		await resident.getByLabel('事由').fill('楼道里飞线充电，不安全。请议事会商量装充电桩。');
		await resident.getByRole('button', { name: '提出', exact: true }).click();
		await expect(resident.getByRole('heading', { name: '想在北门装充电桩' })).toBeVisible();
		const idea = resident.url();

		const neighbour = await browserOf(community, seat.neighbour);
		await neighbour.goto(idea);
		await neighbour.getByLabel('说两句').fill('支持，夜里收费便宜一点更好。');
		await neighbour.getByRole('button', { name: '发言' }).click();
		await expect(neighbour.getByText('夜里收费便宜一点')).toBeVisible();

		const secretary = await browserOf(community, seat.secretary);
		await secretary.goto(idea);
		await secretary.getByLabel('列入议事').check();
		await secretary.getByLabel('理由').first().fill('关系大家安全，议事会可以商量。');
		await secretary.getByRole('button', { name: '提交审核意见' }).click();
		await expect(secretary.getByText('审核通过').first()).toBeVisible();

		await clerk.goto(idea);
		await clerk.getByRole('link', { name: '立项' }).click();
		await clerk.getByLabel('事项名称').fill(TITLE);
		await clerk.getByLabel('类别').selectOption({ label: '公共服务' });
		await clerk.getByRole('group', { name: '起草人' }).getByRole('checkbox').first().check();
		for (const box of await clerk
			.getByRole('group', { name: '起草人' })
			.getByRole('checkbox')
			.all())
			await box.check();
		await clerk.getByRole('button', { name: '立项' }).click();
		await expect(clerk.getByRole('heading', { name: TITLE })).toBeVisible();
		dossier = clerk.url();
	});

	await test.step('起草、定稿', async () => {
		await convener.goto(dossier);
		await convener.getByRole('link', { name: '去起草、定稿' }).click();
		await expect(convener.getByRole('status').first()).toHaveText('已保存');
		await convener.getByRole('textbox', { name: TITLE }).click();
		await convener.keyboard.type('在北门车棚安装充电桩二十个，电费按表收取。');
		await expect(convener.getByRole('status').first()).toHaveText('已保存');
		await convener.getByText('定稿送审').click();
		await convener.getByRole('button', { name: '确认定稿' }).click();
		await expect(convener.getByText('文本校验码').first()).toBeVisible();
	});

	await test.step('征求意见：手机上没有脚本也能写，每条都答复', async () => {
		await clerk.goto(dossier);
		await clerk.getByRole('button', { name: '公开征求意见' }).click();
		await expect(clerk.getByRole('heading', { name: '征求意见' }).first()).toBeVisible();

		const phone = await browser.newContext({
			baseURL: house.address,
			locale: 'zh-CN',
			javaScriptEnabled: false,
			viewport: { width: 360, height: 740 }
		});
		await community.signIn(phone, seat.neighbour);
		const resident = await phone.newPage();
		await resident.goto(dossier);
		await resident.getByRole('link', { name: '提意见' }).click();
		await resident.getByLabel('您的意见').fill('二十个不够，西门也要装。');
		await resident.getByRole('button', { name: '提交意见' }).click();
		await expect(resident.getByText('意见已收到')).toBeVisible();

		await clerk.goto(resident.url().split('?')[0]!);
		await openSummary(clerk, '答复');
		await clerk.getByLabel('部分采纳').check();
		await clerk
			.getByLabel('理由', { exact: true })
			.first()
			.fill('先装北门，年底看使用情况再装西门。');
		await clerk.getByRole('button', { name: '答复', exact: true }).click();
		await expect(clerk.getByText('年底看使用情况')).toBeVisible();
		await letPass(clerk, '15 天');
		await expect(async () => {
			await resident.goto(resident.url());
			await expect(resident.getByText('征求意见已截止')).toBeVisible({ timeout: 1_000 });
		}).toPass({ timeout: 45_000 });
		await expect(resident.getByText('年底看使用情况')).toBeVisible();
		await phone.close();
	});

	await test.step('确定参与人、提前告知', async () => {
		await convener.goto(dossier);
		await convener.getByRole('link', { name: '发会议通知' }).click();
		await convener.getByLabel('地点').fill('社区议事厅');
		await convener.getByRole('button', { name: '发会议通知' }).click();
		await expect(convener.getByText('已通知').first()).toBeVisible();
		meeting = convener.url();
		await letPass(convener, '5 天');
	});

	await test.step('议事会：签到、表决、出结果', async () => {
		await clerk.goto(meeting);
		const boxes = clerk.getByRole('group', { name: '还没有签到的人' }).getByRole('checkbox');
		for (const box of await boxes.all()) await box.check();
		await clerk.getByRole('button', { name: '登记签到' }).click();
		await expect(clerk.getByText('已签到 6 人')).toBeVisible();
		const chairName = await nameOf(community, seat.convener);
		await clerk.getByLabel('主持人', { exact: true }).selectOption({ label: chairName });
		await clerk.getByRole('button', { name: '开始会议' }).click();
		await clerk.getByRole('button', { name: '开始这一项' }).click();
		await clerk.getByRole('button', { name: '开始表决' }).click();
		await convener.goto(meeting);
		await convener.getByRole('link', { name: '去投票' }).first().click();
		await convener.getByRole('radio', { name: '赞成' }).check();
		await convener.getByRole('button', { name: '确认投票' }).click();
		await expect(convener.getByRole('heading', { name: '已投票' })).toBeVisible();
		const hands = clerk.getByRole('group', { name: '举手人数' });
		await hands.getByLabel('赞成').fill('4');
		await hands.getByLabel('反对').fill('1');
		await hands.getByLabel('弃权').fill('0');
		await clerk.getByRole('button', { name: '登记举手人数' }).click();
		await expect(clerk.getByText('举手已清点')).toBeVisible();
		await openSummary(clerk, '宣布截止');
		await clerk.getByRole('button', { name: '宣布截止' }).click();
		await clerk.getByRole('button', { name: '散会' }).click();
		await expect(clerk.getByRole('heading', { name: '会议材料' })).toBeVisible();
		await adoptAndSeal(meeting, convener, clerk);
	});

	await test.step('决议公开、落实、结果公开、反馈', async () => {
		await clerk.goto(dossier);
		await clerk.getByRole('link', { name: '发布决议公告' }).click();
		await clerk.getByRole('button', { name: '发布' }).click();
		await expect(clerk.getByText('正在公示')).toBeVisible();
		await letPass(clerk, '15 天');
		await letPass(clerk, '1 天');

		await clerk.goto(dossier);
		await clerk.getByRole('link', { name: '落实责任人' }).click();
		await clerk.getByLabel('要办的事').fill('采购并安装充电桩二十个');
		const owner = clerk.getByLabel('责任人', { exact: true }).locator('option', {
			hasText: await nameOf(community, seat.director)
		});
		await clerk
			.getByLabel('责任人', { exact: true })
			.selectOption((await owner.first().getAttribute('value'))!);
		await clerk.getByLabel('完成期限').fill(await dayAhead(clerk, 20));
		await clerk.getByRole('button', { name: '分派' }).click();
		await expect(clerk.getByRole('heading', { name: '采购并安装充电桩二十个' })).toBeVisible();
		const task = clerk.url();
		const director = await browserOf(community, seat.director);
		await director.goto(task);
		await director.getByLabel('办理情况说明').fill('二十个全部装好，试用一周正常。');
		await director.getByLabel('支出金额（元）').fill('26000');
		await director.getByRole('button', { name: '报完成' }).click();
		const supervisor = await browserOf(community, seat.supervisor);
		await supervisor.goto(task);
		await supervisor.getByLabel('通过验收').check();
		await supervisor.getByRole('button', { name: '提交验收意见' }).click();
		await expect(supervisor.getByText('已验收').first()).toBeVisible();

		await clerk.goto(dossier);
		await clerk.getByRole('link', { name: '发布实施结果公告' }).click();
		await expect(clerk.getByLabel('正文')).toHaveValue(/26,000/);
		await clerk.getByRole('button', { name: '发布' }).click();
		await expect(clerk.getByText('正在公示')).toBeVisible();
		await letPass(clerk, '15 天');
		await letPass(clerk, '1 天');

		await convener.goto(dossier);
		await convener.getByLabel('有成效').first().check();
		await convener.getByLabel('看到的情况').fill('楼道飞线没有了。');
		await convener.getByRole('button', { name: '记录回头看' }).click();
		await expect(convener.getByText('已办结').first()).toBeVisible();
	});

	await test.step('外人在档案里用两个字找到它', async () => {
		const stranger = await browser.newPage({ baseURL: house.address, locale: 'zh-CN' });
		await stranger.goto(`${community.path}/archive?q=充电`);
		await expect(stranger.getByRole('link', { name: TITLE }).first()).toBeVisible();
		await stranger.close();
	});
});

async function nameOf(community: E2eVillage, personId: Id<'person'>): Promise<string> {
	const { findPerson } = await import('#lib/people/server/person-store.ts');
	return (await findPerson(community.db, personId))!.name;
}

/** A date so many days after the house's own, as a date field takes it. */
async function dayAhead(page: Page, days: number): Promise<string> {
	const text = await page.getByRole('region', { name: '演示时钟' }).innerText();
	const [, year, month, day] = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(text)!;
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + days));
	return date.toISOString().slice(0, 10);
}
