import { raiseIdea } from '#lib/ideas/server/raise-idea.ts';
import { screenIdea } from '#lib/ideas/server/screen-idea.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

for (const javaScriptEnabled of [true, false])
	test.describe(`a community’s own procedure${javaScriptEnabled ? '' : ', without JavaScript'}`, () => {
		test.use({ javaScriptEnabled });

		test('is copied and changed, keeps what the law asks, and new matters follow it', async ({
			village,
			page
		}) => {
			for (const kind of ['committee', 'representatives', 'two_committees'] as const)
				await village.body(kind);
			const clerk = await village.clerk();
			const director = await village.post('committee', 'director');
			const secretary = await village.post('party_organisation', 'secretary');
			await village.signIn(page, clerk);

			await page.goto(`${village.path}/desk/procedures`);
			await page.getByLabel('从哪个程序另存').selectOption({ label: '四议两公开' });
			await page.getByLabel('名称').fill('本村四议两公开');
			await page.getByRole('button', { name: '另存' }).click();
			await expect(page.getByRole('heading', { name: '本村四议两公开', level: 1 })).toBeVisible();
			const change = async (step: string) => {
				const item = page.getByRole('listitem').filter({ hasText: step });
				await item.getByText('改这个环节').click();
				return item;
			};

			// A term shorter than the law's, and a gate of the law: both are refused with the article.
			let step = await change('决议公开');
			await step.getByLabel('至少几天').fill('10');
			await step.getByRole('button', { name: '保存' }).click();
			await expect(page.getByRole('alert')).toContainText('至少 15 天');
			await expect(page.getByRole('alert')).toContainText('第三十五条');
			step = page.getByRole('listitem').filter({ hasText: '决议公开' });
			await expect(step.getByLabel('至少几天')).toHaveValue('10');
			await expect(step.getByText('法律要求')).toBeVisible();
			await step.getByLabel('至少几天').fill('30');
			await step.getByRole('button', { name: '保存' }).click();
			await expect(page.getByText('至少 30 天')).toBeVisible();

			// Moving the resolution before the study is refused, too.
			step = await change('会议决议');
			await step.getByRole('button', { name: '上移' }).click();
			await expect(page.getByRole('alert')).toContainText('第二十八条');

			await page.getByLabel('环节', { exact: true }).selectOption({ label: '合法性审查' });
			await page.getByLabel('放在哪一步后面').selectOption({ label: '征求意见' });
			await page.getByRole('button', { name: '加上' }).click();
			await expect(page.getByRole('listitem').filter({ hasText: '合法性审查' })).toBeVisible();
			if (javaScriptEnabled) await expectAccessible(page);

			await page.getByLabel('由谁、哪一天定的').fill('2026 年 3 月 2 日村民代表会议');
			await page.getByRole('button', { name: '采用这个程序' }).click();
			await expect(page.getByText('已采用')).toBeVisible();

			// Everybody reads it, and a matter begins with it.
			await page.goto(`${village.path}/procedures`);
			await expect(page.getByRole('heading', { name: '本村四议两公开' })).toBeVisible();
			const ideaId = await raiseIdea(village.as(director), {
				communityId: village.id,
				title: '晒谷场要硬化',
				body: '雨天泥泞，谷子晒不干。',
				raisedAs: 'body',
				bodyId: await village.body('committee')
			});
			await screenIdea(village.as(secretary), {
				communityId: village.id,
				ideaId,
				decision: 'accept',
				reasons: '属于公益事业。'
			});
			await page.goto(`${village.path}/desk/matters/new?idea=${ideaId}`);
			await page.getByRole('radio', { name: '本村四议两公开' }).check();
			await page.getByLabel('类别').selectOption({ label: '公共服务' });
			await page.getByRole('checkbox').last().check();
			await page.getByRole('button', { name: '立项' }).click();
			await expect(page.getByRole('listitem').filter({ hasText: '合法性审查' })).toBeVisible();
		});
	});
