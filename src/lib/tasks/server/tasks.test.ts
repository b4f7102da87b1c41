import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId, type Id } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { findHead, listEntriesAfter } from '#lib/journal/server/journal-store.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { aDecidedMatter } from '#tests/helpers/decided-matter.ts';
import { aVillage } from '#tests/helpers/village.ts';
import { assignTask } from './assign-task.ts';
import { checkTask } from './check-task.ts';
import { reportTask } from './report-task.ts';
import { countTasks, getTask, listReports, listTasks, listTasksOfMatter } from './task-store.ts';

const refusedWith = (code: string) => expect.objectContaining({ code });

async function setUp() {
	const village = await aVillage();
	const clerk = await village.clerk();
	const owner = await village.post('committee', 'committee_member');
	const supervisor = await village.post('supervision_committee', 'director');
	const matter = await aDecidedMatter(village);
	const communityId = village.id;
	const input = {
		...{ communityId, matterId: matter.id, title: '路灯采购安装' },
		...{ ownerId: owner, dueAt: village.now + 30 * DAY }
	};
	const assigned = () => assignTask(village.as(clerk), input);
	return { village, communityId, clerk, owner, supervisor, matter, input, assigned };
}

describe('assignTask', () => {
	it('gives somebody something to do by a day', async () => {
		const { village, matter, owner, assigned } = await setUp();
		const id = await assigned();
		expect(await listTasksOfMatter(village.db, matter.id)).toMatchObject([
			{ id, state: 'open', ownerId: owner, dueAt: village.now + 30 * DAY }
		]);
		expect(await countTasks(village.db, village.id, ['open'])).toBe(1);
	});

	it('is refused to others, for a past day, an unknown owner and a matter elsewhere, and leaves nothing', async () => {
		const { village, clerk, owner, supervisor, input } = await setUp();
		const before = await findHead(village.db, village.id);
		const other = await aVillage({ db: village.db });
		const cases = [
			[supervisor, {}, 'task.not_assigner'],
			[clerk, { dueAt: village.now }, 'task.due_past'],
			[clerk, { ownerId: newId('person') }, 'access.not_found'],
			[clerk, { ownerId: await other.person() }, 'access.not_found'],
			[clerk, { matterId: (await aDecidedMatter(other)).id }, 'access.not_found'],
			[clerk, { bodyId: await other.body('committee') }, 'access.not_found'],
			[undefined, {}, 'access.sign_in']
		] as const;
		for (const [who, change, code] of cases)
			await expect(assignTask(village.as(who), { ...input, ...change })).rejects.toEqual(
				refusedWith(code)
			);
		expect(await findHead(village.db, village.id)).toEqual(before);
		expect(await assignTask(village.as(owner), input)).toMatch(/^tas_/);
	});
});

