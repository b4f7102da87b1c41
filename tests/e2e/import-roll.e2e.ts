import { expect, expectAccessible, test } from './fixtures.ts';

const heading = '户号,姓名,性别,出生日期,是否户代表,手机号,小组,身份证号';
const file = (lines: string[]) => ({
	name: '名册.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from([heading, ...lines].join('\n'))
});

test('the clerk imports a roll, splits a household and fills posts', async ({ page, village }) => {
	for (const kind of ['committee', 'supervision_committee'] as const)
		await village.body(kind, kind === 'committee' ? '村民委员会' : '村务监督委员会');
	await village.signIn(page, await village.clerk());

	await page.goto(`${village.path}/desk/roll/import`);
	await expectAccessible(page);
	const upload = async (lines: string[]) => {
		await page.getByLabel('名册文件').setInputFiles(file(lines));
		await page.getByRole('button', { name: '上传并预览' }).click();
	};
	// Every bad cell is named; nothing is imported; ID numbers are not even read.
	await upload(['701,周满仓,男,1968-13-02,户主,123,一组,110101196811020011']);
	await expect(page.getByRole('row', { name: /D2 出生日期.*1968-13-02/ })).toBeVisible();
	await expect(page.getByRole('row', { name: /F2/ })).toBeVisible();
	await expect(page.getByText('看起来是身份证号，没有读取')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: '重新上传' }).click();
	await upload([
		'701,周满仓,男,1968-11-02,户主,,一组,',
		'701,周小军,男,1995/3/4,子,,一组,',
		'702,李素珍,女,1970年3月4日,户主,,二组,'
	]);
	// Groups nobody has heard of are named with their cell, and set up when that is chosen.
	await expect(page.getByText('二组：单元格 G4')).toBeVisible();
	await page.getByRole('button', { name: '确认导入' }).click();
	await expect(page.getByRole('alert')).toContainText('一组（G2）、二组（G4）');
	await page.getByLabel('名称没有写错，设立这些小组（网格）').check();
	await expectAccessible(page);
	await page.getByRole('button', { name: '确认导入' }).click();
	await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible();

	await page.goto(`${village.path}/desk/roll?q=周小军`);
	await page.getByRole('link', { name: '周小军' }).click();
	await page.getByRole('link', { name: '701' }).click();
	await page.getByText('分户', { exact: true }).first().click();
	await page.getByRole('checkbox', { name: '周小军' }).check();
	await page.getByLabel('新户的户号').fill('701-2');
	await page.getByLabel('新户的户代表').selectOption('周小军');
	await page.getByRole('button', { name: '分户' }).click();
	await expect(page.getByRole('heading', { name: '701-2 户' })).toBeVisible();
	await expectAccessible(page);

	const fill = async (body: string, role: string) => {
		await page.goto(`${village.path}/desk/bodies`);
		await page.getByRole('link', { name: body }).click();
		await page.getByRole('searchbox').fill('周满仓');
		await page.getByRole('button', { name: '搜索' }).click();
		await page.getByLabel('职务').selectOption(role);
		await page.getByRole('button', { name: '登记任职' }).click();
	};
	await fill('村民委员会', '主任');
	await expect(page.getByText('应到 1 人')).toBeVisible();
	// A conflict is told first, and is the village's to settle.
	await fill('村务监督委员会', '委员');
	await expect(page.getByText('村（居）委会成员不得同时任监督委员会成员')).toBeVisible();
	await page.getByLabel('已经核实，照样登记').check();
	await page.getByRole('button', { name: '登记任职' }).click();
	await expect(page.getByText('应到 1 人')).toBeVisible();
	await expectAccessible(page);
});
