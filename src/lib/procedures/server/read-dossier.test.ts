import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { comments, commentPeriods } from '#lib/comments/server/comment-tables.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { notices } from '#lib/notices/server/notice-tables.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Database } from '#lib/server/database/database.ts';
import { tasks } from '#lib/tasks/server/task-tables.ts';
import { aMatterIn } from '#tests/helpers/dossier.ts';
import { askForAct } from './ask-for-act.ts';
import { giveOpinion } from './give-opinion.ts';
import { loadDossiers } from './load-dossier.ts';
import { partyActs } from './procedure-tables.ts';
import { readDossier } from './read-dossier.ts';
import { recordLookBack } from './record-look-back.ts';

const INNER = '有党员提出单价偏高';

/** A matter that the party organisation has sent back, with its reasons. */
async function returned() {
	const story = await aMatterIn();
	const { village, communityId, matterId, people } = story;
	const versionId = await story.freeze();
	const where = { communityId, matterId };
	const actId = await askForAct(village.as(people.clerk), { ...where, kind: 'propose' });
	const vote = { passed: false };
	const itemId = await story.sit('propose', versionId, { body: 'party_organisation', vote });
	await giveOpinion(village.as(people.secretary), {
		communityId,
		actId,
		opinion: 'return',
		itemId,
		conclusion: '预算依据不足，退回修改。',
		reasons: INNER
	});
	const seenBy = async (who?: (typeof people)[keyof typeof people]) => {
		const ctx = village.as(who);
		const viewer = await standingOf(village.db, ctx.actor, communityId, ctx.now);
		return readDossier(ctx, viewer, matterId);
	};
	return { ...story, seenBy };
}

describe('what the dossier shows', () => {
	it('of the party organisation’s words is the conclusion for everybody, the reasons for those inside', async () => {
		const { seenBy, people } = await returned();
		for (const who of [undefined, people.resident, people.supervisor]) {
			const seen = JSON.stringify(await seenBy(who));
			expect(seen).not.toContain(INNER);
			expect(seen).toContain('退回修改');
		}
		for (const who of [people.member, people.secretary, people.director, people.clerk])
			expect(JSON.stringify(await seenBy(who))).toContain(INNER);
	});

	it('says where it stands, who must act and what is missing', async () => {
		const { seenBy } = await returned();
		expect((await seenBy()).status).toEqual({
			title: '现在：起草定稿',
			text: '已退回修改，还没有重新定稿。由起草人办理。'
		});
	});

	it('offers the next act, and says who may not do it why', async () => {
		const { seenBy, people } = await returned();
		expect((await seenBy(people.director)).next).toMatchObject({
			next: { act: 'freeze' },
			verdict: { ok: true }
		});
		expect((await seenBy(people.resident)).next?.verdict).toMatchObject({ ok: false });
	});
});

/** Counts the statements a reader runs. */
function counting(db: Database) {
	let statements = 0;
	const count = <Args extends unknown[], Result>(method: (...args: Args) => Result) => {
		return (...args: Args): Result => {
			statements += 1;
			return method.apply(db, args);
		};
	};
	const reader = {
		...db,
		engine: db.engine,
		select: count(db.select as never),
		selectDistinct: count(db.selectDistinct as never),
		$count: count(db.$count as never)
	} as unknown as Database;
	return { reader, statements: () => statements };
}

