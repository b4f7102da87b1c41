import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { commentPeriods, comments } from '#lib/comments/server/comment-tables.ts';
import { versions } from '#lib/documents/server/document-tables.ts';
import { agendaItems, attendees, meetings } from '#lib/meetings/server/meeting-tables.ts';
import { listNotices } from '#lib/notices/server/notice-store.ts';
import { postNotice } from '#lib/procedures/server/post-notice.ts';
import { assignTask } from '#lib/tasks/server/assign-task.ts';
import { voters, votes } from '#lib/votes/server/vote-tables.ts';
import { aDecidedMatter } from '#tests/helpers/decided-matter.ts';
import { countStatements } from '#tests/helpers/statements.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { listLatest, listMeetingsAhead, listOpenPeriods, listOpenVotes } from './board-store.ts';
import { indexJournal } from './index-journal.ts';
import {
	listAnsweredComments,
	listMeetingsWaiting,
	listMyObjections,
	listPeriodsWaiting,
	listTasksWaiting,
	listVotesWaiting
} from './waiting-store.ts';

/** A matter laid open for comment, with comments of somebody, the first answered. */
async function aPeriod(village: Village, { by, count = 0 }: { by?: string; count?: number } = {}) {
	const matter = await aDecidedMatter(village, { title: '水渠维修工程预算' });
	const [version] = await village.db
		.select()
		.from(versions)
		.where(eq(versions.matterId, matter.id));
	const id = newId('period');
	const common = { communityId: village.id };
	await village.db.write(async (tx) => {
		await tx.insert(commentPeriods).values({
			...{ id, ...common, matterId: matter.id, versionId: version!.id, audience: 'everyone' },
			...{ opensAt: village.now, closesAt: village.now + 10 * DAY, openedBy: newId('person') }
		});
		for (let number = 1; number <= count; number += 1)
			await tx.insert(comments).values({
				...{ id: newId('comment'), ...common, periodId: id, number, channel: 'web', body: '意见' },
				...{ authorId: by as never, recordedBy: by as never, at: village.now },
				...(number === 1 && {
					...{ adoption: 'adopted' as const, answer: '好。', answeredAt: village.now }
				})
			});
	});
	return id;
}

/** A sitting with one item being voted on; these people are due, and on the roll. */
async function aVote(village: Village, { due, inner = false }: { due: string[]; inner?: boolean }) {
	const [meetingId, itemId, voteId] = [newId('meeting'), newId('item'), newId('vote')];
	const someone = await village.person();
	await village.db.write(async (tx) => {
		await tx.insert(meetings).values({
			...{ id: meetingId, communityId: village.id, title: '代表会议', place: '村委会', inner },
			...{ startsAt: village.now, calledBy: someone, calledAt: village.now },
			...{ counting: 'seats', state: 'open' }
		});
		await tx.insert(agendaItems).values({
			...{ id: itemId, meetingId, number: 1, title: '表决', purpose: 'resolve', state: 'voting' }
		});
		await tx.insert(votes).values({
			...{ id: voteId, communityId: village.id, itemId, question: '水渠预算', rules: [] },
			...{ counting: 'seats', due: 1, present: 1, rollHash: '', openedBy: someone },
			...{ openedAt: village.now, state: 'open' }
		});
		for (const [index, personId] of due.entries()) {
			const who = personId as never;
			await tx.insert(attendees).values({ meetingId, personId: who, number: index + 1, due: true });
			await tx.insert(voters).values({ voteId, personId: who });
		}
	});
	return voteId;
}

describe('the front page', () => {
	it('shows what is open now and what was decided, not what is inner or over', async () => {
		const village = await aVillage();
		const person = await village.person();
		const period = await aPeriod(village, { by: person, count: 3 });
		const vote = await aVote(village, { due: [person] });
		await aVote(village, { due: [person], inner: true });
		await indexJournal(village.asSystem());
		const { db, id, now } = village;

		expect(await listOpenPeriods(db, id, now)).toMatchObject([
			{ id: period, written: 3, answered: 1 }
		]);
		expect(await listOpenPeriods(db, id, now + 10 * DAY)).toEqual([]);
		expect((await listOpenVotes(db, id)).map((one) => one.id)).toEqual([vote]);
		expect(await listMeetingsAhead(db, id, now)).toMatchObject([{ state: 'open', items: 1 }]);
		const latest = { kind: 'decision', limit: 6 } as const;
		expect((await listLatest(db, id, latest)).map(({ kind }) => kind)).toEqual(['decision']);
		expect(await listLatest(db, id, { ...latest, kind: 'digest' })).toEqual([]);
		expect(await listLatest(db, id, { ...latest, limit: 0 })).toEqual([]);
		const other = await aVillage({ db });
		expect(await listOpenPeriods(db, other.id, now)).toEqual([]);
		expect(await listOpenVotes(db, other.id)).toEqual([]);
	});

	it('asks the store as often with much as with little', async () => {
		const village = await aVillage();
		const asked = () =>
			countStatements(village.db, () =>
				Promise.all([
					listOpenPeriods(village.db, village.id, village.now),
					listOpenVotes(village.db, village.id),
					listMeetingsAhead(village.db, village.id, village.now),
					listLatest(village.db, village.id, { kind: 'decision', limit: 6 }),
					listNotices(village.db, village.id, { page: 1, size: 6, hanging: village.now })
				])
			);
		const little = await asked();
		const clerk = await village.clerk();
		const issuerId = await village.body('committee');
		for (let n = 0; n < 6; n += 1) {
			await aPeriod(village, { by: clerk, count: 2 });
			await aVote(village, { due: [clerk] });
			await postNotice(village.as(clerk), {
				...{ communityId: village.id, kind: 'other', title: `通知${n}`, body: '。', issuerId },
				days: 3
			});
		}
		await indexJournal(village.asSystem());
		expect(little).toBe(5);
		expect(await asked()).toBe(little);
	});
});

describe('what waits for somebody', () => {
	it('is theirs, and goes when it is done', async () => {
		const village = await aVillage();
		const [me, other] = [await village.person(), await village.person()];
		const whose = { communityId: village.id, personId: me };
		const { db } = village;
		const commented = await aPeriod(village, { by: me, count: 2 });
		const open = await aPeriod(village, { by: other, count: 2 });
		const vote = await aVote(village, { due: [me, other] });
		const matter = await aDecidedMatter(village);
		const task = await assignTask(village.as(await village.clerk()), {
			...{ communityId: village.id, matterId: matter.id, title: '装灯', ownerId: me },
			dueAt: village.now + DAY
		});

		expect((await listPeriodsWaiting(db, whose, village.now)).map(({ id }) => id)).toEqual([open]);
		expect((await listVotesWaiting(db, whose)).map(({ id }) => id)).toEqual([vote]);
		expect(await listMeetingsWaiting(db, whose)).toMatchObject([{ signedInAt: null }]);
		expect((await listTasksWaiting(db, whose)).map(({ id }) => id)).toEqual([task]);
		expect(await listAnsweredComments(db, whose)).toMatchObject([
			{ periodId: commented, adoption: 'adopted' }
		]);
		expect(await listMyObjections(db, whose)).toEqual([]);

		await db.write(async (tx) => {
			await tx.update(voters).set({ hasCast: true }).where(eq(voters.personId, me));
			await tx.update(meetings).set({ state: 'closed' });
		});
		expect(await listVotesWaiting(db, whose)).toEqual([]);
		expect(await listMeetingsWaiting(db, whose)).toEqual([]);
		const nobody = { communityId: village.id, personId: other };
		expect(await listTasksWaiting(db, nobody)).toEqual([]);
	});
});
