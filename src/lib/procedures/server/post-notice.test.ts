import { describe, expect, it } from 'vitest';
import { DAY } from '#lib/kernel/instant.ts';
import { stopMatter } from '#lib/matters/server/stop-matter.ts';
import { hangNotice } from '#lib/notices/server/hang-notice.ts';
import { countNotices, getNotice, listNoticesOfMatter } from '#lib/notices/server/notice-store.ts';
import { withdrawNotice } from '#lib/notices/server/withdraw-notice.ts';
import { findHead } from '#lib/journal/server/journal-store.ts';
import { assignTask } from '#lib/tasks/server/assign-task.ts';
import { checkTask } from '#lib/tasks/server/check-task.ts';
import { reportTask } from '#lib/tasks/server/report-task.ts';
import { aMatterIn } from '#tests/helpers/dossier.ts';
import { partyAgreed, passEarlierSteps, satOn } from '#tests/helpers/earlier-steps.ts';
import { postNotice } from './post-notice.ts';

const earlier = (step: string) =>
	expect.objectContaining({ code: 'procedure.earlier_step', facts: { step } });

/** A matter of a class that needs no study, with its text frozen. */
async function frozen() {
	const story = await aMatterIn({ important: false });
	const { village, matterId, people } = story;
	await village.post('representatives', 'representative');
	await story.freeze();
	const walked = { matterId, ...people };
	const text = { title: '公告', body: '公告如下。', days: 15 };
	const issuerId = await village.body('committee');
	const base = { communityId: village.id, matterId, issuerId, ...text };
	const post = (kind: 'decision' | 'result' | 'other', who = people.clerk) =>
		postNotice(village.as(who), { ...base, kind });
	const resolve = () =>
		satOn(village, { ...walked, bodies: ['representatives'], purpose: 'resolve' });
	return { ...story, walked, base, post, resolve };
}

describe('postNotice', () => {
	it('posts a decision when every step before it is done, and the result after the work', async () => {
		const { village, walked, people, post, resolve, communityId, matterId } = await frozen();
		await passEarlierSteps(village, walked);
		await expect(post('decision')).rejects.toEqual(earlier('resolve'));
		await resolve();
		const decision = await post('decision');
		expect(await getNotice(village.db, communityId, decision)).toMatchObject({ kind: 'decision' });

		await expect(post('result')).rejects.toEqual(earlier('publish_decision'));
		village.at(village.now + 15 * DAY);
		await expect(post('result')).rejects.toEqual(earlier('carry_out'));
		const taskId = await assignTask(village.as(people.clerk), {
			...{ communityId, matterId, title: '装灯', ownerId: people.director },
			dueAt: village.now + DAY
		});
		const report = { communityId, taskId, report: '装好了。', spent: null };
		await reportTask(village.as(people.director), report);
		await expect(post('result')).rejects.toEqual(earlier('carry_out'));
		const checked = { communityId, taskId, outcome: 'accepted' as const };
		await checkTask(village.as(people.supervisor), checked);
		await post('result');
		expect(await countNotices(village.db, communityId)).toBe(2);
	});

	it('refuses a decision that was voted on before the earlier steps, and leaves nothing', async () => {
		const { village, walked, post, resolve, communityId } = await frozen();
		await resolve();
		const before = await findHead(village.db, communityId);
		await expect(post('decision')).rejects.toEqual(earlier('propose'));
		expect(await findHead(village.db, communityId)).toEqual(before);
		await partyAgreed(village, walked, 'propose');
		await expect(post('decision')).rejects.toEqual(earlier('confer'));
		expect(await countNotices(village.db, communityId)).toBe(0);
		// What is not said of a decision needs no step.
		await post('other');
	});

	it('is refused to others, of a stopped matter, and across communities', async () => {
		const { village, walked, people, post, resolve, base, communityId, matterId } = await frozen();
		await passEarlierSteps(village, walked);
		await resolve();
		const not = (code: string) => expect.objectContaining({ code });
		await expect(post('decision', people.resident)).rejects.toEqual(not('notice.not_yours'));
		const other = (await aMatterIn()).village;
		await expect(
			postNotice(other.as(await other.clerk()), {
				...base,
				communityId: other.id,
				kind: 'decision'
			})
		).rejects.toEqual(not('access.not_found'));
		await stopMatter(village.as(people.clerk), { communityId, matterId, reason: '法院撤销。' });
		await expect(post('decision')).rejects.toEqual(not('matter.ended'));
		expect(await countNotices(village.db, communityId)).toBe(0);
	});

	it('is once, also when two send it at the same time, and again after a withdrawal', async () => {
		const { village, walked, people, post, resolve, communityId, matterId } = await frozen();
		await passEarlierSteps(village, walked);
		await resolve();
		const both = await Promise.allSettled([post('decision'), post('decision')]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const [wrong] = await listNoticesOfMatter(village.db, matterId);
		const input = { communityId, noticeId: wrong!.id, reason: '金额写错。' };
		await withdrawNotice(village.as(people.clerk), input);
		await post('decision');
	});

	it('is undone whole when what comes after it fails', async () => {
		const { village, walked, people, resolve, base, communityId } = await frozen();
		await passEarlierSteps(village, walked);
		await resolve();
		const before = await findHead(village.db, communityId);
		const ctx = village.as(people.clerk);
		const failing = ctx.db.write(async (tx) => {
			await hangNotice(tx, ctx, { ...base, kind: 'decision' });
			throw new Error('power cut');
		});
		await expect(failing).rejects.toThrow('power cut');
		expect(await countNotices(village.db, communityId)).toBe(0);
		expect(await findHead(village.db, communityId)).toEqual(before);
	});
});
