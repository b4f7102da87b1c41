import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import pack from '#tests/helpers/rule-cases.json' with { type: 'json' };
import { aMatterIn } from '#tests/helpers/dossier.ts';
import { aCalledMeeting, anOpenMeeting } from '#tests/helpers/sitting.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { startDocument } from '#lib/documents/server/start-document.ts';
import { journalEntries } from '#lib/journal/server/journal-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import { DAY, HOUR, instantAt, MINUTE } from '#lib/kernel/instant.ts';
import { callMeeting } from '#lib/meetings/server/call-meeting.ts';
import { closeItem } from '#lib/meetings/server/close-item.ts';
import {
	getAttendance,
	getMeeting,
	listItems,
	listItemsOfMatter
} from '#lib/meetings/server/meeting-store.ts';
import { openMeeting } from '#lib/meetings/server/open-meeting.ts';
import { signIn } from '#lib/meetings/server/sign-in.ts';
import { startItem } from '#lib/meetings/server/start-item.ts';
import { writeGist } from '#lib/meetings/server/write-gist.ts';
import { households, persons } from '#lib/people/server/person-tables.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { castBallot } from '#lib/votes/server/cast-ballot.ts';
import { closeVote } from '#lib/votes/server/close-vote.ts';
import { openVote } from '#lib/votes/server/open-vote.ts';
import {
	listDelegations,
	listVotesOfMatter,
	listVotesOfMeeting
} from '#lib/votes/server/vote-store.ts';
import { mayRead, paperHash } from '../paper.ts';
import type { PastItem, PastMeeting } from '../past-meeting.ts';
import { adoptPaper } from './adopt-paper.ts';
import { closeMeeting } from './close-meeting.ts';
import { correctPaper } from './correct-paper.ts';
import { enterPastMeeting } from './enter-past-meeting.ts';
import { loadMeeting } from './load-meeting.ts';
import {
	getPaper,
	listCorrections,
	listPapersOfMatter,
	listPapersOfMeeting
} from './paper-store.ts';
import { sealPaper } from './seal-paper.ts';
import { withPaper } from './with-paper.ts';

const refusal = (code: string, facts?: object) =>
	expect.objectContaining(facts ? { code, facts: expect.objectContaining(facts) } : { code });

async function journalOf(village: Village) {
	return village.db.select().from(journalEntries).where(eq(journalEntries.communityId, village.id));
}

/** A sitting that voted by phone and was closed: four of six there, three for. */
async function aClosedMeeting() {
	const meeting = await anOpenMeeting({ present: 4 });
	const { village, clerk, itemId, there, at } = meeting;
	const { communityId } = at;
	await writeGist(village.as(clerk), {
		communityId,
		itemId,
		gist: '周代表：下游三户去年没水。\n会上没有不同意见。'
	});
	const voteId = await openVote(village.as(clerk), { communityId, itemId });
	for (const who of there.slice(0, 3))
		await castBallot(village.as(who), { communityId, voteId, choice: 'yes' });
	await closeVote(village.as(clerk), { communityId, voteId });
	village.at(village.now + 90 * MINUTE);
	await closeMeeting(village.as(clerk), at);
	const papers = await listPapersOfMeeting(village.db, at.meetingId);
	const [record, resolution, digest] = (['record', 'resolution', 'digest'] as const).map((kind) =>
		papers.find((paper) => paper.kind === kind)!
	);
	return {
		...meeting,
		communityId,
		voteId,
		record: record!,
		resolution: resolution!,
		digest: digest!
	};
}