describe('reportTask and checkTask', () => {
	it('go from hand to hand until the work is accepted, and keep every round', async () => {
		const { village, communityId, owner, supervisor, assigned } = await setUp();
		const taskId = await assigned();
		const task = { communityId, taskId };
		await reportTask(village.as(owner), { ...task, report: '装好二十八盏。', spent: 8_000_000 });
		await checkTask(village.as(supervisor), { ...task, outcome: 'returned', remark: '还差两盏。' });
		await reportTask(village.as(owner), { ...task, report: '三十盏全部装好。', spent: 8_640_000 });
		await checkTask(village.as(supervisor), { ...task, outcome: 'accepted' });

		expect(await getTask(village.db, communityId, taskId)).toMatchObject({
			...{ state: 'accepted', checkedAt: village.now }
		});
		expect(await listReports(village.db, taskId)).toMatchObject([
			{ number: 1, outcome: 'returned', remark: '还差两盏。', spent: 8_000_000 },
			{ number: 2, outcome: 'accepted', remark: null, checkedBy: supervisor }
		]);
		const acts = (await listEntriesAfter(village.db, communityId, { seq: 0, limit: 99 })).map(
			({ act }) => act
		);
		expect(acts.slice(-5)).toEqual([
			...['task.assigned', 'task.reported', 'task.returned', 'task.reported', 'task.accepted']
		]);
	});

	it('are refused out of turn, to others, and of one’s own work', async () => {
		const { village, communityId, clerk, owner, supervisor, input, assigned } = await setUp();
		const taskId = await assigned();
		const report = { communityId, taskId, report: '装好了。' };
		const accept = { communityId, taskId, outcome: 'accepted' as const };
		const tryTo = async (work: Promise<void>, code: string) =>
			expect(work).rejects.toEqual(refusedWith(code));

		await tryTo(reportTask(village.as(clerk), report), 'task.not_owner');
		await tryTo(checkTask(village.as(supervisor), accept), 'task.nothing_reported');
		await reportTask(village.as(owner), report);
		await tryTo(reportTask(village.as(owner), report), 'task.reported_already');
		await tryTo(checkTask(village.as(clerk), accept), 'task.not_supervisor');
		await tryTo(
			checkTask(village.as(supervisor), { ...accept, outcome: 'returned' }),
			'task.reasons_missing'
		);
		await checkTask(village.as(supervisor), accept);
		await tryTo(checkTask(village.as(supervisor), accept), 'task.accepted_already');
		await tryTo(reportTask(village.as(owner), report), 'task.accepted_already');

		const own = await assignTask(village.as(clerk), { ...input, ownerId: supervisor });
		await reportTask(village.as(supervisor), { ...report, taskId: own });
		await tryTo(checkTask(village.as(supervisor), { ...accept, taskId: own }), 'task.own_work');

		const other = await aVillage({ db: village.db });
		const elsewhere = await other.post('supervision_committee', 'director');
		await tryTo(
			checkTask(other.as(elsewhere), { ...accept, communityId: other.id }),
			'access.not_found'
		);
	});

	it('are not for near relatives, nor for those who sit on the committee as well', async () => {
		const { village, communityId, clerk, owner, supervisor, input } = await setUp();
		const [{ householdId } = { householdId: null }] = await village.db
			.select({ householdId: persons.householdId })
			.from(persons)
			.where(eq(persons.id, owner));
		const relative = await village.post('supervision_committee', 'committee_member', {
			personId: await village.person({ householdId: householdId! })
		});
		const both = await village.post('supervision_committee', 'committee_member');
		await village.post('committee', 'committee_member', { personId: both });
		const taskId = await assignTask(village.as(clerk), input);
		await reportTask(village.as(owner), { communityId, taskId, report: '装好了。' });
		const check = (who: Id<'person'>) =>
			checkTask(village.as(who), { communityId, taskId, outcome: 'accepted' });
		await expect(check(relative)).rejects.toEqual(refusedWith('task.relative_checks'));
		await expect(check(both)).rejects.toEqual(refusedWith('task.committee_checks'));
		await check(supervisor);
	});

	it('happen once when two come at once', async () => {
		const { village, communityId, owner, supervisor, assigned } = await setUp();
		const second = await village.post('supervision_committee', 'committee_member');
		const taskId = await assigned();
		const twice = await Promise.allSettled(
			['甲', '乙'].map((report) => reportTask(village.as(owner), { communityId, taskId, report }))
		);
		expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const checks = await Promise.allSettled([
			checkTask(village.as(supervisor), { communityId, taskId, outcome: 'accepted' }),
			checkTask(village.as(second), { communityId, taskId, outcome: 'returned', remark: '不行' })
		]);
		expect(checks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const [only, ...others] = await listReports(village.db, taskId);
		expect(others).toEqual([]);
		expect((await getTask(village.db, communityId, taskId)).state).toBe(only!.outcome);
	});
});

describe('listTasks', () => {
	it('pages by the day due', async () => {
		const { village, clerk, input } = await setUp();
		for (const days of [9, 3, 6])
			await assignTask(village.as(clerk), { ...input, dueAt: village.now + days * DAY });
		const listed = async (page: number) =>
			(await listTasks(village.db, village.id, { states: ['open'], page, size: 2 })).map(
				({ dueAt }) => (dueAt - village.now) / DAY
			);
		expect([await listed(1), await listed(2)]).toEqual([[3, 6], [9]]);
	});
});
