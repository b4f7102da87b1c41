import { eq } from 'drizzle-orm';
import { bodies } from '#lib/communities/server/community-tables.ts';
import { appendEdits } from '#lib/documents/server/append-edits.ts';
import { findOpenDocument } from '#lib/documents/server/document-store.ts';
import { freezeDocument } from '#lib/documents/server/freeze-document.ts';
import { raiseIdea } from '#lib/ideas/server/raise-idea.ts';
import { screenIdea } from '#lib/ideas/server/screen-idea.ts';
import type { Id } from '#lib/kernel/id.ts';
import { dayOf, HOUR, MINUTE } from '#lib/kernel/instant.ts';
import { openMatter } from '#lib/procedures/server/open-matter.ts';
import { Editor } from '#tests/helpers/draft.ts';
import { passEarlierSteps } from '#tests/helpers/earlier-steps.ts';
import cases from '#tests/helpers/rule-cases.json' with { type: 'json' };
import { expect, letPass, test, type E2eVillage } from './fixtures.ts';

/** Minutes of a meeting about labour for a road, in 2013, without the names. */
const { inputs } = cases.cases.find(({ id }) => id === 'REAL-15')!;
const {
	members_total: due,
	members_present: present,
	yes
} = inputs as {
	members_total: number;
	members_present: number;
	yes: number;
};
const title = '村道拓宽筹劳方案';
// The paper of 2013 printed 35760万元 where the figures make 35,760 元.
const labour = '全村劳动力 447 人，每人投工 10 个，共 4,470 个工日。';
const worth = '每个工日按 8 元折算，折合 35,760 元，由受益的 176 户投工完成。';

const families = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹';
const given = '建国 桂兰 志强 秀英 海生';

/** The village of the minutes, under invented names, with the text that its meeting had before it. */
async function theVillage(village: E2eVillage) {
	const clerk = await village.clerk();
	const secretary = await village.post('party_organisation', 'secretary');
	const representatives: { name: string; personId: Id<'person'> }[] = [];
	for (let nth = 0; nth < due; nth += 1) {
		const name = families[nth]! + given.split(' ')[nth % 5]!;
		const personId = await village.person({ name });
		await village.post('representatives', 'representative', { personId });
		representatives.push({ name, personId });
	}
	const [chair] = representatives;
	// 一人担任两职: the director is one of the 35, as in life.
	await village.post('committee', 'director', { personId: chair!.personId });
	const committee = await village.body('committee');
	const meeting = await village.body('representatives');
	for (const [id, name] of [
		[committee, '石桥村村民委员会'],
		[meeting, '石桥村村民代表会议']
	] as const)
		await village.db.write((tx) =>
			tx
				.update(bodies)
				.set({ name })
				.where(eq(bodies.id, id))
				.then(() => {})
		);

	const communityId = village.id;
	const director = chair!.personId;
	const ideaId = await raiseIdea(village.as(director), {
		...{ communityId, title: '村道太窄', body: '农机进不来。', raisedAs: 'body', bodyId: committee }
	});
	await screenIdea(village.as(secretary), {
		...{ communityId, ideaId, decision: 'accept', reasons: '一事一议事项。' }
	});
	const matterId = await openMatter(village.as(clerk), {
		...{ communityId, ideaId, title, procedure: 'village_four_two', class: 'service' },
		...{ important: false, reserved: false, bodyId: committee, drafters: [director] }
	});
	const { id: documentId } = (await findOpenDocument(village.db, matterId))!;
	const update = new Editor().paragraph(labour).paragraph(worth).update();
	await appendEdits(village, [{ documentId, personId: director, update }]);
	await freezeDocument(village.as(director), { documentId });
	// Proposed, conferred on, commented and reviewed: what comes before the meeting of the minutes.
	await passEarlierSteps(village, { matterId, clerk, secretary });
	await village.bringHouse();
	return { clerk, chair: chair!, representatives, matterId, meeting };
}

