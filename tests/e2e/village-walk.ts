import type { Page } from '@playwright/test';
import { and, eq } from 'drizzle-orm';
import type { BodyKind } from '#lib/communities/community.ts';
import { bodies } from '#lib/communities/server/community-tables.ts';
import { addDays, dayOf, HOUR, instantAt, MINUTE } from '#lib/kernel/instant.ts';
import type { Role } from '#lib/people/person.ts';
import { expect, type E2eVillage } from './fixtures.ts';

/** What the bodies of this village are called. */
const called = {
	desk: '村务经办',
	party_organisation: '石桥村党总支',
	party_committee: '石桥村党总支委员会',
	committee: '石桥村村民委员会',
	supervision_committee: '石桥村村务监督委员会',
	representatives: '石桥村村民代表会议',
	council: '石桥村村民议事会',
	assembly: '石桥村村民会议'
} as const satisfies Partial<Record<BodyKind, string>>;

/**
 * The people of the walk, on an afternoon: a secretary who is also the director, two more of the committee, seven party
 * members, six representatives, a supervisor, two residents and the clerk. Nine are due where the representatives meet.
 */
export async function settle(village: E2eVillage) {
	const today = instantAt(dayOf(village.now), '14:30');
	village.at(today > village.now ? today : instantAt(addDays(dayOf(village.now), 1), '14:30'));
	await village.bringHouse();

	let heads = 0;
	const seat = async (name: string, seats: readonly (readonly [BodyKind, Role])[] = []) => {
		const personId = await village.person({ name });
		heads += 1;
		for (const [kind, role] of seats)
			await village.post(kind, role, { personId, votes: role !== 'clerk' });
		return { personId, name };
	};
	const ledBy = (role: Role) =>
		[
			['party_organisation', role],
			['party_committee', role]
		] as const;

	const people = {
		clerk: await seat('周慧敏', [['desk', 'clerk']]),
		secretary: await seat('刘卫东', [...ledBy('secretary'), ['committee', 'director']]),
		wang: await seat('王建国', [...ledBy('deputy_secretary'), ['committee', 'committee_member']]),
		li: await seat('李秀英', [...ledBy('committee_member'), ['committee', 'committee_member']]),
		zhang: await seat('张桂兰', [['representatives', 'representative']]),
		supervisor: await seat('何志强', [['supervision_committee', 'director']]),
		resident: await seat('陈小红'),
		neighbour: await seat('孙大海')
	};
	const representatives = [];
	for (const name of ['赵永福', '钱桂芳', '吴春生', '郑玉梅', '冯国强'])
		representatives.push(await seat(name, [['representatives', 'representative']]));
	for (const name of ['沈德胜', '韩淑珍', '杨宝山', '卫小兰'])
		await seat(name, [['party_organisation', 'member']]);

	await village.body('council');
	await village.body('assembly');
	for (const [kind, name] of Object.entries(called))
		await village.db.write((tx) =>
			tx
				.update(bodies)
				.set({ name })
				.where(and(eq(bodies.communityId, village.id), eq(bodies.kind, kind as BodyKind)))
				.then(() => {})
		);
	return { ...people, representatives, heads, called };
}

/** Moves the clock by the demonstration's bar on the page that is open, one press after the other. */
export async function letTimePass(page: Page, ...labels: string[]) {
	const clock = page.getByRole('region', { name: '演示时钟' });
	const now = clock.getByText('现在是');
	for (const label of labels) {
		const before = (await now.textContent())!;
		await clock.getByRole('button', { name: label, exact: true }).click();
		await expect(now).not.toHaveText(before);
	}
}

export interface HeldSitting {
	chair: string;
	recorder: string;
	yes: number;
	no?: number;
	abstain?: number;
	outcome?: '表决通过' | '表决未通过';
	gist: string;
	/** 授权: classes of matters left to the representatives, where the assembly sat. */
	delegates?: string;
}

/** 补录, from the form for a call: the sitting was held a few minutes ago, and everybody due was there. */
export async function enterSitting(page: Page, village: E2eVillage, sitting: HeldSitting) {
	const { chair, recorder, yes, no = 0, abstain = 0, outcome = '表决通过' } = sitting;
	await page.getByRole('link', { name: '会已经开过？补录' }).click();
	await village.catchUp();
	const heldAt = village.now - 5 * MINUTE;
	await page.getByLabel('日期').first().fill(dayOf(heldAt));
	await page
		.getByLabel('时间')
		.first()
		.fill(new Date(heldAt + 8 * HOUR).toISOString().slice(11, 16));
	await page.getByLabel('地点').fill('村党群服务中心');
	await page.getByLabel('主持人', { exact: true }).selectOption({ label: chair });
	await page.getByLabel('记录人', { exact: true }).selectOption({ label: recorder });
	// Nobody is ticked below: all of them came.
	await page.getByRole('radio', { name: '没有到会的人' }).check();
	if (sitting.delegates) {
		await page.getByLabel('议程标题').first().fill(`授权村民代表会议决定${sitting.delegates}事项`);
		await page.getByLabel('做什么').first().selectOption({ label: '授权代表会议' });
		await page.getByText('授权事项和期限').click();
		await page.getByRole('checkbox', { name: sitting.delegates }).check();
		await page.getByLabel('授权到哪一天').fill(addDays(dayOf(heldAt), 1000));
	}
	await page.getByLabel('当场的结果').first().selectOption({ label: outcome });
	for (const [choice, count] of [
		['赞成', yes],
		['反对', no],
		['弃权', abstain]
	] as const)
		await page.getByLabel(choice).first().fill(String(count));
	await page.getByLabel('发言要点').first().fill(sitting.gist);
	await page.getByRole('button', { name: '提交补录' }).click();
	await expect(page.getByText('补录的')).toBeVisible();
}
