import { describe, expect, it } from 'vitest';
import { DAY, dayOf, HOUR, instantAt, type Day } from '#lib/kernel/instant.ts';
import { newId, type Id } from '#lib/kernel/id.ts';
import { findHead, listEntriesAfter } from '#lib/journal/server/journal-store.ts';
import { callMeeting } from '#lib/meetings/server/call-meeting.ts';
import { listItems } from '#lib/meetings/server/meeting-store.ts';
import { openMeeting } from '#lib/meetings/server/open-meeting.ts';
import { signIn } from '#lib/meetings/server/sign-in.ts';
import { startItem } from '#lib/meetings/server/start-item.ts';
import { closeMeeting } from '#lib/minutes/server/close-meeting.ts';
import { listPostsOf } from '#lib/people/server/standing-store.ts';
import { closeVote } from '#lib/votes/server/close-vote.ts';
import { countHands } from '#lib/votes/server/count-hands.ts';
import { openVote } from '#lib/votes/server/open-vote.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { urgentState } from '../urgent-act.ts';
import { getAppraisal, listAppraisals, listResults } from './appraisal-store.ts';
import { getAudit } from './audit-store.ts';
import { endByAppraisal } from './end-by-appraisal.ts';
import { enterAppraisal, voidAppraisal } from './enter-appraisal.ts';
import { addToHandover, openHandover, tickHandover } from './hand-over.ts';
import { listHandoverItems, listHandovers } from './handover-store.ts';
import { openAudit, publishAudit } from './keep-audit.ts';
import { readEffects } from './read-effects.ts';
import { putToMeeting, recordUrgentAct } from './record-urgent-act.ts';
import { findLastSitting, getUrgentAct, listRatifyingItems } from './urgent-store.ts';

const refusedWith = (code: string) => expect.objectContaining({ code });
const actsOf = async (village: Village) =>
	(await listEntriesAfter(village.db, village.id, { seq: 0, limit: 199 })).map(({ act }) => act);
const statuses = async (work: Promise<unknown>[]) =>
	(await Promise.allSettled(work)).map(({ status }) => status).sort();
const ONE = ['fulfilled', 'rejected'];

async function setUp() {
	const village = await aVillage();
	const clerk = await village.clerk();
	const supervisor = await village.post('supervision_committee', 'director');
	const director = await village.post('committee', 'director');
	const bodyId = await village.body('representatives');
	const communityId = village.id;
	return { village, communityId, clerk, supervisor, director, bodyId };
}