describe('closing a meeting', () => {
	it('makes three papers out of what was done in it', async () => {
		const { record, resolution, digest } = await aClosedMeeting();
		for (const line of [
			'应到 6 人，实到 4 人：4×3=12 ≥ 6×2=12，达到法定人数',
			'依据：《村民委员会组织法》（2025修正）第三十条',
			'一、水渠维修工程预算',
			'发言要点：周代表：下游三户去年没水。',
			'表决：应到 6，到会 4；赞成 3，反对 0，弃权 0，未表决 1',
			'其中手机：赞成 3，反对 0，弃权 0；举手：赞成 0，反对 0，弃权 0',
			'算式：3×2=6 > 4，达到通过要求',
			'结果：通过'
		])
			expect(record.body.split('\n')).toContain(line);
		expect(record.body).toMatch(/^到会：.+、.+/m);
		expect(resolution.body).toContain('结果：通过');
		expect(resolution.body).not.toContain('下游三户');
		expect(digest.body).toContain('算式：3×2=6 > 4，达到通过要求');
		expect(digest.body).not.toContain('下游三户');
		expect(digest.body).not.toMatch(/到会：/);
	});

	it('waits for every item, and happens once', async () => {
		const { village, clerk, at, itemId } = await anOpenMeeting({ present: 4 });
		await expect(closeMeeting(village.as(clerk), at)).rejects.toEqual(
			refusal('meeting.items_left', { count: 1 })
		);
		await closeItem(village.as(clerk), { communityId: at.communityId, itemId });
		const both = await Promise.allSettled([
			closeMeeting(village.as(clerk), at),
			closeMeeting(village.as(clerk), at)
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const papers = await listPapersOfMeeting(village.db, at.meetingId);
		expect(papers.map(({ kind }) => kind).sort()).toEqual(['digest', 'record']);
		const closed = (await journalOf(village)).filter(({ act }) => act === 'meeting.closed');
		expect(closed).toHaveLength(1);
	});

	it('is refused while a vote is open', async () => {
		const { village, clerk, at, itemId } = await anOpenMeeting({ present: 4 });
		await openVote(village.as(clerk), { communityId: at.communityId, itemId });
		await expect(closeMeeting(village.as(clerk), at)).rejects.toEqual(refusal('meeting.vote_open'));
	});
});

describe('a paper', () => {
	it('is corrected with its reason, and what stood there is kept', async () => {
		const { village, clerk, communityId, record } = await aClosedMeeting();
		const call = { communityId, paperId: record.id, reason: '姓写错了' };
		const body = record.body.replace('周代表', '邹代表');
		await correctPaper(village.as(clerk), { ...call, body: body.replaceAll('\n', '\r\n') });
		expect((await getPaper(village.db, communityId, record.id)).body).toBe(body);
		expect(await listCorrections(village.db, record.id)).toMatchObject([
			{ number: 1, reason: '姓写错了', before: record.body }
		]);
		await expect(correctPaper(village.as(clerk), { ...call, body })).rejects.toEqual(
			refusal('paper.unchanged')
		);
		await expect(
			correctPaper(village.as(clerk), { ...call, body: body.replace('赞成 3', '赞成 4') })
		).rejects.toEqual(refusal('paper.computed_lines'));
	});

	it('is adopted by the chair, sealed by the clerk, and never changes again', async () => {
		const { village, clerk, chair, representatives, communityId, resolution } =
			await aClosedMeeting();
		const call = { communityId, paperId: resolution.id };
		await expect(sealPaper(village.as(clerk), call)).rejects.toEqual(refusal('paper.not_adopted'));
		await expect(adoptPaper(village.as(clerk), call)).rejects.toEqual(refusal('paper.chair_only'));
		await adoptPaper(village.as(chair), call);
		await expect(adoptPaper(village.as(chair), call)).rejects.toEqual(refusal('paper.not_draft'));
		await expect(
			correctPaper(village.as(clerk), { ...call, body: `${resolution.body}\n另`, reason: '补一句' })
		).rejects.toEqual(refusal('paper.not_draft'));
		await expect(sealPaper(village.as(representatives[3]), call)).rejects.toEqual(
			refusal('paper.not_yours')
		);
		const both = await Promise.allSettled([
			sealPaper(village.as(clerk), call),
			sealPaper(village.as(clerk), call)
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);

		const sealed = await getPaper(village.db, communityId, resolution.id);
		expect(sealed).toMatchObject({
			state: 'sealed',
			body: resolution.body,
			hash: paperHash(sealed)
		});
		const journal = await journalOf(village);
		const lines = journal.filter(({ act }) => act === 'paper.sealed');
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatchObject({ hash: sealed.journalHead, facts: { hash: sealed.hash } });
	});

	it('is read by whom it concerns', async () => {
		const { village, clerk, representatives, communityId, record, digest } = await aClosedMeeting();
		const resident = await village.person();
		const reads = async (paperId: Id<'paper'>, who?: Id<'person'>) => {
			const found = await withPaper(village.db, village.as(who), communityId, paperId);
			const verdict = mayRead(found.paper, found.meeting, found.standing, found);
			return verdict.ok || verdict.code;
		};
		expect(await reads(record.id, representatives[5])).toBe(true);
		expect(await reads(record.id, resident)).toBe('access.not_yours');
		expect(await reads(digest.id, resident)).toBe('access.not_yours');
		await adoptPaper(village.as(representatives[0]), { communityId, paperId: digest.id });
		await sealPaper(village.as(clerk), { communityId, paperId: digest.id });
		expect(await reads(digest.id)).toBe(true);
		expect(await reads(record.id)).toBe('access.sign_in');
		const elsewhere = await aVillage({ db: village.db });
		await expect(withPaper(village.db, village.as(clerk), elsewhere.id, record.id)).rejects.toEqual(
			refusal('access.not_found')
		);
	});
});

/** Secretary, director, three committee members; the two committees met yesterday evening. */
async function twoCommittees() {
	const world = await aMatterIn();
	const { village, communityId, matterId, people } = world;
	const secretary = await village.post('party_committee', 'secretary', {
		personId: people.secretary
	});
	await village.post('committee', 'director', { personId: secretary });
	const others: Id<'person'>[] = [people.director];
	for (let count = 0; count < 3; count += 1)
		others.push(await village.post('committee', 'committee_member'));
	const versionId = await world.freeze();
	village.at(village.now + 2 * DAY);
	const heldAt = village.now - DAY;
	const past = (over: Partial<PastMeeting> = {}, item: Partial<PastItem> = {}): PastMeeting => ({
		communityId,
		bodyIds: [],
		counting: 'seats',
		title: '村“两委”会议',
		place: '村委会二楼',
		heldAt,
		chairId: secretary,
		recorderId: people.clerk,
		presentIds: [secretary, ...others.slice(0, 3)],
		items: [
			{
				title: '村道路灯安装方案',
				purpose: 'confer',
				matterId,
				versionId,
				gist: '主任：电费从集体收入列支。',
				outcome: 'passed',
				counts: { yes: 4, no: 0, abstain: 0 },
				...item
			}
		],
		...over
	});
	const bodyIds = [await village.body('party_committee'), await village.body('committee')];
	return { ...world, secretary, others, versionId, heldAt, past, bodyIds };
}

describe('a meeting entered afterwards', () => {
	it('is one form: attendance, counts, outcome; the journal keeps both dates', async () => {
		const { village, matterId, people, heldAt, past, bodyIds, versionId } = await twoCommittees();
		const { meetingId, itemIds } = await enterPastMeeting(
			village.as(people.clerk),
			past({ bodyIds })
		);
		expect(await getMeeting(village.db, village.id, meetingId)).toMatchObject({
			state: 'closed',
			enteredAfterwards: true,
			startsAt: heldAt,
			calledAt: village.now
		});
		expect(await getAttendance(village.db, meetingId)).toEqual({ due: 5, present: 4 });
		const [vote] = await listVotesOfMatter(village.db, matterId);
		expect(vote).toMatchObject({
			itemId: itemIds[0],
			purpose: 'confer',
			state: 'closed',
			versionId,
			result: { quorate: true, passed: true, notCast: 0 }
		});
		expect(await listItemsOfMatter(village.db, matterId)).toMatchObject([
			{ state: 'decided', attendance: { due: 5, present: 4 }, meeting: { id: meetingId } }
		]);
		const entries = (await journalOf(village)).filter(({ act }) => act === 'meeting.entered');
		expect(entries).toMatchObject([
			{ at: village.now, matterId, facts: { heldAt, enteredAt: village.now, due: 5, present: 4 } }
		]);
		const papers = await listPapersOfMatter(village.db, matterId);
		expect(papers).toHaveLength(3);
		expect(papers.find(({ kind }) => kind === 'record')!.body).toContain('补录：会议召开在前');
	});

	it('is refused for the future, with numbers that do not fit, or an outcome that does not follow', async () => {
		const { village, people, past, bodyIds } = await twoCommittees();
		const enter = (over: Partial<PastMeeting>, item?: Partial<PastItem>) =>
			enterPastMeeting(village.as(people.clerk), past({ bodyIds, ...over }, item));
		await expect(enter({ heldAt: village.now })).rejects.toEqual(refusal('meeting.in_future'));
		await expect(enter({}, { counts: { yes: 5, no: 0, abstain: 0 } })).rejects.toEqual(
			refusal('vote.too_many', { sum: 5, present: 4 })
		);
		await expect(enter({}, { counts: { yes: 2, no: 2, abstain: 0 } })).rejects.toEqual(
			refusal('vote.announced_differs', { sum: '2×2=4 ≤ 4' })
		);
		await expect(enter({}, { counts: undefined })).rejects.toEqual(refusal('vote.counts_missing'));
		await expect(
			enter({}, { counts: { yes: 4, no: 0, abstain: 0 }, gist: '实到 4 人，赞成 3 人。' })
		).rejects.toEqual(refusal('vote.figures', { quote: '3 人', other: '4' }));
		await expect(enter({ presentIds: [people.clerk] })).rejects.toEqual(
			refusal('meeting.not_listed')
		);
		await expect(enter({ chairId: people.clerk })).rejects.toEqual(
			refusal('meeting.chair_not_listed')
		);
		await expect(enter({ bodyIds: [] })).rejects.toEqual(refusal('meeting.no_body'));
		await expect(enter({ heldAt: village.now - 30 * DAY })).rejects.toEqual(
			refusal('meeting.text_later')
		);
		await expect(
			enter({ heldAt: village.now - 30 * DAY }, { versionId: undefined })
		).rejects.toEqual(refusal('meeting.text_later'));
		await expect(enterPastMeeting(village.as(people.resident), past({ bodyIds }))).rejects.toEqual(
			refusal('meeting.not_caller')
		);
		expect((await journalOf(village)).some(({ act }) => act === 'meeting.entered')).toBe(false);
	});

	it('without a quorum carries nothing, whatever was announced', async () => {
		const { village, people, past, bodyIds, secretary, others } = await twoCommittees();
		const few = { bodyIds, presentIds: [secretary, others[0]!] };
		await expect(
			enterPastMeeting(
				village.as(people.clerk),
				past(few, { counts: { yes: 2, no: 0, abstain: 0 } })
			)
		).rejects.toEqual(refusal('vote.announced_differs', { sum: '2×2=4 ≤ 5' }));
		const { meetingId } = await enterPastMeeting(
			village.as(people.clerk),
			past(few, { outcome: 'not_passed', counts: { yes: 2, no: 0, abstain: 0 } })
		);
		expect(await listVotesOfMeeting(village.db, meetingId)).toMatchObject([
			{ result: { quorate: false, passed: false } }
		]);
	});

	it('of the party committee shows outside only date, body, numbers and what was approved', async () => {
		const { village, people, past, secretary } = await twoCommittees();
		const bodyIds = [await village.body('party_committee')];
		const { meetingId } = await enterPastMeeting(
			village.as(people.clerk),
			past(
				{ bodyIds, presentIds: [secretary], title: '支委会' },
				{ purpose: 'study', counts: { yes: 1, no: 0, abstain: 0 }, gist: '书记：先听群众意见。' }
			)
		);
		const meeting = await getMeeting(village.db, village.id, meetingId);
		expect(meeting.inner).toBe(true);
		const papers = await listPapersOfMeeting(village.db, meetingId);
		const digest = papers.find(({ kind }) => kind === 'digest')!;
		expect(digest.body).toContain('应到 1 人，实到 1 人');
		expect(digest.body).toContain('结果：通过');
		expect(digest.body).toContain('到会 1；赞成 1');
		expect(digest.body).not.toMatch(/书记|村委会二楼|反对|弃权|未表决/);
		const entered = (await journalOf(village)).find(({ act }) => act === 'meeting.entered');
		const [voted] = (entered!.facts as { votes: object[] }).votes;
		expect(voted).toMatchObject({ yes: 1, passed: true });
		expect(voted).not.toHaveProperty('no');
		expect(voted).not.toHaveProperty('abstain');
		const record = papers.find(({ kind }) => kind === 'record')!;
		expect(record.body).toContain('先听群众意见');
	});

	it('of the party committee names to those outside neither the question being voted on nor the agenda', async () => {
		const village = await aVillage();
		const at = { communityId: village.id };
		const secretary = await village.post('party_organisation', 'secretary');
		const ctx = () => village.as(secretary);
		const startsAt = village.now + 5 * DAY;
		const meetingId = await callMeeting(ctx(), {
			...{ ...at, counting: 'seats', title: '党员大会', place: '党群服务中心', startsAt },
			bodyIds: [await village.body('party_organisation')],
			items: [{ title: '处理意见', purpose: 'other' }]
		});
		village.at(startsAt);
		await signIn(ctx(), { ...at, meetingId, personIds: [secretary], channel: 'phone' });
		const who = { chairId: secretary, recorderId: secretary };
		await openMeeting(ctx(), { ...at, meetingId, ...who });
		const itemId = (await listItems(village.db, meetingId))[0]!.id;
		await startItem(ctx(), { ...at, itemId });
		await openVote(ctx(), { ...at, itemId });

		const community = await getCommunity(village.db, village.id);
		const view = async (viewer: Ctx) => {
			const standing = await standingOf(village.db, viewer.actor, village.id, viewer.now);
			return loadMeeting(viewer, { community, standing }, meetingId);
		};
		expect((await view(ctx())).open?.question).toBe('处理意见');
		const outside = await view(village.as(await village.person()));
		expect(outside.attendance).toMatchObject({ due: 1, present: 1 });
		expect(JSON.stringify(outside)).not.toMatch(/处理意见|党员大会/);
	});

	it('counts households that nobody speaks for in what the record says was due', async () => {
		const village = await aVillage();
		const clerk = await village.clerk();
		await village.person();
		const heads = [await village.person(), await village.person()];
		await village.db.write(async (tx) => {
			for (const personId of heads) {
				const [person] = await tx.select().from(persons).where(eq(persons.id, personId));
				await tx
					.update(households)
					.set({ representativeId: personId })
					.where(eq(households.id, person!.householdId!));
			}
		});
		village.at(village.now + DAY);
		const { meetingId } = await enterPastMeeting(village.as(clerk), {
			...{ communityId: village.id, bodyIds: [await village.body('assembly')] },
			...{ counting: 'households', title: '村民会议', place: '文化广场' },
			...{ heldAt: village.now - HOUR, chairId: heads[0]!, recorderId: clerk, presentIds: heads },
			items: [
				{
					...{ title: '水渠维修', purpose: 'other', outcome: 'not_passed' },
					counts: { yes: 2, no: 0, abstain: 0 }
				}
			]
		});
		// The clerk's household and one more have nobody: two of four are not two thirds.
		expect(await getAttendance(village.db, meetingId)).toEqual({ due: 4, present: 2 });
		const [vote] = await listVotesOfMeeting(village.db, meetingId);
		expect(vote?.result).toMatchObject({ due: 4, present: 2, quorate: false });
		const [record] = await listPapersOfMeeting(village.db, meetingId);
		expect(record?.body).toMatch(/应到 4/);
	});

	it('lets an assembly leave matters to the representatives, once the vote has passed', async () => {
		const village = await aVillage();
		const clerk = await village.clerk();
		const people = [clerk];
		for (let count = 0; count < 4; count += 1) people.push(await village.person());
		village.at(village.now + DAY);
		const heldAt = village.now - HOUR;
		const enter = (outcome: 'passed' | 'not_passed', yes: number) =>
			village.body('assembly').then((bodyId) =>
				enterPastMeeting(village.as(clerk), {
					communityId: village.id,
					bodyIds: [bodyId],
					counting: 'adults',
					title: '村民会议',
					place: '文化广场',
					heldAt,
					chairId: clerk,
					recorderId: clerk,
					presentIds: people.slice(0, 3),
					items: [
						{
							title: '授权村民代表会议决定公益事业事项',
							purpose: 'delegate',
							outcome,
							counts: { yes, no: 3 - yes, abstain: 0 },
							delegation: { classes: ['public_works'], endsAt: heldAt + 365 * DAY }
						}
					]
				})
			);
		await enter('not_passed', 1);
		expect(await listDelegations(village.db, village.id)).toEqual([]);
		await enter('passed', 2);
		expect(await listDelegations(village.db, village.id)).toMatchObject([
			{ classes: ['public_works'], startsAt: heldAt }
		]);
	});
});

describe('REAL-15', () => {
	const real = pack.cases.find(({ id }) => id === 'REAL-15')!.inputs as {
		members_total: number;
		members_present: number;
		yes: number;
	};
	const question = '一事一议筹劳：447 个劳动力，每人 10 个工日，共 4470 个工日';
	const sums = { quorum: '34×3=102 ≥ 35×2=70', pass: '34×2=68 > 34' };

	it('is walked as a sitting of 35 with 34 there, and all of them for it', async () => {
		const called = await aCalledMeeting({
			due: real.members_total,
			items: [{ title: question, purpose: 'resolve' }]
		});
		const { village, clerk, chair, representatives, itemId, at, startsAt } = called;
		const { communityId } = at;
		village.at(startsAt);
		const there = representatives.slice(0, real.members_present);
		await openMeeting(village.as(clerk), { ...at, chairId: chair, recorderId: clerk });
		await signIn(village.as(clerk), { ...at, personIds: there.slice(4), channel: 'paper' });
		for (const who of there.slice(0, 4))
			await signIn(village.as(who), { ...at, personIds: [who], channel: 'phone' });
		await startItem(village.as(clerk), { communityId, itemId });
		const voteId = await openVote(village.as(clerk), { communityId, itemId });
		await Promise.all(
			there.map((who) => castBallot(village.as(who), { communityId, voteId, choice: 'yes' }))
		);
		const result = await closeVote(village.as(clerk), { communityId, voteId });
		expect(result).toMatchObject({
			due: 35,
			present: 34,
			counts: { yes: 34, no: 0, abstain: 0 },
			notCast: 0,
			quorate: true,
			passed: true
		});
		await closeMeeting(village.as(clerk), at);
		const papers = await listPapersOfMeeting(village.db, at.meetingId);
		expect(papers).toHaveLength(3);
		for (const { body } of papers) {
			expect(body).toContain(`应到 35 人，实到 34 人：${sums.quorum}，达到法定人数`);
			expect(body).toContain(`算式：${sums.pass}，达到通过要求`);
			expect(body).toContain('447 个劳动力');
		}
	});

	it('is entered afterwards with its own date, under the law of that day', async () => {
		const village = await aVillage();
		const clerk = await village.clerk();
		const representatives: Id<'person'>[] = [];
		for (let count = 0; count < real.members_total; count += 1)
			representatives.push(await village.post('representatives', 'representative'));
		const heldAt = instantAt('2013-03-10', '19:30');
		const { meetingId } = await enterPastMeeting(village.as(clerk), {
			communityId: village.id,
			bodyIds: [await village.body('representatives')],
			counting: 'seats',
			title: '一事一议村民代表会议',
			place: '村委会',
			heldAt,
			chairId: representatives[0]!,
			recorderId: representatives[1]!,
			presentIds: representatives.slice(0, real.members_present),
			items: [
				{
					title: question,
					purpose: 'resolve',
					outcome: 'passed',
					counts: { yes: real.yes, no: 0, abstain: 0 },
					channel: 'paper'
				}
			]
		});
		const [vote] = await listVotesOfMeeting(village.db, meetingId);
		expect(vote).toMatchObject({ result: { quorate: true, passed: true } });
		expect(vote!.rules[0]).toMatchObject({ id: 'V-REP', edition: '2018修正' });
		const [record] = (await listPapersOfMeeting(village.db, meetingId)).filter(
			({ kind }) => kind === 'record'
		);
		expect(record!.body).toContain('时间：2013年3月10日 19:30');
		expect(record!.body).toContain('第二十六条');
		expect(record!.body).toContain('纸票：赞成 34');
	});
});

describe('a vote on a frozen text', () => {
	it('names its hash, and is refused once the text has a successor', async () => {
		const { village, communityId, matterId, people, freeze } = await aMatterIn();
		const versionId = await freeze();
		const representative = await village.post('representatives', 'representative');
		const meetingId = await callMeeting(village.as(people.clerk), {
			communityId,
			bodyIds: [await village.body('representatives')],
			counting: 'seats',
			title: '村民代表会议',
			place: '村委会',
			startsAt: village.now + 4 * DAY,
			items: [{ title: '村道路灯安装方案', purpose: 'resolve', matterId, versionId }]
		});
		village.at(village.now + 4 * DAY);
		const at = { communityId, meetingId };
		const personIds = [representative, people.director];
		await signIn(village.as(people.clerk), { ...at, personIds, channel: 'desk' });
		await openMeeting(village.as(people.clerk), {
			...at,
			chairId: people.director,
			recorderId: people.clerk
		});
		const [item] = await listItems(village.db, meetingId);
		await startItem(village.as(people.clerk), { communityId, itemId: item!.id });

		await village.db.write(async (tx) => {
			await startDocument(tx, {
				communityId,
				matterId,
				title: '村道路灯安装方案',
				drafters: [people.director],
				at: village.now
			});
		});
		const next = await freeze();
		expect(next).not.toBe(versionId);
		await expect(
			openVote(village.as(people.clerk), { communityId, itemId: item!.id })
		).rejects.toEqual(refusal('vote.text_replaced'));
	});
});
