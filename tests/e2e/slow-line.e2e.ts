import { expect, test } from './fixtures.ts';

test('what is filled in before the scripts have come stays filled in', async ({
	page,
	village
}) => {
	const clerk = await village.clerk();
	const chair = await village.post('representatives', 'representative', {
		personId: await village.person({ name: '王建国' })
	});
	await village.post('representatives', 'representative');
	const body = await village.body('representatives');
	await village.signIn(page, clerk);

	let come = () => {};
	const scripts = new Promise<void>((resolve) => (come = resolve));
	await page.route('**/*.js', async (route) => {
		await scripts;
		await route.continue();
	});
	await page.goto(`${village.path}/desk/meetings/new?past=1&body=${body}`, {
		waitUntil: 'commit'
	});
	const place = page.getByLabel('地点');
	await place.fill('村委会');
	await page.getByLabel('主持人', { exact: true }).selectOption({ label: '王建国' });
	await page.getByRole('radio', { name: '没有到会的人' }).check();
	await page.getByRole('checkbox', { name: '王建国' }).check();
	await page.getByLabel('发言要点').first().fill('先修桥。');

	come();
	await page.waitForLoadState('networkidle');
	await expect(place).toHaveValue('村委会');
	await expect(page.getByLabel('主持人', { exact: true })).toHaveValue(chair);
	await expect(page.getByRole('radio', { name: '没有到会的人' })).toBeChecked();
	await expect(page.getByRole('checkbox', { name: '王建国' })).toBeChecked();
	await expect(page.getByLabel('发言要点').first()).toHaveValue('先修桥。');
	// A change made afterwards counts as well.
	await page.getByRole('radio', { name: '到会的人', exact: true }).check();
	await page.getByRole('checkbox', { name: '王建国' }).uncheck();
	await expect(page.getByRole('radio', { name: '没有到会的人' })).not.toBeChecked();
	await expect(page.getByRole('checkbox', { name: '王建国' })).not.toBeChecked();
});