describe('民主评议', () => {
	const line = (personId: Id<'person'>, incompetent: number) => ({
		...{ personId, role: 'director' as const, appraisedAs: 'member' as const },
		...{ excellent: 0, competent: 30 - incompetent, basic: 0, incompetent }
	});
	async function appraising() {
		const given = await setUp();
		const { village, communityId, clerk, supervisor, director, bodyId } = given;
		const input = {
			...{ communityId, bodyId, heldOn: dayOf(village.now), present: 32, ballots: 30 },
			...{ bar: 'half' as const, barBasis: '', presidedBy: supervisor },
			lines: [line(director, 2)]
		};
		const enter = (change: Partial<typeof input> = {}) =>
			enterAppraisal(village.as(clerk), { ...input, ...change });
		return { ...given, input, enter };
	}

	it('is entered with its figures, and public at once', async () => {
		const { village, communityId, director, enter } = await appraising();
		const id = await enter();
		expect(await listResults(village.db, id)).toMatchObject([
			{ personId: director, competent: 28, incompetent: 2 }
		]);
		expect(await listAppraisals(village.db, communityId, { page: 1, size: 9 })).toMatchObject([
			{ id, body: 'representatives', voidedAt: null }
		]);
		expect((await getAppraisal(village.db, communityId, id)).journalHead).toMatch(/^[0-9a-f]{16}$/);
		expect((await actsOf(village)).at(-1)).toBe('appraisal.entered');
	});

	it('is refused with figures that do not follow, by others, elsewhere, and leaves nothing', async () => {
		const { village, communityId, director, input, enter } = await appraising();
		const other = await aVillage({ db: village.db });
		const before = await findHead(village.db, communityId);
		const cases = [
			[{ ballots: 33 }, 'appraisal.more_ballots'],
			[{ lines: [{ ...line(director, 2), basic: 1 }] }, 'appraisal.sum_differs'],
			[{ presidedBy: director }, 'appraisal.presider'],
			[{ bodyId: await village.body('committee') }, 'appraisal.wrong_body'],
			[{ bodyId: await other.body('representatives') }, 'access.not_found'],
			[{ lines: [line(await other.person(), 0)] }, 'access.not_found'],
			[{ heldOn: '2099-01-01' as Day }, 'appraisal.not_held_yet']
		] as const;
		for (const [change, code] of cases)
			await expect(enter(change as object)).rejects.toEqual(refusedWith(code));
		await expect(enterAppraisal(village.as(director), input)).rejects.toEqual(
			refusedWith('appraisal.not_keeper')
		);
		expect(await findHead(village.db, communityId)).toEqual(before);
	});

	it('is entered once for a sitting, and again after it was declared void', async () => {
		const { village, communityId, supervisor, enter } = await appraising();
		expect(await statuses([enter(), enter()])).toEqual(ONE);
		const [first] = await listAppraisals(village.db, communityId, { page: 1, size: 9 });
		const which = { communityId, appraisalId: first!.id, reason: '有效票数抄错。' };
		const voids = [1, 2].map(() => voidAppraisal(village.as(supervisor), which));
		expect(await statuses(voids)).toEqual(ONE);
		await enter();
	});

	it('ends the post after two findings in a row, which the clerk enters', async () => {
		const { village, communityId, clerk, director, enter } = await appraising();
		const community = { id: communityId, kind: 'village' as const };
		const effect = async () => (await readEffects(village.db, community, village.now))[0]!;
		await enter({ lines: [line(director, 16)] });
		const { postId, ...once } = await effect();
		expect(once.effect.is).toBe('none');
		const end = (who: Id<'person'>) => endByAppraisal(village.as(who), { communityId, postId });
		await expect(end(clerk)).rejects.toEqual(refusedWith('appraisal.no_effect'));

		village.at(village.now + 300 * DAY);
		const second = await enter({ heldOn: dayOf(village.now), lines: [line(director, 30)] });
		expect((await effect()).effect).toMatchObject({ is: 'ends', second: { appraisalId: second } });
		await expect(end(director)).rejects.toEqual(refusedWith('access.clerk_only'));
		expect(await statuses([end(clerk), end(clerk)])).toEqual(ONE);
		expect(await listPostsOf(village.db, director, communityId, village.now)).toEqual([]);
		const entries = await listEntriesAfter(village.db, communityId, { seq: 0, limit: 99 });
		expect(entries.at(-1)).toMatchObject({
			...{ act: 'post.ended', subject: postId },
			facts: { article: 'village:38', person: director }
		});
	});

	it('ends nothing when one of the two was void', async () => {
		const { village, communityId, clerk, director, enter } = await appraising();
		const first = await enter({ lines: [line(director, 30)] });
		village.at(village.now + 300 * DAY);
		await enter({ heldOn: dayOf(village.now), lines: [line(director, 30)] });
		await voidAppraisal(village.as(clerk), { communityId, appraisalId: first, reason: '重计。' });
		const [member] = await readEffects(
			village.db,
			{ id: communityId, kind: 'village' },
			village.now
		);
		expect(member!.effect.is).toBe('none');
	});
});

describe('审计', () => {
	async function auditing() {
		const given = await setUp();
		const { village, communityId, clerk, director } = given;
		const input = {
			...{ communityId, kind: 'leaving' as const, personId: director, role: 'director' as const },
			...{ periodFrom: '2021-01-10' as Day, periodTo: '2026-01-10' as Day },
			...{ auditor: '石桥镇人民政府', electionOn: '2026-03-20' as Day },
			subjects: ['finances' as const]
		};
		const open = (change: object = {}) => openAudit(village.as(clerk), { ...input, ...change });
		const document = {
			...{ hash: 'a'.repeat(64), size: 9, mediaType: 'application/pdf', name: '审计报告.pdf' }
		};
		return { ...given, open, document };
	}

	it('is opened once for a period, and published once, with its document', async () => {
		const { village, communityId, clerk, open, document } = await auditing();
		expect(await statuses([open(), open()])).toEqual(ONE);
		const auditId = await open({ periodFrom: '2016-01-10' });
		const publish = (documents = [document]) =>
			publishAudit(village.as(clerk), { communityId, auditId, conclusion: '属实。', documents });
		await expect(publish([])).rejects.toEqual(refusedWith('audit.no_document'));
		expect(await statuses([publish(), publish()])).toEqual(ONE);
		expect(await getAudit(village.db, communityId, auditId)).toMatchObject({
			...{ conclusion: '属实。', publishedBy: clerk, publishedAt: village.now }
		});
		const entries = await listEntriesAfter(village.db, communityId, { seq: 0, limit: 99 });
		expect(entries.at(-1)).toMatchObject({
			...{ act: 'audit.published', facts: { documents: [document.hash] } }
		});
	});

	it('is refused to whom it is of and to others, and of people elsewhere', async () => {
		const { village, communityId, director, open, document } = await auditing();
		const auditId = await open();
		const other = await aVillage({ db: village.db });
		const publish = { communityId, auditId, conclusion: '属实。', documents: [document] };
		await expect(publishAudit(village.as(director), publish)).rejects.toEqual(
			refusedWith('audit.not_keeper')
		);
		await expect(open({ personId: await other.person() })).rejects.toEqual(
			refusedWith('access.not_found')
		);
		const elsewhere = await other.clerk();
		await expect(
			publishAudit(other.as(elsewhere), { ...publish, communityId: other.id })
		).rejects.toEqual(refusedWith('access.not_found'));
	});
});

