import { enterPastMeeting } from '#lib/minutes/server/enter-past-meeting.ts';
import type { Id } from '#lib/kernel/id.ts';
import { listVotesOfMeeting } from '#lib/votes/server/vote-store.ts';
import { expect, expectAccessible, test, type E2eVillage } from './fixtures.ts';

/** A sitting of six representatives two thousand days ago, written down today: one item passed. */
async function aVoteOf2020(village: E2eVillage) {
	await village.catchUp();
	const clerk = await village.clerk();
	const presentIds: Id<'person'>[] = [];
	for (let count = 0; count < 6; count += 1)
		presentIds.push(await village.post('representatives', 'representative'));
	const heldAt = Date.UTC(2020, 5, 10, 2);
	const { meetingId } = await enterPastMeeting(village.as(clerk), {
		...{ communityId: village.id, bodyIds: [await village.body('representatives')] },
		...{ counting: 'seats', title: '村民代表会议', place: '村委会', heldAt },
		...{ chairId: presentIds[0]!, recorderId: clerk, presentIds },
		items: [
			{
				...{ title: '水渠维修工程预算', purpose: 'other', outcome: 'passed' },
				counts: { yes: 5, no: 1, abstain: 0 }
			}
		]
	});
	const [vote] = await listVotesOfMeeting(village.db, meetingId);
	return vote!;
}

test.describe('a stranger without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('goes from a result of 2020 to the rule of 2020, and puts figures into it', async ({
		page,
		village
	}) => {
		const vote = await aVoteOf2020(village);
		await page.goto(`${village.path}/results/${vote.id}`);
		await expect(page.getByText('《村民委员会组织法》（2018修正）第二十六条')).toBeVisible();
		await page.getByRole('link', { name: '看这条规则：村民代表会议' }).click();
		await expect(page.getByText('现在看的是 2020年6月10日 有效的规则。')).toBeVisible();

		const rule = page.getByRole('article', { name: '村民代表会议', exact: true });
		await expect(rule).toContainText('2010年10月28日至2025年12月31日');
		await rule.getByText('算一算').click();
		await rule.getByRole('textbox', { name: /^组成人员/ }).fill('45');
		await rule.getByRole('textbox', { name: '到会的组成人员' }).fill('29');
		await rule.getByRole('textbox', { name: '同意的人' }).fill('29');
		await rule.getByRole('button', { name: '核算' }).click();
		await expect(rule).toContainText('29×3=87 < 45×2=90');
		await expect(rule).toContainText('到会的组成人员：至少 30 才够，还差 1');
		await expect(page.getByText('现在看的是 2020年6月10日 有效的规则。')).toBeVisible();
	});
});

test('a clerk who shortens a notice is told the article, and lengthens it instead', async ({
	page,
	village
}) => {
	await village.catchUp();
	await village.signIn(page, await village.clerk());
	await page.goto(`${village.path}/desk/settings`);
	await page.getByRole('link', { name: '选用地方规则' }).click();

	const form = page.locator('form').filter({ hasText: '规定的名称' });
	await form.getByLabel('规定的名称').fill('村民会议议事规则');
	await form.getByLabel('用于哪种会议').selectOption('assembly');
	await form.getByLabel('提前几天通知').fill('7');
	await form.getByLabel('依据哪次会议的决定').fill('2026年第一次村民会议决议第四项');
	await form.getByRole('button', { name: '登记这条规定' }).click();
	await expect(form.getByRole('alert')).toContainText(
		'《村民委员会组织法》（2025修正）第二十五条要求至少 10 天'
	);

	await form.getByLabel('提前几天通知').fill('15');
	await form.getByRole('button', { name: '登记这条规定' }).click();
	await expect(page.getByText('已经登记。')).toBeVisible();
	await page.getByRole('link', { name: '看全部规则' }).click();
	const own = page.getByRole('article', { name: '村民会议议事规则' });
	await expect(own).toContainText('本村（社区）的规定');
	await expect(own).toContainText('15 天');
	await expectAccessible(page, { widths: [360], sizes: [true] });
});
