import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import { DAY, dayOf } from '#lib/kernel/instant.ts';
import { headMark } from '#lib/journal/entry.ts';
import { findHead, listEntriesAfter } from '#lib/journal/server/journal-store.ts';
import { stopMatter } from '#lib/matters/server/stop-matter.ts';
import { aDecidedMatter } from '#tests/helpers/decided-matter.ts';
import { aVillage } from '#tests/helpers/village.ts';
import { objectToMatter } from './object-to-matter.ts';
import {
	countObjections,
	getObjection,
	listObjections,
	listObjectionsOf,
	listObjectionsOfMatter
} from './objection-store.ts';
import { acceptAnswer, answerSupervisor, recordOutcome, reportUpward } from './settle-objection.ts';

const refusedWith = (code: string) => expect.objectContaining({ code });

async function setUp() {
	const village = await aVillage();
	const clerk = await village.clerk();
	const supervisor = await village.post('supervision_committee', 'director');
	const matter = await aDecidedMatter(village);
	const communityId = village.id;
	const input = {
		...{ communityId, matterId: matter.id, step: 'publish_decision' },
		reasons: '三家比价的材料没有附上。'
	};
	const raise = (who = supervisor) => objectToMatter(village.as(who), input);
	return { village, communityId, clerk, supervisor, matter, input, raise };
}

describe('objectToMatter', () => {
	it('keeps the step, the reasons and a number of its matter', async () => {
		const { village, supervisor, matter, input, raise } = await setUp();
		const second = await village.post('supervision_committee', 'committee_member');
		const id = await raise();
		await raise(second);
		expect(await listObjectionsOfMatter(village.db, matter.id)).toMatchObject([
			{ id, number: 1, step: input.step, reasons: input.reasons, raisedBy: supervisor },
			{ number: 2, raisedBy: second }
		]);
		expect(await listObjectionsOf(village.db, [matter.id])).toMatchObject([
			{ id, matterId: matter.id, step: input.step, raisedAt: village.now, answeredAt: null },
			{ matterId: matter.id }
		]);
		expect(await listObjectionsOf(village.db, [])).toEqual([]);
		const entries = await listEntriesAfter(village.db, village.id, { seq: 0, limit: 99 });
		expect(entries.at(-2)).toMatchObject({
			...{ act: 'supervision.objected', subject: id, actor: supervisor, matterId: matter.id },
			facts: { number: 1, step: input.step }
		});
	});

	it('is refused to others, on a matter elsewhere or ended, and leaves nothing', async () => {
		const { village, clerk, supervisor, matter, input } = await setUp();
		const other = await aVillage({ db: village.db });
		const elsewhere = await aDecidedMatter(other);
		const before = await findHead(village.db, village.id);
		const cases = [
			[clerk, {}, 'supervision.supervisors_only'],
			[undefined, {}, 'access.sign_in'],
			[supervisor, { matterId: elsewhere.id }, 'access.not_found'],
			[supervisor, { matterId: newId('matter') }, 'access.not_found']
		] as const;
		for (const [who, change, code] of cases)
			await expect(objectToMatter(village.as(who), { ...input, ...change })).rejects.toEqual(
				refusedWith(code)
			);
		expect(await findHead(village.db, village.id)).toEqual(before);

		await stopMatter(village.as(clerk), {
			...{ communityId: village.id, matterId: matter.id, reason: '不再办理。' }
		});
		await expect(objectToMatter(village.as(supervisor), input)).rejects.toEqual(
			refusedWith('matter.ended')
		);
		expect(await listObjectionsOfMatter(village.db, matter.id)).toEqual([]);
	});

	it('takes one of two that come at once from the same supervisor, both from two', async () => {
		const { village, matter, supervisor, raise } = await setUp();
		const twice = await Promise.allSettled([raise(), raise()]);
		expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const second = await village.post('supervision_committee', 'committee_member');
		const third = await village.post('supervision_committee', 'committee_member');
		await Promise.all([raise(second), raise(third)]);
		const all = await listObjectionsOfMatter(village.db, matter.id);
		expect(all.map(({ number }) => number)).toEqual([1, 2, 3]);
		expect(all[0]!.raisedBy).toBe(supervisor);
	});
});

