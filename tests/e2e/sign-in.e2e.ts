import { expect, expectAccessible, test } from './fixtures.ts';

const PASSWORD = '油菜花开了满山坡';

test('a resident comes in by a slip, sets a password, and signs in with it', async ({
	page,
	browser,
	browserOf,
	house,
	village
}) => {
	await village.body('desk');
	const desk = await browserOf(village, await village.clerk());
	await village.person({ name: '王秀英' });
	await desk.goto(`${village.path}/desk/slips?q=王秀英`);
	await desk.getByLabel('王秀英').check();
	await desk.getByRole('button', { name: '生成登录条' }).click();
	const paper = desk.getByRole('article');
	const [code] = (await paper.innerText()).match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/)!;
	const [handle] = (await paper.innerText()).match(/\b\d{6}\b/)!;

	// From slip to the page one wanted: the code, one tap, and later for the password.
	await page.goto(`/sign-in?back=${encodeURIComponent('/account')}`);
	await expectAccessible(page);
	await page.getByLabel('登录码').fill(code.toLowerCase().replaceAll('-', ''));
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(page.getByRole('heading', { name: '这是 王秀英 的登录条' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: '登录', exact: true }).click();
	await expect(page.getByRole('heading', { name: '设一个您自己的密码' })).toBeVisible();
	await page.getByLabel('新密码').fill('12345678');
	await page.getByRole('button', { name: '设置密码' }).click();
	await expect(page.getByText('这个密码太多人用')).toBeVisible();
	await page.getByLabel('新密码').fill(PASSWORD);
	await page.getByRole('button', { name: '设置密码' }).click();
	await expect(page.getByRole('heading', { name: '我的登录' })).toBeVisible();
	await expectAccessible(page);

	// The slip is used up; the number and the password work on another telephone, without JavaScript.
	const other = await browser.newContext({
		baseURL: house.address,
		locale: 'zh-CN',
		javaScriptEnabled: false,
		viewport: { width: 360, height: 740 }
	});
	const phone = await other.newPage();
	await phone.goto(`/slip/${code}`);
	await expect(phone.getByText('这张登录条已经用过了')).toBeVisible();
	await phone.goto('/account');
	await phone.getByLabel('登录号或手机号').fill(handle);
	await phone.getByLabel('密码', { exact: true }).fill('想不起来的密码');
	await phone.getByRole('button', { name: '登录', exact: true }).click();
	await expect(phone.getByText('登录号（手机号）或密码不对')).toBeVisible();
	await expect(phone.getByLabel('登录号或手机号')).toHaveValue(handle);
	await phone.getByLabel('密码', { exact: true }).fill(PASSWORD);
	await phone.getByRole('button', { name: '登录', exact: true }).click();
	await expect(phone.getByRole('heading', { name: '我的登录' })).toBeVisible();

	// Each sees the other's session, and ends it.
	await phone.getByRole('button', { name: '退出这台设备' }).click();
	await expect(phone.getByText('那台设备已经退出')).toBeVisible();
	await page.goto('/account');
	await expect(page.getByRole('heading', { name: '登录', exact: true })).toBeVisible();
	await other.close();
});

test('a phone code is read out by the clerk', async ({ page, browserOf, village }) => {
	const desk = await browserOf(village, await village.clerk());
	const liu = await village.person({ name: '刘建国' });
	await desk.goto(`${village.path}/desk/people/${liu}`);
	await desk.getByText('更正', { exact: true }).click();
	// A number of this test's own: it signs in whoever alone has it.
	const number = `139${String(Date.now()).slice(-8)}`;
	await desk.getByLabel('手机号').fill(number);
	await desk.getByRole('button', { name: '保存' }).click();
	await expect(desk.getByText('已经更正')).toBeVisible();

	await page.goto('/sign-in');
	await page.getByLabel('手机号', { exact: true }).fill(number);
	await page.getByRole('button', { name: '要验证码' }).click();
	await expect(page.getByText('验证码已经显示在经办人那里')).toBeVisible();
	await desk.goto(`${village.path}/desk/slips`);
	const [code] = /\d{6}/.exec(await desk.getByText(/^验证码 \d{6}/).innerText())!;
	await page.getByLabel('验证码', { exact: true }).fill(code);
	await page.getByRole('button', { name: '登录', exact: true }).last().click();
	await expect(page.getByRole('heading', { name: '设一个您自己的密码' })).toBeVisible();
});

test('a sign-in that ended in the middle of a form loses nothing that was typed', async ({
	page,
	browser,
	house,
	village
}) => {
	const clerk = await village.clerk();
	const form = `${village.path}/desk/roll/new`;
	const endHere = async () => void (await page.context().clearCookies({ name: 'session' }));
	await village.signIn(page, clerk);
	await page.goto(form);
	await page.getByLabel('姓名').fill('周满仓');
	await page.getByLabel('户号').fill('801');
	await endHere();
	await page.getByRole('button', { name: '保存' }).click();
	await expect(page.getByRole('alert').getByRole('link', { name: '在新页面里登录' })).toBeVisible();
	await expect(page.getByLabel('姓名')).toHaveValue('周满仓');
	await village.signIn(page, clerk);
	await page.getByRole('button', { name: '保存' }).click();
	await expect(page.getByRole('heading', { name: '周满仓' })).toBeVisible();

	// Without JavaScript the answer is a page that holds what was typed, ready to be sent again.
	const plain = await browser.newContext({
		baseURL: house.address,
		locale: 'zh-CN',
		javaScriptEnabled: false
	});
	const phone = await plain.newPage();
	await village.signIn(phone, clerk);
	await phone.goto(form);
	await phone.getByLabel('姓名').fill('李素珍');
	await phone.getByLabel('户号').fill('802');
	await plain.clearCookies({ name: 'session' });
	await phone.getByRole('button', { name: '保存' }).click();
	await expect(phone.getByRole('heading', { name: '您写的内容还在' })).toBeVisible();
	await village.signIn(phone, clerk);
	await phone.getByRole('button', { name: '再次提交' }).click();
	await expect(phone.getByRole('heading', { name: '李素珍' })).toBeVisible();
	await plain.close();
});
