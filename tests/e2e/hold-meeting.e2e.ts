import { aCalledMeeting } from '#tests/helpers/sitting.ts';
import cases from '#tests/helpers/rule-cases.json' with { type: 'json' };
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

const real = cases.cases.find(({ id }) => id === 'REAL-15')!.inputs as {
	members_total: number;
	members_present: number;
	yes: number;
};

test('representatives meet as in life: no quorum, then 34 of 35, all of them for it; the papers follow', async ({
	page,
	village,
	browserOf
}) => {
	test.setTimeout(180_000);
	const meeting = await aCalledMeeting({
		village,
		due: real.members_total,
		items: [
			{ title: '一事一议筹劳：447 个劳动力，每人 10 个工日，共 4470 个工日', purpose: 'resolve' }
		]
	});
	const { clerk, chair, representatives, startsAt, meetingId } = meeting;
	village.at(startsAt);
	await village.bringHouse();
	const address = `${village.path}/meetings/${meetingId}`;
	const people = await listPersonsById(village.db, village.id, representatives);
	const nameOf = (id: string) => people.find((person) => person.id === id)!.name;

	// One of them signs in with a phone; the clerk's page hears of it while ticking others.
	const desk = await browserOf(village, clerk);
	await desk.goto(address);
	await expectAccessible(desk);
	await desk.getByRole('checkbox', { name: nameOf(representatives[1]!) }).check();
	await village.signIn(page, chair);
	await page.goto(address);
	await page.getByRole('button', { name: '我到会了，签到' }).click();
	await expect(page.getByText('您已签到')).toBeVisible();
	await expect(desk.getByText('已签到 1 人')).toBeVisible();
	await expect(desk.getByRole('checkbox', { name: nameOf(representatives[1]!) })).toBeChecked();
	await desk.getByRole('button', { name: '登记签到' }).click();
	await expect(desk.getByText('已签到 2 人')).toBeVisible();

	await desk.getByLabel('主持人', { exact: true }).selectOption({ label: nameOf(chair) });
	await desk.getByRole('button', { name: '开始会议' }).click();
	await desk.getByRole('button', { name: '开始这一项' }).click();
	await expect(desk.getByRole('button', { name: '开始表决' })).toBeDisabled();
	await expect(desk.getByText('还差 22 人')).toBeVisible();

	for (const who of representatives.slice(2, real.members_present))
		await desk.getByRole('checkbox', { name: nameOf(who) }).check();
	await desk.getByRole('button', { name: '登记签到' }).click();
	await expect(desk.getByText('34×3=102 ≥ 35×2=70')).toBeVisible();
	await expectAccessible(desk);
	await desk.getByRole('button', { name: '开始表决' }).click();

	await page.getByRole('link', { name: '去投票' }).click();
	await expectAccessible(page);
	await page.getByRole('radio', { name: '赞成' }).check();
	await page.getByRole('button', { name: '确认投票' }).click();
	await expect(page.getByRole('heading', { name: '已投票' })).toBeVisible();

	const hands = desk.getByRole('group', { name: '举手人数' });
	await hands.getByLabel('赞成').fill(String(real.yes));
	await hands.getByLabel('反对').fill('0');
	await hands.getByLabel('弃权').fill('0');
	await desk.getByRole('button', { name: '登记举手人数' }).click();
	await expect(desk.getByText('数目对不上')).toBeVisible();
	await hands.getByLabel('赞成').fill(String(real.yes - 1));
	await desk.getByRole('button', { name: '登记举手人数' }).click();
	await expect(desk.getByText('举手已清点')).toBeVisible();
	await desk.locator('summary', { hasText: '宣布截止' }).click();
	await desk.getByRole('button', { name: '宣布截止' }).click();

	await page.getByRole('link', { name: '看表决结果' }).click();
	await expect(page.getByRole('heading', { name: '通过', exact: true })).toBeVisible();
	await expect(page.getByText('34×2=68 > 34')).toBeVisible();
	await expectAccessible(page);

	await desk.getByRole('button', { name: '散会' }).click();
	await expect(desk.getByRole('heading', { name: '会议材料' })).toBeVisible();
	await page.goto(address);
	await page.getByRole('link', { name: '第一季度村民代表会议纪要' }).click();
	await page.getByRole('button', { name: '核对无误，通过' }).click();
	const digest = page.url();
	await desk.goto(digest);
	await desk.getByRole('button', { name: '定稿盖章' }).click();
	await desk.getByRole('link', { name: '看公开页' }).click();
	await expect(
		desk.getByText('应到 35 人，实到 34 人：34×3=102 ≥ 35×2=70，达到法定人数')
	).toBeVisible();
	await expectAccessible(desk);
});
