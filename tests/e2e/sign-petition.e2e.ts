import { expect, expectAccessible, test } from './fixtures.ts';

test('thirty villagers call for an assembly, on the phone and on one sheet of paper', async ({
	village,
	browserOf
}) => {
	await village.catchUp();
	const leader = await village.person({ name: '赵德顺' });
	const neighbour = await village.person({ name: '孙秀兰' });
	for (const name of ['王桂英', '王桂英', '李长根']) await village.person({ name });
	for (let n = 0; n < 24; n++) await village.person();
	const clerkId = await village.post('desk', 'clerk', {
		personId: await village.person({ name: '何文静', onRoll: false }),
		votes: false
	});
	// With the director there are thirty of age: three are enough.
	const director = await village.person({ name: '陈志强' });
	await village.post('committee', 'director', { personId: director });
	for (const body of ['two_committees', 'party_organisation', 'assembly'] as const)
		await village.body(body);

	const phone = await browserOf(village, leader);
	await phone.setViewportSize({ width: 360, height: 740 });
	await phone.goto(`${village.path}/petitions`);
	await phone.getByRole('link', { name: '发起联名' }).click();
	await phone.getByLabel('题目').fill('开会商量修村道');
	await phone.getByLabel('事由').fill('村口到石桥的路坏了两年，请开会决定修不修。');
	await phone.getByLabel(/召集村民会议，由十八周岁以上/).check();
	await phone.getByRole('button', { name: '发起' }).click();
	await expect(phone.getByRole('heading', { name: '开会商量修村道' })).toBeVisible();
	await expect(phone.getByText('还差 3 人')).toBeVisible();
	await phone.getByRole('button', { name: '我要签名' }).click();
	await expect(phone.getByText(/您已在.*签名/)).toBeVisible();
	await expect(phone.getByText('1×10=10 < 30')).toBeVisible();
	await expectAccessible(phone);

	const desk = await browserOf(village, clerkId);
	await desk.goto(`${village.path}/desk`);
	await desk.getByRole('link', { name: '开会商量修村道' }).click();
	await desk.getByLabel('签名表编号').fill('1');
	await desk.getByLabel('姓名', { exact: true }).fill('赵德顺\n王桂英\n钱不在');
	await desk.getByRole('button', { name: '录入', exact: true }).click();
	await expect(desk.getByText('没有新录入的签名')).toBeVisible();
	await expect(desk.getByText('早已签过，没有重复计算')).toBeVisible();
	await expect(desk.getByLabel('姓名', { exact: true })).toHaveValue('钱不在\n王桂英');
	await desk.getByLabel('姓名', { exact: true }).fill('李长根');
	await desk.getByRole('button', { name: '录入', exact: true }).click();
	await expect(desk.getByText('已录入 1 人')).toBeVisible();
	await expectAccessible(desk);

	const other = await browserOf(village, neighbour);
	await other.goto(phone.url());
	await expect(other.getByText('李长根')).toHaveCount(0);
	await other.getByRole('button', { name: '我要签名' }).click();
	await expect(other.getByText('应当召集', { exact: true })).toBeVisible();
	await expect(other.getByText('3×10=30 ≥ 30')).toBeVisible();
	await expect(other.getByText(/法律规定应当召集，没有规定天数/)).toBeVisible();

	await desk.goto(`${village.path}/desk`);
	await desk.getByRole('link', { name: '开会商量修村道' }).click();
	await desk.getByRole('link', { name: '立项', exact: true }).click();
	await expect(desk.getByLabel('议题', { exact: true })).toHaveValue(/^ide_/);
	await desk.getByLabel('类别').selectOption({ label: '公益事业' });
	await desk.getByLabel(/陈志强/).check();
	await desk.getByRole('button', { name: '立项' }).click();
	await expect(desk.getByRole('heading', { name: '开会商量修村道' })).toBeVisible();
	await expect(desk.getByText('联名提出')).toBeVisible();
	await other.reload();
	await expect(other.getByRole('link', { name: '看事项档案' })).toBeVisible();
});