describe('移交', () => {
	async function handing() {
		const given = await setUp();
		const { village, communityId, clerk, director } = given;
		const [giver, witness] = [await village.person(), await village.person({ onRoll: false })];
		const input = {
			...{ communityId, electedOn: '2026-02-26' as Day, presider: '选举委员会' },
			...{ giverId: giver, takerId: director, witnessId: witness },
			items: [
				{ kind: 'seal' as const, detail: '公章一枚' },
				{ kind: 'accounts' as const, detail: '账册四十六本' }
			]
		};
		const open = (change: object = {}) => openHandover(village.as(clerk), { ...input, ...change });
		return { ...given, giver, witness, open };
	}

	it('is ticked by each side, the witness last, and then done', async () => {
		const { village, communityId, clerk, director, giver, witness, open } = await handing();
		const handoverId = await open();
		const tick = (who: Id<'person'>, side: 'given' | 'taken' | 'witnessed', numbers = [1, 2]) =>
			tickHandover(village.as(who), { communityId, handoverId, numbers, side });
		await expect(tick(witness, 'witnessed')).rejects.toEqual(refusedWith('handover.witness_last'));
		await expect(tick(giver, 'taken')).rejects.toEqual(refusedWith('handover.not_your_tick'));
		await tick(giver, 'given');
		expect(await statuses([tick(director, 'taken'), tick(director, 'taken')])).toEqual(ONE);
		await addToHandover(village.as(clerk), {
			...{ communityId, handoverId, kind: 'contracts', detail: '合同九份' }
		});
		await tick(witness, 'witnessed');
		for (const side of ['given', 'taken', 'witnessed'] as const) await tick(clerk, side, [3]);
		expect(await listHandoverItems(village.db, handoverId)).toMatchObject([
			{ number: 1, givenBy: giver, takenBy: director, witnessedBy: witness },
			{ number: 2 },
			{ number: 3, detail: '合同九份', givenBy: clerk, takenBy: clerk, witnessedBy: clerk }
		]);
		await expect(tick(clerk, 'given', [9])).rejects.toEqual(refusedWith('access.not_found'));
	});

	it('is opened once for an election, by the desk, with something in it', async () => {
		const { village, communityId, director, open } = await handing();
		await expect(open({ items: [] })).rejects.toEqual(refusedWith('handover.no_items'));
		await expect(open({ giverId: newId('person') })).rejects.toEqual(
			refusedWith('access.not_found')
		);
		expect(await statuses([open(), open()])).toEqual(ONE);
		expect(await listHandovers(village.db, communityId)).toMatchObject([
			{ takerId: director, items: [{ number: 1 }, { number: 2 }] }
		]);
	});
});

