import { raiseIdea } from '#lib/ideas/server/raise-idea.ts';
import type { Id } from '#lib/kernel/id.ts';
import { openVote } from '#lib/votes/server/open-vote.ts';
import { closeVote } from '#lib/votes/server/close-vote.ts';
import { countHands } from '#lib/votes/server/count-hands.ts';
import { aDraft } from '#tests/helpers/draft.ts';
import { anOpenMeeting } from '#tests/helpers/sitting.ts';
import { expect, expectAccessible, test, type E2eVillage } from './fixtures.ts';

const words =
	'三组到学校的路没有灯，去年冬天摔了三个人，老人和孩子晚上都不敢出门，请议一议怎么办。';

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? '' : ', without JavaScript';

	test.describe(`troubles${how}`, () => {
		test.use({ javaScriptEnabled });

		const aRaiser = async (village: E2eVillage) => {
			await village.body('council', '村民议事会');
			return village.person({ name: '韩小红' });
		};

		test('a wrong form keeps what was typed and names the field', async ({ village, page }) => {
			await village.signIn(page, await aRaiser(village));
			await page.goto(`${village.path}/ideas/new`);
			await page.getByLabel('题目').fill('村道晚上太黑');
			// The browser takes blanks for an answer, the house does not.
			await page.getByLabel('事由').fill('   ');
			await page.getByRole('button', { name: '提出', exact: true }).click();
			const alert = page.getByRole('alert');
			await expect(alert).toContainText('还有 1 处要改');
			await expect(alert).toContainText('事由');
			await expect(page.getByLabel('题目')).toHaveValue('村道晚上太黑');
			await expect(page.getByLabel('事由')).toHaveAttribute('aria-invalid', 'true');
			if (javaScriptEnabled) await expectAccessible(page);

			await page.getByLabel('事由').fill(words);
			await page.getByRole('button', { name: '提出', exact: true }).click();
			await expect(page.getByText('待审核')).toBeVisible();
			await expect(page.getByText(words)).toBeVisible();
		});

		test('a sign-in that ends in the middle of a long form loses nothing', async ({
			village,
			page
		}) => {
			const raiser = await aRaiser(village);
			await village.signIn(page, raiser);
			await page.goto(`${village.path}/ideas/new`);
			await page.getByLabel('题目').fill('村道晚上太黑');
			await page.getByLabel('事由').fill(words);
			await page.context().clearCookies();
			await page.getByRole('button', { name: '提出', exact: true }).click();

			await expect(page.getByText('请先登录，再办这件事。')).toBeVisible();
			await expect(page.getByRole('link', { name: /登录/ }).last()).toBeVisible();
			await expect(page.getByRole('textbox')).toHaveValue(words);
			if (javaScriptEnabled) await expectAccessible(page);
			await village.signIn(page, raiser);
			await page.getByRole('button', { name: '再次提交' }).click();
			await expect(page.getByText('待审核')).toBeVisible();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('村道晚上太黑');
			await expect(page.getByText(words)).toBeVisible();
		});

		test('a ballot that comes too late is refused, with the reason and what to do', async ({
			village,
			page
		}) => {
			const meeting = await anOpenMeeting({ village, due: 3, present: 3 });
			const communityId = village.id;
			const { itemId } = meeting;
			const clerk = () => village.as(meeting.clerk);
			const voteId = await openVote(clerk(), { communityId, itemId });
			await village.bringHouse();
			await village.signIn(page, meeting.there[2]!);
			await page.goto(`${village.path}/votes/${voteId}`);
			await page.getByLabel('赞成').check();
			const hands = { yes: 3, no: 0, abstain: 0 };
			await countHands(clerk(), { communityId, voteId, hands });
			await page.getByRole('button', { name: '确认投票' }).click();
			await expect(
				page.getByText('举手已经清点，手机投票停止。请向记录人举手说明。').first()
			).toBeVisible();

			await closeVote(clerk(), { communityId, voteId });
			await page.goto(`${village.path}/votes/${voteId}`);
			await expect(page.getByRole('radio')).toHaveCount(0);
			await page.getByRole('link', { name: '看表决结果' }).click();
			await expect(page.getByRole('heading', { name: '通过', exact: true })).toBeVisible();
		});
	});
}

