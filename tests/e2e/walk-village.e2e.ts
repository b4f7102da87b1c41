import type { Page } from '@playwright/test';
import { addDays, dayOf, HOUR, instantAt } from '#lib/kernel/instant.ts';
import type { Id } from '#lib/kernel/id.ts';
import { expect, test } from './fixtures.ts';
import { enterSitting, letTimePass, settle } from './village-walk.ts';

const title = '村道路灯安装方案';
const reasons = '预算没有列明维护费用，学校门口没有安排路灯。';

test.use({ actionTimeout: 30_000 });

const paper = (page: Page) => page.getByRole('textbox', { name: title });
const saved = (page: Page) => page.getByRole('status').first();

async function typeAtEnd(page: Page, words: string) {
	await paper(page).locator('p').last().click();
	await page.keyboard.press('End');
	await page.keyboard.type(words);
}

async function freeze(page: Page) {
	await page.getByText('定稿送审').click();
	await page.getByRole('button', { name: '确认定稿' }).click();
	await expect(page.getByText('文本校验码').first()).toBeVisible();
}

test('四议两公开: an idea becomes a decision that is carried out, looked back at and found in the archive', async ({
	village,
	browser,
	browserOf,
	baseURL,
	page: stranger
}) => {
	test.setTimeout(300_000);
	const people = await settle(village);
	const { called } = people;
	const at = (path: string) => village.path + path;
	/** A phone-sized screen without JavaScript. */
	const plainPhone = async (personId: Id<'person'>) => {
		const context = await browser.newContext({
			...{ baseURL: baseURL!, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
			...{ javaScriptEnabled: false, viewport: { width: 360, height: 740 } }
		});
		await village.signIn(context, personId);
		return context.newPage();
	};
	const desk = await browserOf(village, people.clerk.personId);
	const secretary = await browserOf(village, people.secretary.personId);
	const resident = await plainPhone(people.resident.personId);
	let matter = '';

	await test.step('授权: the assembly leaves matters of this class to the representatives', async () => {
		await desk.goto(at('/meetings'));
		await desk.getByRole('link', { name: '发会议通知' }).click();
		await desk.getByRole('link', { name: called.assembly }).click();
		await expect(desk.getByText(`应到 ${people.heads} 人`).first()).toBeVisible();
		await enterSitting(desk, village, {
			...{ chair: people.secretary.name, recorder: people.clerk.name },
			...{ yes: people.heads - 2, no: 1, abstain: 1 },
			...{ gist: '路灯、水渠这些事，请代表们定。', delegates: '公益事业' }
		});
	});

	await test.step('动议: a resident raises it, a neighbour has a word, the secretary screens it', async () => {
		await resident.goto(at('/ideas'));
		await resident.getByRole('link', { name: '提出议题' }).click();
		await resident.getByLabel('题目').fill('村道晚上太黑');
		await resident.getByLabel('事由').fill('三组到学校的路没有灯，去年摔了三个人。');
		await resident.getByLabel(`向${called.council}提出`).check();
		await resident.getByRole('button', { name: '提出', exact: true }).click();
		await expect(resident.getByText('待审核')).toBeVisible();

		const neighbour = await browserOf(village, people.neighbour.personId);
		await neighbour.goto(at('/ideas'));
		await neighbour.getByRole('link', { name: '村道晚上太黑' }).click();
		await neighbour.getByLabel('说两句').fill('孩子晚自习回来走这条路。');
		await neighbour.getByRole('button', { name: '发言', exact: true }).click();

		await secretary.goto(at('/ideas'));
		await secretary.getByRole('link', { name: '村道晚上太黑' }).click();
		await expect(secretary.getByText('孩子晚自习回来走这条路。')).toBeVisible();
		await secretary.getByLabel('列入议事').check();
		await secretary.getByLabel('理由').first().fill('属于全村公益事业，可以议。');
		await secretary.getByRole('button', { name: '提交审核意见' }).click();
		await expect(secretary.getByText('审核通过').first()).toBeVisible();
	});

	await test.step('立项: the clerk makes a matter of it', async () => {
		await desk.goto(at('/ideas'));
		await desk.getByRole('link', { name: '村道晚上太黑' }).click();
		await desk.getByRole('link', { name: '立项' }).click();
		await desk.getByLabel('事项名称').fill(title);
		await desk.getByLabel('类别').selectOption({ label: '公益事业' });
		await desk.getByLabel('承办组织').selectOption({ label: called.committee });
		// Whoever is looked for by name is found, in whatever body, and stays chosen.
		for (const { name } of [people.wang, people.li, people.zhang]) {
			await desk.getByLabel('查找起草人').fill(name);
			await desk.getByRole('checkbox', { name }).check();
		}
		await expect(desk.getByText('已选 3 个')).toBeVisible();
		await desk.getByRole('button', { name: '立项' }).click();
		await expect(desk.getByText('现在：起草定稿')).toBeVisible();
		matter = desk.url();
	});

	const wang = await browserOf(village, people.wang.personId);
	await test.step('起草: three write at once, one of them offline for a while', async () => {
		const others = [people.li, people.zhang].map(({ personId }) => browserOf(village, personId));
		const [li, zhang] = (await Promise.all(others)) as [Page, Page];
		const rooms = [wang, li, zhang];
		for (const room of rooms) {
			await room.goto(matter);
			await room.getByRole('link', { name: '去起草、定稿' }).click();
			await expect(saved(room)).toHaveText('已保存');
		}
		await paper(wang).click();
		await wang.keyboard.type('现有路灯六盏。');
		await expect(paper(li)).toContainText('现有路灯六盏。');
		await typeAtEnd(li, '损坏四盏。');
		await expect(wang.getByText('在这里：')).toContainText('张桂兰');
		await expect(paper(wang).getByText('李秀英')).toBeVisible();

		await zhang.context().setOffline(true);
		await expect(saved(zhang)).toHaveText('连接断开，正在重连', { timeout: 60_000 });
		await typeAtEnd(zhang, '去年摔倒三起。');
		await expect(saved(zhang)).toHaveText('连接断开，新写的还没有保存');
		await typeAtEnd(li, '拟安装三十盏。');
		await expect(saved(li)).toHaveText('已保存');
		await zhang.context().setOffline(false);
		await expect(saved(zhang)).toHaveText('已保存', { timeout: 20_000 });
		for (const room of rooms)
			for (const words of ['现有路灯六盏。', '损坏四盏。', '去年摔倒三起。', '拟安装三十盏。'])
				await expect(paper(room)).toContainText(words);

		await freeze(wang);
		for (const room of rooms) await expect(room.getByText('第 1 稿').first()).toBeVisible();
		await Promise.all([li, zhang].map((room) => room.context().close()));
	});

	/** The clerk asks, the secretary enters the sitting and the opinion it bears out. */
	async function partyAct(
		ask: string,
		{
			yes,
			no = 0,
			opinion,
			conclusion,
			why = ''
		}: { yes: number; no?: number; opinion: '同意' | '退回'; conclusion: string; why?: string }
	) {
		await letTimePass(desk, '1 小时');
		await desk.goto(matter);
		await desk.getByRole('button', { name: ask }).click();
		await expect(desk.getByText('已经提请，等待提出意见。').first()).toBeVisible();
		await secretary.goto(matter);
		await secretary.getByRole('link', { name: '提出意见' }).click();
		const review = secretary.url();
		await secretary.getByRole('link', { name: '发会议通知' }).click();
		await enterSitting(secretary, village, {
			...{ chair: people.secretary.name, recorder: people.li.name, yes, no },
			...{ outcome: opinion === '同意' ? '表决通过' : '表决未通过', gist: conclusion }
		});
		await secretary.goto(review);
		await secretary.getByRole('radio', { name: new RegExp(`^${opinion}`) }).check();
		await secretary.getByLabel('审议结论').fill(conclusion);
		await secretary.getByLabel('内部理由').fill(why);
		await secretary.getByRole('button', { name: '提出意见' }).click();
		await expect(secretary.getByRole('heading', { name: opinion, exact: true })).toBeVisible();
	}

	await test.step('提议、商议: the party organisation proposes, the two committees confer', async () => {
		await partyAct('请党组织提议', { yes: 3, opinion: '同意', conclusion: '同意提议。' });
		await desk.goto(matter);
		await desk.getByRole('link', { name: '发会议通知' }).click();
		await enterSitting(desk, village, {
			...{ chair: people.secretary.name, recorder: people.clerk.name, yes: 3 },
			gist: '先安三组到学校一段。'
		});
	});

	await test.step('征求意见: a resident comments on a phone without JavaScript and is answered', async () => {
		await desk.goto(matter);
		await desk.getByLabel('所有人').check();
		await desk.getByRole('button', { name: '公开征求意见' }).click();
		await expect(desk.getByText('正在征求意见').first()).toBeVisible();
		await letTimePass(desk, '5 天');

		await resident.goto(village.path);
		await resident.getByRole('link', { name: title }).first().click();
		const { scrollWidth } = await resident.evaluate(() => ({
			scrollWidth: document.documentElement.scrollWidth
		}));
		expect(scrollWidth, 'nothing scrolls sideways').toBeLessThanOrEqual(360);
		await resident.getByLabel('您的意见').fill('学校门口也要安一盏。');
		await resident.getByRole('button', { name: '提交意见' }).click();
		await expect(resident.getByText('意见已收到')).toBeVisible();

		await desk.reload();
		const comment = desk.getByRole('listitem').filter({ hasText: '学校门口也要安一盏。' });
		await comment.getByText('答复', { exact: true }).first().click();
		await comment.getByRole('radio', { name: '采纳', exact: true }).check();
		await comment.getByLabel('理由').fill('学校门口加一盏。');
		await comment.getByRole('button', { name: '答复' }).click();
		await resident.reload();
		await expect(resident.getByText('学校门口加一盏。')).toBeVisible();
		await letTimePass(desk, '5 天', '1 天');
		await expect(desk.getByText('征求意见已截止').first()).toBeVisible();
	});

	await test.step('审议: the party members return it with reasons, it is mended, they agree', async () => {
		await partyAct('请党员大会审议', {
			...{ yes: 2, no: 5, opinion: '退回' },
			...{ conclusion: '退回修改后再审。', why: reasons }
		});
		await resident.goto(matter);
		await expect(resident.getByText('已退回修改，还没有重新定稿。').first()).toBeVisible();
		await expect(resident.getByText(reasons)).toHaveCount(0);

		await wang.goto(matter);
		await wang.getByRole('link', { name: '去起草、定稿' }).click();
		await expect(wang.getByRole('heading', { name: '上一稿被退回' })).toBeVisible();
		await expect(wang.getByText(reasons)).toBeVisible();
		await expect(paper(wang)).toContainText('现有路灯六盏。');
		await typeAtEnd(wang, '学校门口一盏，每年维护费两千元。');
		await expect(saved(wang)).toHaveText('已保存');
		await freeze(wang);
		await partyAct('请党员大会审议', { yes: 7, opinion: '同意', conclusion: '审议通过。' });
	});

	await test.step('召集: the representatives are called, with the days of notice', async () => {
		await desk.goto(matter);
		await desk.getByRole('link', { name: '发会议通知' }).click();
		await desk.getByLabel('会议名称').fill('第一次村民代表会议');
		await desk.getByLabel('地点').fill('村委会二楼会议室');
		await desk.getByRole('button', { name: '发会议通知' }).click();
		await expect(desk.getByRole('heading', { name: '第一次村民代表会议' })).toBeVisible();
		await expect(desk.getByText('应到 9 人')).toBeVisible();
		await village.catchUp();
		const startsAt = instantAt(addDays(dayOf(village.now), 3), '19:30');
		await letTimePass(desk, '1 天', '1 天', '1 天');
		for (; village.now < startsAt - HOUR; await village.catchUp())
			await letTimePass(desk, '1 小时');
	});

	const meeting = desk.url();
	await test.step('决议: no quorum, then quorum; two vote by phone, five by hands', async () => {
		const zhang = await plainPhone(people.zhang.personId);
		for (const phone of [wang, zhang]) {
			await phone.goto(at('/my'));
			await phone.getByRole('link', { name: '第一次村民代表会议' }).click();
			await phone.getByRole('button', { name: '我到会了，签到' }).click();
			await expect(phone.getByText('您已签到')).toBeVisible();
		}
		const arrive = async (names: string[]) => {
			for (const name of names) await desk.getByRole('checkbox', { name }).check();
			await desk.getByRole('button', { name: '登记签到' }).click();
		};
		const [first, second, third] = people.representatives.map(({ name }) => name);
		await arrive([people.secretary.name, first!, second!]);
		await desk.getByLabel('主持人', { exact: true }).selectOption({ label: people.secretary.name });
		await desk.getByRole('button', { name: '开始会议' }).click();
		await desk.getByRole('button', { name: '开始这一项' }).click();
		await expect(desk.getByRole('button', { name: '开始表决' })).toBeDisabled();
		await expect(desk.getByText('还差 1 人')).toBeVisible();
		await arrive([people.li.name, third!]);
		await expect(desk.getByText('7×3=21 ≥ 9×2=18').first()).toBeVisible();
		await desk.getByLabel('第 1 项的发言要点').fill('张桂兰：维护费从集体收益里出。');
		await desk.getByRole('button', { name: '保存要点' }).click();
		await desk.getByRole('button', { name: '开始表决' }).click();

		await expect(desk.getByText('已用手机投票 0 人，到会 7 人')).toBeVisible();
		await zhang.reload();
		for (const phone of [wang, zhang]) {
			await phone.getByRole('link', { name: '去投票' }).click();
			await phone.getByRole('radio', { name: '赞成' }).check();
			await phone.getByRole('button', { name: '确认投票' }).click();
			await expect(phone.getByRole('heading', { name: '已投票' })).toBeVisible();
		}
		await expect(desk.getByText('已用手机投票 2 人，到会 7 人')).toBeVisible();
		const hands = desk.getByRole('group', { name: '举手人数' });
		for (const [choice, count] of [
			['赞成', 3],
			['反对', 1],
			['弃权', 1]
		] as const)
			await hands.getByLabel(choice).fill(String(count));
		await desk.getByRole('button', { name: '登记举手人数' }).click();
		await expect(desk.getByText('举手已清点')).toBeVisible();
		await desk.getByText('宣布截止').first().click();
		await desk.getByRole('button', { name: '宣布截止' }).click();

		await wang.getByRole('link', { name: '看表决结果' }).click();
		await expect(wang.getByRole('heading', { name: '通过', exact: true })).toBeVisible();
		await expect(wang.getByText('5×2=10 > 7').first()).toBeVisible();
		await desk.getByRole('button', { name: '散会' }).click();
		await expect(desk.getByRole('heading', { name: '会议材料' })).toBeVisible();
		await zhang.context().close();
	});

	await test.step('会议材料: the record is corrected once, all three are adopted and sealed', async () => {
		await desk.getByRole('link', { name: '第一次村民代表会议记录' }).click();
		await desk.getByText('更正', { exact: true }).first().click();
		const body = desk.getByLabel('正文');
		await body.fill((await body.inputValue()).replace('集体收益', '村集体收益'));
		await desk.getByLabel('更正的原因').fill('漏写一个字。');
		await desk.getByRole('button', { name: '更正' }).click();
		await expect(desk.getByText('漏写一个字。')).toBeVisible();

		for (const kind of ['记录', '决议', '纪要']) {
			await secretary.goto(meeting);
			await secretary.getByRole('link', { name: `第一次村民代表会议${kind}` }).click();
			await secretary.getByRole('button', { name: '核对无误，通过' }).click();
			await secretary.getByRole('button', { name: '定稿盖章' }).click();
			await expect(secretary.getByText('已定稿').first()).toBeVisible();
		}
		await secretary.getByRole('link', { name: '看公开页' }).click();
		await expect(secretary.getByText('张桂兰')).toHaveCount(0);
	});

	await test.step('决议公开: fifteen days, an objection and its answer', async () => {
		await desk.goto(matter);
		await desk.getByRole('link', { name: '发布决议公告' }).click();
		await expect(desk.getByLabel('正文')).toHaveValue(
			/应到 9 人，实到 7 人。赞成 5，反对 1，弃权 1/
		);
		await desk.getByRole('button', { name: '发布' }).click();
		await expect(desk.getByText(/办理记录链标 [0-9a-f]{16}/)).toBeVisible();
		await letTimePass(desk, '5 天');

		await resident.goto(at('/notices'));
		const notice = `关于“${title}”的决议公告`;
		await resident.getByRole('link', { name: notice }).click();
		await resident.getByLabel('提出异议').fill('五组也没有灯。');
		await resident.getByRole('button', { name: '提交异议' }).click();
		await expect(resident.getByText('等待答复')).toBeVisible();
		await letTimePass(desk, '5 天', '5 天', '1 天');
		await resident.goto(matter);
		await expect(resident.getByText('还有 1 条异议没有答复。').first()).toBeVisible();
		await desk.getByLabel('已作说明').check();
		await desk.getByLabel('答复内容').fill('五组列入第二期。');
		await desk.getByRole('button', { name: '答复', exact: true }).click();
		await resident.reload();
		await expect(resident.getByText('现在：实施')).toBeVisible();
		await resident.getByRole('link', { name: notice }).click();
		await expect(resident.getByText('五组列入第二期。')).toBeVisible();
	});

	await test.step('实施: assigned, reported by its owner, accepted by the supervision committee', async () => {
		await desk.goto(matter);
		await desk.getByRole('link', { name: '落实责任人' }).click();
		await desk.getByLabel('要办的事').fill('安装路灯三十一盏');
		await village.catchUp();
		const owner = desk.getByLabel('责任人', { exact: true });
		await owner.selectOption(await owner.getByText(people.wang.name).getAttribute('value'));
		await desk.getByLabel('完成期限').fill(addDays(dayOf(village.now), 20));
		await desk.getByRole('button', { name: '分派' }).click();
		await expect(desk.getByText('办理中').first()).toBeVisible();

		await wang.goto(at('/my'));
		await wang.getByRole('link', { name: '安装路灯三十一盏' }).click();
		await wang.getByLabel('办理情况说明').fill('三十一盏全部装好，晚上都亮。');
		await wang.getByLabel('支出金额').fill('86400');
		await wang.getByRole('button', { name: '报完成' }).click();
		await expect(wang.getByText('已报完成，待验收').first()).toBeVisible();

		const supervisor = await browserOf(village, people.supervisor.personId);
		await supervisor.goto(at('/my'));
		await supervisor.getByRole('link', { name: '等监督委员会验收' }).click();
		await supervisor.getByRole('link', { name: '安装路灯三十一盏' }).click();
		await supervisor.getByLabel('通过验收').check();
		await supervisor.getByRole('button', { name: '提交验收意见' }).click();
		await expect(supervisor.getByText('已验收').first()).toBeVisible();

		await desk.goto(matter);
		await desk.getByRole('link', { name: '发布实施结果公告' }).click();
		await expect(desk.getByLabel('正文')).toHaveValue(/支出 86,400.00 元/);
		await desk.getByRole('button', { name: '发布' }).click();
		await expect(desk.getByText('正在公示').first()).toBeVisible();
		await letTimePass(desk, '15 天', '1 天');

		await supervisor.goto(matter);
		await supervisor.getByRole('radio', { name: '有成效', exact: true }).check();
		await supervisor.getByLabel('看到的情况').fill('晚上走路亮堂，没有人再摔。');
		await supervisor.getByRole('button', { name: '记录回头看' }).click();
		await expect(supervisor.getByRole('heading', { name: '已办结' })).toBeVisible();
	});

	await test.step('归档: a stranger finds the decision by two characters', async () => {
		await stranger.goto(village.path);
		await stranger.getByRole('link', { name: '公开档案' }).click();
		await stranger.getByLabel('在档案里找').fill('路灯');
		await stranger.getByRole('button', { name: '搜索' }).click();
		const decision = stranger.getByRole('listitem').filter({ hasText: '决定' });
		await decision.getByRole('link', { name: title }).click();
		await expect(stranger.getByText('5×2=10 > 7').first()).toBeVisible();
		await stranger.getByRole('link', { name: '看这个事项的全部材料' }).click();
		await expect(stranger.getByRole('heading', { name: '已办结' })).toBeVisible();
		await expect(stranger.getByText(reasons)).toHaveCount(0);
		await resident.context().close();
	});
});