describe('先行处置', () => {
	/** A sitting of the representatives with one item, to be voted on. */
	async function sitting(village: Village, clerk: Id<'person'>, reps: Id<'person'>[]) {
		const communityId = village.id;
		const startsAt = village.now + 4 * DAY;
		const meetingId = await callMeeting(village.as(clerk), {
			...{ communityId, bodyIds: [await village.body('representatives')], counting: 'seats' },
			...{ title: '代表会议', place: '村委会', startsAt },
			items: [{ title: '追认抢修便桥', purpose: 'resolve' }]
		});
		const [item] = await listItems(village.db, meetingId);
		return {
			itemId: item!.id,
			async vote(hands: { yes: number; no: number; abstain: number }) {
				// Doors open an hour before.
				village.at(startsAt - HOUR);
				const at = { communityId, meetingId };
				await signIn(village.as(clerk), { ...at, personIds: reps, channel: 'desk' });
				await openMeeting(village.as(clerk), { ...at, chairId: reps[0]!, recorderId: clerk });
				await startItem(village.as(clerk), { communityId, itemId: item!.id });
				const voteId = await openVote(village.as(clerk), { communityId, itemId: item!.id });
				await countHands(village.as(clerk), { communityId, voteId, hands });
				await closeVote(village.as(clerk), { communityId, voteId });
				await closeMeeting(village.as(clerk), { communityId, meetingId });
			}
		};
	}
	async function acting() {
		const given = await setUp();
		const { village, communityId, clerk } = given;
		const reps: Id<'person'>[] = [];
		for (let n = 0; n < 6; n += 1)
			reps.push(await village.post('representatives', 'representative'));
		const record = (title = '抢修便桥') =>
			recordUrgentAct(village.as(clerk), {
				...{ communityId, matterId: null, title, done: '架便桥。', reasons: '桥断了。' },
				begunOn: dayOf(village.now)
			});
		const stateOf = async (id: Id<'urgentAct'>) =>
			urgentState((await getUrgentAct(village.db, communityId, id)).put);
		return { ...given, reps, record, stateOf };
	}

	it.each([
		[{ yes: 5, no: 1, abstain: 0 }, 'ratified'],
		[{ yes: 2, no: 4, abstain: 0 }, 'refused']
	] as const)('is put to a meeting whose vote of %o has it %s', async (hands, outcome) => {
		const { village, communityId, clerk, reps, record, stateOf } = await acting();
		const urgentActId = await record();
		expect(await stateOf(urgentActId)).toBe('open');
		const { itemId, vote } = await sitting(village, clerk, reps);
		const act = { communityId, matterId: null };
		expect(await listRatifyingItems(village.db, act, village.now)).toMatchObject([{ id: itemId }]);
		await putToMeeting(village.as(clerk), { communityId, urgentActId, itemId });
		expect(await stateOf(urgentActId)).toBe('put');
		expect(await listRatifyingItems(village.db, act, village.now)).toEqual([]);
		await vote(hands);
		expect(await stateOf(urgentActId)).toBe(outcome);
		expect(await findLastSitting(village.db, communityId)).toBe(village.now);
		await expect(
			putToMeeting(village.as(clerk), { communityId, urgentActId, itemId })
		).rejects.toEqual(refusedWith('urgent.settled'));
	});

	it('is not ratified by an item that was voted on, another act’s, or elsewhere', async () => {
		const { village, communityId, clerk, director, reps, record } = await acting();
		const other = await aVillage({ db: village.db });
		const foreign = await sitting(other, await other.clerk(), [
			await other.post('representatives', 'representative')
		]);
		const [first, second] = [await record(), await record('抢修水管')];
		const { itemId, vote } = await sitting(village, clerk, reps);
		const put = (urgentActId: Id<'urgentAct'>, to = itemId, who = clerk) =>
			putToMeeting(village.as(who), { communityId, urgentActId, itemId: to });
		await expect(put(first, foreign.itemId)).rejects.toEqual(refusedWith('access.not_found'));
		await expect(put(first, itemId, reps[0]!)).rejects.toEqual(refusedWith('urgent.not_keeper'));
		expect(await statuses([put(first), put(second, itemId, director)])).toEqual(ONE);
		await vote({ yes: 5, no: 1, abstain: 0 });
		const third = await record('抢修电线');
		await expect(put(third)).rejects.toEqual(refusedWith('urgent.item_over'));
	});

	it('is recorded by those who act, once it has begun', async () => {
		const { village, communityId, reps } = await acting();
		const input = {
			...{ communityId, matterId: null, title: '抢修', done: '修。', reasons: '急。' },
			begunOn: dayOf(instantAt('2026-03-01', '10:00'))
		};
		await expect(recordUrgentAct(village.as(reps[0]), input)).rejects.toEqual(
			refusedWith('urgent.not_keeper')
		);
		const other = await aVillage({ db: village.db });
		const clerk = await other.clerk();
		await expect(
			recordUrgentAct(other.as(clerk), {
				...{ ...input, communityId: other.id, matterId: newId('matter') }
			})
		).rejects.toEqual(refusedWith('access.not_found'));
	});
});