test('the clerk enters a representatives’ meeting from life: 34 of 35, 447 workers for 10 days', async ({
	village,
	browserOf
}) => {
	const people = await theVillage(village);
	const { matterId, meeting, chair } = people;
	const desk = await browserOf(village, people.clerk);
	await desk.goto(village.path);
	await letPass(desk, '1 小时');
	await village.catchUp();

	// 补录: the sitting was held on paper; everybody came but the last on the list.
	const heldAt = village.now - 20 * MINUTE;
	const call = `?past=1&body=${meeting}&purpose=resolve&matter=${matterId}&day=${dayOf(heldAt)}`;
	await desk.goto(`${village.path}/desk/meetings/new${call}`);
	await expect(desk.getByText(`应到 ${due} 人`).first()).toBeVisible();
	await desk.getByLabel('会议名称').fill('村道筹劳村民代表会议');
	await desk.getByLabel('时间').fill(new Date(heldAt + 8 * HOUR).toISOString().slice(11, 16));
	await desk.getByLabel('地点').fill('村委会会议室');
	await desk.getByLabel('主持人', { exact: true }).selectOption({ label: chair.name });
	await desk.getByLabel('记录人', { exact: true }).selectOption({ index: 1 });
	await desk.getByLabel('没有到会的人').check();
	await desk.getByRole('checkbox', { name: people.representatives.at(-1)!.name }).check();
	await desk.getByLabel('赞成').first().fill(String(yes));
	await desk.getByLabel('发言要点').first().fill('逐户算过投工，没有不同意见。');
	await desk.getByRole('button', { name: '提交补录' }).click();

	await test.step('the sums and the outcome', async () => {
		await expect(desk.getByText(`应到 ${due}，实到 ${present}`).first()).toBeVisible();
		await expect(desk.getByText('34×3=102 ≥ 35×2=70')).toBeVisible();
		await desk.getByRole('link', { name: '看表决结果' }).click();
		await expect(desk.getByRole('heading', { name: '通过', exact: true })).toBeVisible();
		await expect(desk.getByText('34×3=102 ≥ 35×2=70')).toBeVisible();
		await expect(desk.getByText('34×2=68 > 34')).toBeVisible();
		await expect(desk.getByText('第三十条')).toBeVisible();
		await desk.goBack();
	});

	await test.step('record, resolution and digest are adopted by the chair and sealed', async () => {
		const head = await browserOf(village, chair.personId);
		const meetingPage = desk.url();
		for (const paper of ['会议记录', '决议', '会议纪要']) {
			await head.goto(meetingPage);
			await head.getByRole('link', { name: new RegExp(`^村道筹劳.*${paper.slice(-2)}$`) }).click();
			await expect(head.getByRole('heading', { level: 1, name: paper })).toBeVisible();
			await expect(head.getByText('应到 35').first()).toBeVisible();
			await expect(head.getByText('结果：通过').first()).toBeVisible();
			await expect(head.getByText('万元')).toHaveCount(0);
			await head.getByRole('button', { name: '核对无误，通过' }).click();
			await head.getByRole('button', { name: '定稿盖章' }).click();
			await expect(head.getByText('已定稿').first()).toBeVisible();
		}
	});

	await test.step('the notice gives the figures as they are, in yuan', async () => {
		await desk.goto(`${village.path}/desk/notices/new?kind=decision&matter=${matterId}`);
		await desk.getByRole('button', { name: '发布' }).click();
		await expect(desk.getByText('正在公示').first()).toBeVisible();
		const notice = desk.getByRole('article');
		await expect(notice).toContainText('应到 35 人，实到 34 人');
		await expect(notice).toContainText('4,470 个工日');
		await expect(notice).toContainText('35,760 元');
		await expect(notice).not.toContainText('万元');
	});

	await test.step('a stranger finds it in the archive', async () => {
		await desk.context().clearCookies();
		await desk.goto(`${village.path}/archive?q=筹劳`);
		await desk.getByRole('link', { name: /筹劳.*决议公告/ }).click();
		await expect(desk.getByRole('article')).toContainText('35,760 元');
	});
});
