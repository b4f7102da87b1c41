import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { newId, type Id } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { adoptPaper } from '#lib/minutes/server/adopt-paper.ts';
import { correctPaper } from '#lib/minutes/server/correct-paper.ts';
import { enterPastMeeting } from '#lib/minutes/server/enter-past-meeting.ts';
import { listPapersOfMeeting } from '#lib/minutes/server/paper-store.ts';
import { sealPaper } from '#lib/minutes/server/seal-paper.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import { assignTask } from '#lib/tasks/server/assign-task.ts';
import { aDecidedMatter } from '#tests/helpers/decided-matter.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { actions as comments } from './comments/[period=periodId]/+page.server.ts';
import { actions as ideas } from './ideas/new/+page.server.ts';
import { load as loadPaper } from './papers/[paper=paperId]/+page.server.ts';
import { actions as tasks } from './tasks/[task=taskId]/+page.server.ts';

/** A visit of this person's, as a page's `load` and its actions get it; `fields` are posted. */
async function visit(
	village: Village,
	who: Id<'person'>,
	{ params = {}, fields = {} }: { params?: object; fields?: Record<string, string | File> } = {}
) {
	const ctx = village.as(who);
	const community = await getCommunity(village.db, village.id);
	const standing = await standingOf(village.db, ctx.actor, village.id, village.now);
	const url = new URL('http://village.example/page');
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	const request = new Request(url, { method: 'POST', body });
	const locals = { ctx, here: { community, standing }, origin: url.origin };
	return { locals, params, url, request } as never;
}
const answerOf = async (answer: unknown) =>
	((await answer) as { data: { refusal?: { code: string } } }).data.refusal?.code;

describe('a name and a date of birth typed by somebody who is not the clerk', () => {
	it('are not looked up, so that nobody finds out by trying when others were born', async () => {
		const village = await aVillage();
		const resident = await village.person();
		await village.person({ name: '郑大爷', birthDate: '1950-01-01' });
		for (const birthDate of ['1950-01-01', '1950-01-02']) {
			const named = { name: '郑大爷', birthDate, channel: 'visit', body: '要两盏。' };
			const params = { period: newId('period') };
			const comment = await visit(village, resident, { params, fields: named });
			expect(await answerOf(comments.write!(comment))).toBe('access.clerk_only');
			const council = await village.body('council');
			const fields = { ...named, title: '路灯', as: `resident:${council}` };
			const idea = await visit(village, resident, { fields });
			expect(await answerOf(ideas.raise!(idea))).toBe('access.clerk_only');
		}
	});
});

describe('evidence', () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'yishiting-'));
	const shared = globalThis as { [key: symbol]: unknown };
	const key = Symbol.for('yishiting.app');
	afterAll(() => {
		delete shared[key];
		rmSync(dataDir, { recursive: true });
	});

	it('is put on disk for the owner of the task, and for nobody else', async () => {
		shared[key] = { dataDir };
		const village = await aVillage();
		const clerk = await village.clerk();
		const ownerId = await village.post('committee', 'committee_member');
		const { id: matterId } = await aDecidedMatter(village);
		const where = { communityId: village.id, matterId, ownerId };
		const dueAt = village.now + DAY;
		const task = await assignTask(village.as(clerk), { ...where, title: '安装', dueAt });
		const fields = { report: '装好了。', 'evidence[]': new File(['%PDF-1.7'], '收据.pdf') };
		const send = async (who: Id<'person'>) =>
			tasks.report!(await visit(village, who, { params: { task }, fields }));

		await send(await village.person());
		expect(existsSync(join(dataDir, 'files'))).toBe(false);
		await expect(send(ownerId)).rejects.toMatchObject({ status: 303 });
		expect(existsSync(join(dataDir, 'files'))).toBe(true);
	});
});

describe('a sealed digest of a party meeting', () => {
	it('shows to those outside what it says, and not what was taken out of it', async () => {
		const village = await aVillage();
		const communityId = village.id;
		const secretary = await village.post('party_organisation', 'secretary');
		village.at(village.now + 2 * DAY);
		const ctx = village.as(secretary);
		const { meetingId } = await enterPastMeeting(ctx, {
			...{ communityId, counting: 'seats', title: '党员大会', place: '党群服务中心' },
			...{ bodyIds: [await village.body('party_organisation')], heldAt: village.now - DAY },
			...{ chairId: secretary, recorderId: secretary, presentIds: [secretary] },
			items: [{ title: '方案', purpose: 'other', outcome: 'no_vote' }]
		});
		const papers = await listPapersOfMeeting(village.db, meetingId);
		const { id: paperId, body } = papers.find(({ kind }) => kind === 'digest')!;
		const where = { communityId, paperId };
		await correctPaper(ctx, { ...where, body: `${body}\n内部的话。`, reason: '补。' });
		await correctPaper(ctx, { ...where, body, reason: '删。' });
		await adoptPaper(ctx, where);
		await sealPaper(ctx, where);

		const read = async (who: Id<'person'>) =>
			JSON.stringify(await loadPaper(await visit(village, who, { params: { paper: paperId } })));
		expect(await read(secretary)).toContain('内部的话');
		const outside = await read(await village.person());
		expect(outside).toContain('应到');
		expect(outside).not.toContain('内部的话');
	});
});