describe('what becomes of an objection', () => {
	it('is answered and accepted; then the supervisor can raise another', async () => {
		const { village, communityId, clerk, supervisor, matter, raise } = await setUp();
		const objectionId = await raise();
		const which = { communityId, objectionId };
		await expect(raise()).rejects.toEqual(refusedWith('supervision.already_open'));
		await expect(acceptAnswer(village.as(supervisor), which)).rejects.toEqual(
			refusedWith('supervision.not_answered')
		);
		await answerSupervisor(village.as(clerk), { ...which, answer: '已补上三家报价单。' });
		expect((await listObjectionsOf(village.db, [matter.id]))[0]!.answeredAt).toBe(village.now);
		await acceptAnswer(village.as(supervisor), which);
		expect(await getObjection(village.db, communityId, objectionId)).toMatchObject({
			...{ answer: '已补上三家报价单。', answeredBy: clerk, acceptedBy: supervisor }
		});
		await raise();
		const page = { page: 1, size: 9 };
		expect(await listObjections(village.db, communityId, { over: false, ...page })).toMatchObject([
			{ number: 2, matterTitle: matter.title }
		]);
		expect(await countObjections(village.db, communityId, { over: true })).toBe(1);
	});

	it('goes upward with the head of the journal, unanswered too, and what comes back is kept', async () => {
		const { village, communityId, clerk, supervisor, raise } = await setUp();
		const objectionId = await raise();
		const which = { communityId, objectionId };
		await reportUpward(village.as(supervisor), { ...which, report: '未经比价即定施工方。' });
		const head = await findHead(village.db, communityId);
		expect(await getObjection(village.db, communityId, objectionId)).toMatchObject({
			...{ reportedBy: supervisor, reportHead: headMark(head!.hash), answeredAt: null }
		});
		await answerSupervisor(village.as(clerk), { ...which, answer: '已重新比价。' });

		village.at(village.now + DAY);
		const township = await village.post('township_office', 'liaison', { votes: false });
		const outcome = {
			...{ ...which, outcome: '责成重新比价并公开。', outcomeFrom: '镇纪检监察室' },
			outcomeOn: dayOf(village.now)
		};
		await expect(recordOutcome(village.as(clerk), outcome)).rejects.toEqual(
			refusedWith('supervision.supervisors_only')
		);
		await recordOutcome(village.as(township), outcome);
		await expect(recordOutcome(village.as(supervisor), outcome)).rejects.toEqual(
			refusedWith('supervision.already_concluded')
		);
		const entries = await listEntriesAfter(village.db, communityId, { seq: 0, limit: 99 });
		expect(entries.slice(-4).map(({ act }) => act)).toEqual([
			...['supervision.objected', 'supervision.reported', 'supervision.answered'],
			'supervision.concluded'
		]);
	});

	it('is another community’s business elsewhere', async () => {
		const { village, raise } = await setUp();
		const objectionId = await raise();
		const other = await aVillage({ db: village.db });
		const which = { communityId: other.id, objectionId };
		const supervisor = await other.post('supervision_committee', 'director');
		await expect(
			reportUpward(other.as(supervisor), { ...which, report: '不关我事。' })
		).rejects.toEqual(refusedWith('access.not_found'));
	});

	it('happens once when two come at once, with one line in the journal for each', async () => {
		const { village, communityId, clerk, supervisor, raise } = await setUp();
		const second = await village.post('supervision_committee', 'committee_member');
		const objectionId = await raise();
		const which = { communityId, objectionId };
		const statuses = async (work: Promise<void>[]) =>
			(await Promise.allSettled(work)).map(({ status }) => status).sort();
		const one = ['fulfilled', 'rejected'];
		const answers = ['甲', '乙'].map((answer) =>
			answerSupervisor(village.as(clerk), { ...which, answer })
		);
		expect(await statuses(answers)).toEqual(one);
		const both = [
			acceptAnswer(village.as(supervisor), which),
			reportUpward(village.as(second), { ...which, report: '答复不实。' })
		];
		expect(await statuses(both)).toEqual(one);
		const { acceptedAt, reportedAt } = await getObjection(village.db, communityId, objectionId);
		expect([acceptedAt, reportedAt].filter((at) => at !== null)).toHaveLength(1);
		const entries = await listEntriesAfter(village.db, communityId, { seq: 0, limit: 99 });
		expect(entries.filter(({ subject }) => subject === objectionId)).toHaveLength(3);
	});
});
