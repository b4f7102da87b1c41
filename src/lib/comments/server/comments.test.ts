import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { listEntriesOf } from '#lib/journal/server/journal-store.ts';
import { openPeriod } from '#lib/procedures/server/open-period.ts';
import { partyActs } from '#lib/procedures/server/procedure-tables.ts';
import { aMatterIn } from '#tests/helpers/dossier.ts';
import { aVillage } from '#tests/helpers/village.ts';
import { answerComment } from './answer-comment.ts';
import { closeDuePeriods } from './close-due-periods.ts';
import { closePeriod } from './close-period.ts';
import {
	countAnswers,
	getPeriod,
	listComments,
	listPeriodsOfMatter,
	readNamedComments
} from './comment-store.ts';
import { comments } from './comment-tables.ts';
import { extendPeriod } from './extend-period.ts';
import { writeComment } from './write-comment.ts';

/** A matter that has been proposed and conferred on, laid open for comment for ten days. */
async function world() {
	const matter = await aMatterIn();
	const { village, communityId, matterId, people } = matter;
	const versionId = await matter.freeze();
	await village.db.write(async (tx) => {
		await tx.insert(partyActs).values({
			id: newId('partyAct'),
			communityId,
			matterId,
			kind: 'propose',
			bodyId: await village.body('party_organisation'),
			versionId,
			askedBy: people.clerk,
			askedAt: village.now,
			dueAt: village.now + 10 * DAY,
			opinion: 'agree',
			conclusion: '同意提议。',
			givenBy: people.secretary,
			givenAt: village.now
		});
	});
	await matter.sit('confer', versionId, { body: 'two_committees', vote: { passed: true } });
	const periodId = await openPeriod(village.as(people.clerk), {
		communityId,
		matterId,
		days: 10,
		audience: 'community'
	});
	const write = (by = people.resident, body = '学校门口要两盏。') =>
		writeComment(village.as(by), { communityId, periodId, body });
	const first = async () =>
		(await listComments(village.db, periodId, { before: undefined, limit: 1 }))[0]!;
	return { ...matter, versionId, periodId, write, first };
}

describe('writing a comment', () => {
	it('is numbered for the public and named for the desk; the journal keeps its words out', async () => {
		const { village, communityId, matterId, periodId, people, write } = await world();
		expect([await write(), await write()]).toEqual([1, 2]);
		const page = { before: undefined, limit: 20 };
		const shown = await listComments(village.db, periodId, page);
		expect(shown.map(({ number }) => number)).toEqual([2, 1]);
		expect(Object.keys(shown[0]!)).not.toContain('authorId');
		expect((await readNamedComments(village.db, periodId, page))[0]!.author).toMatch(/试/);
		const entries = await listEntriesOf(village.db, communityId, matterId);
		const written = entries.filter(({ act }) => act === 'comment.written');
		expect(written).toHaveLength(2);
		expect(JSON.stringify(written)).not.toContain('学校');
		expect(written.map(({ actor }) => actor)).toEqual(['member', 'member']);
		expect(JSON.stringify(written)).not.toContain(people.resident);
	});

	it.each([
		['without signing in', 'access.sign_in', async () => undefined],
		['by somebody of elsewhere', 'comment.residents_only', async () => (await aVillage()).person()]
	])('%s is refused', async (_who, code, who) => {
		const { village, communityId, periodId } = await world();
		const input = { communityId, periodId, body: '好。' };
		await expect(writeComment(village.as(await who()), input)).rejects.toThrow(code);
	});

	it('in a period of elsewhere is not found', async () => {
		const { periodId } = await world();
		const village = await aVillage();
		const resident = await village.person();
		await expect(
			writeComment(village.as(resident), { communityId: village.id, periodId, body: '好。' })
		).rejects.toThrow('access.not_found');
	});

	it('for somebody without a phone names the channel and the person', async () => {
		const { village, communityId, periodId, people } = await world();
		const input = { communityId, periodId, body: '要亮一点。', authorId: people.resident };
		await expect(writeComment(village.as(people.clerk), input)).rejects.toThrow(
			'comment.channel_missing'
		);
		await expect(
			writeComment(village.as(people.director), { ...input, channel: 'visit' })
		).rejects.toThrow('access.clerk_only');
		await writeComment(village.as(people.clerk), { ...input, channel: 'visit' });
		const [row] = await village.db.select().from(comments);
		expect(row).toMatchObject({
			authorId: people.resident,
			recordedBy: people.clerk,
			channel: 'visit'
		});
	});

	it('is taken until the last instant and not at it', async () => {
		const { village, communityId, periodId, write } = await world();
		const { closesAt } = await getPeriod(village.db, communityId, periodId);
		village.at(closesAt - 1);
		await expect(write()).resolves.toBe(1);
		village.at(closesAt);
		await expect(write()).rejects.toThrow('comment.closed');
	});

	it('against the close: it is in before, or refused, and never lost', async () => {
		const { village, communityId, periodId, people, write } = await world();
		const { closesAt } = await getPeriod(village.db, communityId, periodId);
		const writer = village.as(people.resident);
		village.at(closesAt);
		const late = { ...writer, now: closesAt - 1 };
		const [written] = await Promise.allSettled([
			writeComment(late, { communityId, periodId, body: '最后一条。' }),
			closeDuePeriods.run(village.asSystem())
		]);
		const kept = await listComments(village.db, periodId, { before: undefined, limit: 5 });
		expect(kept).toHaveLength(written.status === 'fulfilled' ? 1 : 0);
		expect((await getPeriod(village.db, communityId, periodId)).closedAt).toBe(closesAt);
		await expect(writeComment(late, { communityId, periodId, body: '再一条。' })).rejects.toThrow(
			'comment.closed'
		);
		await expect(write()).rejects.toThrow('comment.closed');
	});

	it('gives everybody who writes at once a number of their own', async () => {
		const { write } = await world();
		const numbers = await Promise.all(Array.from({ length: 8 }, () => write()));
		expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});
});