test('a form that is sent without leaving the page stays as it was typed, whatever it meets', async ({
	village,
	page
}) => {
	const clerk = await village.clerk();
	await village.post('representatives', 'representative');
	const body = await village.body('representatives');
	await village.signIn(page, clerk);
	await page.goto(`${village.path}/desk/meetings/new?body=${body}`);
	const send = () => page.getByRole('button', { name: '发会议通知' }).click();
	const alert = page.getByRole('alert');
	await page.getByLabel('会议名称').fill('第三季度代表会议');
	await page.getByLabel('地点').fill('  ');
	await page.getByLabel('议程标题').first().fill('水渠维修');
	// Sent before the scripts were there: the page comes back with what was typed, and goes on from that.
	await page.locator('form#sitting').evaluate((form: HTMLFormElement) => form.submit());
	await expect(alert).toContainText('地点');
	await expect(page.getByLabel('会议名称')).toHaveValue('第三季度代表会议');
	await page.getByLabel('地点').fill('村委会二楼');

	await page.context().clearCookies();
	await send();
	await expect(alert).toContainText('请先登录，再办这件事。');
	await expect(alert.getByRole('link', { name: /登录/ })).toHaveAttribute('target', '_blank');
	await expect(page.getByLabel('地点')).toHaveValue('村委会二楼');
	await expect(page.getByLabel('议程标题').first()).toHaveValue('水渠维修');
	await village.signIn(page, clerk);
	await send();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('第三季度代表会议');
	await expect(page.getByText('村委会二楼')).toBeVisible();
});

test('a page that is nowhere, and one of another community, say so and lead on', async ({
	village,
	community,
	page
}) => {
	const resident = await village.person();
	await page.goto(`${village.path}/no-such-page`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/没有找到|没有这个页面/);
	await expect(page.getByRole('link', { name: /首页|回/ }).first()).toBeVisible();
	await expectAccessible(page);

	await village.signIn(page, resident);
	const answer = await page.goto(`${community.path}/ideas`);
	expect(answer!.status()).toBe(403);
	await expect(page.getByText('您现在的身份不能办这件事。需要的话，请联系经办人。')).toBeVisible();
	await expect(page.getByText('at ', { exact: false })).toHaveCount(0);

	// A thing of theirs under one's own address is not there at all.
	const director = await community.post('committee', 'director');
	const bodyId = (await community.body('committee')) as Id<'body'>;
	const idea = await raiseIdea(community.as(director), {
		...{ communityId: community.id, title: '电动车充电', body: words, raisedAs: 'body', bodyId }
	});
	const other = await page.goto(`${village.path}/ideas/${idea}`);
	expect(other!.status()).toBe(404);
	await expect(page.getByText('它可能不在本村（社区），或者地址写错了。').first()).toBeVisible();
	await expect(page.getByText('电动车充电')).toHaveCount(0);
});

test('a lost server is told in the drafting room, and what was typed meanwhile is saved later', async ({
	house,
	village,
	browserOf
}) => {
	const wang = await village.post('committee', 'committee_member');
	const { documentId } = await aDraft(village, [wang]);
	const page = await browserOf(village, wang);
	await page.goto(`${village.path}/drafts/${documentId}`);
	const status = page.getByRole('status').first();
	const text = page.getByRole('textbox', { name: '村道路灯安装方案' });
	await expect(status).toHaveText('已保存');
	await expect(text).toBeVisible();
	await house.stop('SIGKILL');
	await expect(status).toHaveText('连接断开，正在重连');
	await text.click();
	await page.keyboard.type('断线时写的字');
	await expect(status).toHaveText('连接断开，新写的还没有保存');
	await house.start();
	await expect(status).toHaveText('已保存', { timeout: 30_000 });
	await page.reload();
	await expect(text).toContainText('断线时写的字');
});