it('is gathered in the same number of statements, however thick it is', async () => {
	const story = await aMatterIn();
	const { village, communityId, matterId, people } = story;
	const matter = await getMatter(village.db, communityId, matterId);
	const thin = counting(village.db);
	await loadDossiers(thin.reader, communityId, [matter]);

	const versionId = await story.freeze();
	for (let n = 0; n < 5; n += 1)
		await story.sit('confer', versionId, { body: 'two_committees', vote: { passed: true } });
	const periodId = newId('period');
	await village.db.write(async (tx) => {
		await tx.insert(commentPeriods).values({
			id: periodId,
			communityId,
			matterId,
			versionId,
			audience: 'everyone',
			opensAt: village.now,
			closesAt: village.now + 10 * DAY,
			openedBy: people.clerk
		});
		await tx.insert(comments).values(
			Array.from({ length: 60 }, (_, index) => ({
				id: newId('comment'),
				communityId,
				periodId,
				number: index + 1,
				authorId: people.resident,
				channel: 'web' as const,
				recordedBy: people.resident,
				body: '学校门口要两盏。',
				at: village.now
			}))
		);
	});
	const thick = counting(village.db);
	const [dossier] = await loadDossiers(thick.reader, communityId, [matter]);
	expect(dossier!.periods[0]).toMatchObject({ comments: 60, unanswered: 60 });
	expect(dossier!.sittings).toHaveLength(5);
	expect(thin.statements()).toBeGreaterThan(5);
	expect(thick.statements()).toBe(thin.statements());
});

describe('looking back', () => {
	/** A matter whose result notice has hung its days. */
	async function carriedOut() {
		const story = await aMatterIn({ important: false });
		const { village, communityId, matterId, people } = story;
		const versionId = await story.freeze();
		const party = await village.body('party_organisation');
		const { now } = village;
		await village.db.write(async (tx) => {
			for (const kind of ['propose', 'review'] as const)
				await tx.insert(partyActs).values({
					id: newId('partyAct'),
					communityId,
					matterId,
					kind,
					bodyId: party,
					versionId,
					askedBy: people.clerk,
					askedAt: now,
					dueAt: now + DAY,
					opinion: 'agree',
					conclusion: '同意。',
					givenBy: people.secretary,
					givenAt: now
				});
			await tx.insert(commentPeriods).values({
				id: newId('period'),
				communityId,
				matterId,
				versionId,
				audience: 'everyone',
				opensAt: now,
				closesAt: now,
				openedBy: people.clerk,
				closedAt: now
			});
			await tx.insert(tasks).values({
				id: newId('task'),
				communityId,
				matterId,
				title: '立杆装灯',
				ownerId: people.director,
				dueAt: now,
				assignedBy: people.clerk,
				assignedAt: now,
				state: 'accepted',
				checkedAt: now
			});
			for (const kind of ['decision', 'result'] as const)
				await tx.insert(notices).values({
					id: newId('notice'),
					communityId,
					matterId,
					kind,
					number: `2026-${kind}`,
					title: '公告',
					body: '公告如下。',
					issuer: '村民委员会',
					postedAt: now,
					postedUntil: now + 15 * DAY,
					hash: 'a'.repeat(64),
					journalHead: 'b'.repeat(16),
					postedBy: people.clerk
				});
		});
		await story.sit('confer', versionId, { body: 'two_committees', vote: { passed: true } });
		await story.sit('resolve', versionId, { body: 'representatives', vote: { passed: true } });
		const look = async (
			who = people.supervisor,
			body: 'supervision_committee' | 'council' = 'supervision_committee'
		) =>
			recordLookBack(village.as(who), {
				communityId,
				matterId,
				bodyId: await village.body(body),
				helped: 'yes',
				remark: '夜里亮了，没有再摔倒的。'
			});
		return { ...story, look };
	}

	it('comes after the result notice, closes the dossier, and is once for each body', async () => {
		const { village, communityId, matterId, people, look } = await carriedOut();
		await expect(look()).rejects.toThrow('procedure.not_finished');
		village.at(village.now + 15 * DAY);
		await expect(look(people.resident)).rejects.toThrow('procedure.lookers_only');
		await expect(look(people.supervisor, 'council')).rejects.toThrow('procedure.lookers_only');
		const answers = await Promise.allSettled([look(), look()]);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await getMatter(village.db, communityId, matterId)).toMatchObject({
			state: 'closed',
			endedAt: village.now
		});
		await expect(look()).rejects.toThrow('procedure.already_looked');
		await look(people.convener, 'council');
	});
});