describe('answering', () => {
	it('is done once, with what came of it', async () => {
		const { village, communityId, matterId, people, write, first } = await world();
		await write();
		const { id: commentId } = await first();
		const answer = { communityId, commentId, adoption: 'adopted' as const, answer: '已改第二段。' };
		await expect(answerComment(village.as(people.resident), answer)).rejects.toThrow(
			'access.clerk_only'
		);
		const answers = await Promise.allSettled([
			answerComment(village.as(people.clerk), answer),
			answerComment(village.as(people.director), { ...answer, adoption: 'not_adopted' })
		]);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const [period] = await listPeriodsOfMatter(village.db, matterId);
		expect(period).toMatchObject({ comments: 1, unanswered: 0 });
	});

	it('of a comment of elsewhere is not found', async () => {
		const { write, first } = await world();
		await write();
		const { id: commentId } = await first();
		const village = await aVillage();
		const clerk = await village.clerk();
		const answer = {
			communityId: village.id,
			commentId,
			adoption: 'adopted' as const,
			answer: '好。'
		};
		await expect(answerComment(village.as(clerk), answer)).rejects.toThrow('access.not_found');
	});
});

describe('a period', () => {
	it('is closed by hand not before its time, and by the timer at it, once', async () => {
		const { village, communityId, matterId, periodId, people } = await world();
		const close = () => closePeriod(village.as(people.clerk), { communityId, periodId });
		await expect(close()).rejects.toThrow('comment.not_over');
		await closeDuePeriods.run(village.asSystem());
		const { closesAt } = await getPeriod(village.db, communityId, periodId);
		village.at(closesAt);
		await Promise.all([
			closeDuePeriods.run(village.asSystem()),
			closeDuePeriods.run(village.asSystem())
		]);
		await expect(close()).rejects.toThrow('comment.closed');
		const entries = await listEntriesOf(village.db, communityId, matterId);
		expect(entries.filter(({ act }) => act === 'comment.period_closed')).toHaveLength(1);
	});

	it('is closed by hand when the timer has not come by yet', async () => {
		const { village, communityId, periodId, people } = await world();
		village.at(village.now + 10 * DAY);
		await expect(
			closePeriod(village.as(people.resident), { communityId, periodId })
		).rejects.toThrow('access.clerk_only');
		await closePeriod(village.as(people.clerk), { communityId, periodId });
		expect((await getPeriod(village.db, communityId, periodId)).closedAt).toBe(village.now);
	});

	it('is made longer while it is open, with a reason', async () => {
		const { village, communityId, periodId, people } = await world();
		const before = await getPeriod(village.db, communityId, periodId);
		const extend = () =>
			extendPeriod(village.as(people.clerk), {
				communityId,
				periodId,
				days: 5,
				reason: '外出村民要求。'
			});
		await extend();
		const after = await getPeriod(village.db, communityId, periodId);
		expect(after).toMatchObject({
			closesAt: before.closesAt + 5 * DAY,
			extendReason: '外出村民要求。'
		});
		village.at(after.closesAt);
		await expect(extend()).rejects.toThrow('comment.closed');
	});
});

describe('two thousand comments', () => {
	let shared: Awaited<ReturnType<typeof world>>;
	beforeAll(async () => {
		shared = await world();
		const { village, communityId, periodId, people } = shared;
		const rows = Array.from({ length: 2000 }, (_, index) => ({
			id: newId('comment'),
			communityId,
			periodId,
			number: index + 1,
			authorId: people.resident,
			channel: 'web' as const,
			recordedBy: people.resident,
			body: `第 ${index + 1} 条意见，路灯要装到学校门口。`,
			at: village.now,
			...(index % 2
				? { adoption: 'adopted' as const, answer: '采纳。', answeredAt: village.now }
				: {})
		}));
		await village.db.write(async (tx) => {
			for (let at = 0; at < rows.length; at += 200)
				await tx.insert(comments).values(rows.slice(at, at + 200));
		});
	});

	it('are paged by number, none twice and none left out', async () => {
		const { village, periodId } = shared;
		const seen: number[] = [];
		let before: number | undefined;
		for (;;) {
			const page = await listComments(village.db, periodId, { before, limit: 300 });
			if (page.length === 0) break;
			seen.push(...page.map(({ number }) => number));
			before = page.at(-1)!.number;
		}
		expect(seen).toEqual(Array.from({ length: 2000 }, (_, index) => 2000 - index));
	});

	it('are counted by answer', async () => {
		expect(await countAnswers(shared.village.db, shared.periodId)).toEqual({
			adopted: 1000,
			partly: 0,
			not_adopted: 0,
			unanswered: 1000
		});
	});
});
