import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { aCalledMeeting, anOpenMeeting } from '#tests/helpers/sitting.ts';
import { aVillage } from '#tests/helpers/village.ts';
import { journalEntries } from '#lib/journal/server/journal-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import { addDays, DAY, dayOf, HOUR, instantAt } from '#lib/kernel/instant.ts';
import type { Refusal } from '#lib/kernel/refusal.ts';
import type { Words } from '#lib/kernel/verdict.ts';
import { posts } from '#lib/people/server/person-tables.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import { lineText } from '#lib/rulebooks/sum-text.ts';
import { maySeeInside } from '../meeting.ts';
import { isQuorate, quorumSum, rulesOf } from '../quorum.ts';
import { admitObserver } from './admit-observer.ts';
import { callMeeting } from './call-meeting.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { closeItem } from './close-item.ts';
import { excuseAttendee } from './excuse-attendee.ts';
import {
	findAttendee,
	getAttendance,
	getMeeting,
	listAttendees,
	listItems
} from './meeting-store.ts';
import { openMeeting } from './open-meeting.ts';
import { postponeItem } from './postpone-item.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { startItem } from './start-item.ts';
import { writeGist } from './write-gist.ts';

const refusal = (code: string, facts?: object) =>
	expect.objectContaining(facts ? { code, facts: expect.objectContaining(facts) } : { code });

async function entriesOf(village: Awaited<ReturnType<typeof aVillage>>, act: string) {
	const rows = await village.db
		.select()
		.from(journalEntries)
		.where(eq(journalEntries.communityId, village.id));
	return rows.filter((entry) => entry.act === act);
}

describe('calling a meeting', () => {
	it('draws who is due from the posts: with a vote, not away, each person once', async () => {
		const village = await aVillage();
		const clerk = await village.clerk();
		const director = await village.post('committee', 'director');
		await village.post('representatives', 'representative', { personId: director });
		await village.post('representatives', 'representative');
		const away = await village.post('representatives', 'representative');
		const observer = await village.post('representatives', 'observer', { votes: false });
		await village.db.write(async (tx) => {
			await tx
				.update(posts)
				.set({ awayUntil: village.now + 30 * DAY })
				.where(eq(posts.personId, away));
		});
		const meetingId = await callMeeting(village.as(clerk), {
			communityId: village.id,
			bodyIds: [await village.body('representatives')],
			counting: 'seats',
			title: '村民代表会议',
			place: '村委会',
			startsAt: village.now + 3 * DAY,
			items: []
		});
		const sheet = await listAttendees(village.db, meetingId);
		expect(sheet.filter(({ due }) => due).map(({ personId }) => personId)).toHaveLength(2);
		expect(sheet.some(({ personId }) => personId === away)).toBe(false);
		expect(sheet.find(({ personId }) => personId === observer)?.due).toBe(false);
		expect(await getAttendance(village.db, meetingId)).toEqual({ due: 2, present: 0 });
		expect(await entriesOf(village, 'meeting.called')).toMatchObject([{ subject: meetingId }]);
	});

	it('counts who sits in both committees once', async () => {
		const village = await aVillage();
		const clerk = await village.clerk();
		const secretary = await village.post('party_committee', 'secretary');
		await village.post('committee', 'director', { personId: secretary });
		await village.post('committee', 'committee_member');
		await village.post('party_committee', 'committee_member');
		const meetingId = await callMeeting(village.as(clerk), {
			communityId: village.id,
			bodyIds: [await village.body('party_committee'), await village.body('committee')],
			counting: 'seats',
			title: '两委会商',
			place: '村委会',
			startsAt: village.now + HOUR,
			items: [{ title: '村道路灯安装方案', purpose: 'confer' }]
		});
		const meeting = await getMeeting(village.db, village.id, meetingId);
		const attendance = await getAttendance(village.db, meetingId);
		expect(attendance.due).toBe(3);
		const [rule] = rulesOf(meeting, { kind: 'village', local: [] }, 'confer', dayOf(village.now));
		expect(rule?.id).toBe('TWO-COMM');
		expect(meeting.inner).toBe(false);
	});

	it.each([
		['the representatives’ meeting keeps the village’s own days', 'representatives', 3, undefined],
		['the assembly keeps the law’s ten', 'assembly', 10, '第二十五条'],
		['the party members’ review keeps three', 'party_organisation', 3, '四议两公开']
	] as const)('%s', async (_what, kind, days, article) => {
		const village = await aVillage();
		const clerk = await village.clerk();
		if (kind !== 'assembly') await village.post(kind, 'member');
		const bodyId = await village.body(kind);
		const call = (startsAt: number, bodyIds = [bodyId]) =>
			callMeeting(village.as(clerk), {
				communityId: village.id,
				bodyIds,
				counting: kind === 'assembly' ? 'adults' : 'seats',
				title: '会议',
				place: '村委会',
				startsAt,
				items: [
					{
						title: '村道路灯安装方案',
						purpose: kind === 'party_organisation' ? 'review' : 'resolve'
					}
				]
			});
		const earliest = addDays(dayOf(village.now), days);
		await expect(call(instantAt(earliest, '08:00'), [])).rejects.toEqual(
			refusal('meeting.no_body')
		);
		const early = await call(instantAt(addDays(earliest, -1), '23:59')).catch(
			(error: Refusal) => error
		);
		expect(early).toMatchObject({ facts: { days, day: earliest } });
		const { code, facts } = early as Refusal;
		if (article) expect((facts?.article as Words).zh).toContain(article);
		expect(code).toBe(
			kind === 'assembly'
				? 'meeting.short_reason_wanted'
				: article
					? 'meeting.notice_short'
					: 'meeting.own_notice_short'
		);
		await expect(call(instantAt(earliest, '08:00'))).resolves.toMatch(/^mee_/);
	});

	it('may be at short notice where the law lets it be, with the reason on record', async () => {
		const village = await aVillage();
		const clerk = await village.clerk();
		await village.person();
		const call = (kind: 'assembly' | 'representatives', shortReason: string) =>
			village.body(kind).then((bodyId) =>
				callMeeting(village.as(clerk), {
					communityId: village.id,
					bodyIds: [bodyId],
					counting: kind === 'assembly' ? 'adults' : 'seats',
					title: '会议',
					place: '村委会',
					startsAt: village.now + DAY,
					shortReason,
					items: [{ title: '抗旱抽水', purpose: 'resolve' }]
				})
			);
		await expect(call('assembly', '  ')).rejects.toMatchObject({
			code: 'meeting.short_reason_wanted'
		});
		// The representatives' days are the village's own: no text lets them be shorter.
		await village.post('representatives', 'representative');
		await expect(call('representatives', '旱情紧急。')).rejects.toMatchObject({
			code: 'meeting.own_notice_short'
		});
		const id = await call('assembly', '旱情紧急，三天内要定抽水方案。');
		expect(await getMeeting(village.db, village.id, id)).toMatchObject({
			shortReason: '旱情紧急，三天内要定抽水方案。'
		});
	});

	it('is refused to whoever neither convenes the body nor keeps the desk', async () => {
		const { village, representatives, bodyId } = await aCalledMeeting();
		const call = {
			communityId: village.id,
			bodyIds: [bodyId],
			counting: 'seats',
			title: '会议',
			place: '村委会',
			startsAt: village.now + 9 * DAY,
			items: []
		} as const;
		await expect(
			callMeeting(village.as(representatives[1]), { ...call, bodyIds: [bodyId], items: [] })
		).rejects.toEqual(refusal('meeting.not_caller'));
		const director = await village.post('committee', 'director');
		await expect(
			callMeeting(village.as(director), { ...call, bodyIds: [bodyId], items: [] })
		).resolves.toMatch(/^mee_/);
	});

	it('is refused for another community’s body, in the past, and counted in a way the law does not know', async () => {
		const { village, clerk, bodyId } = await aCalledMeeting();
		const elsewhere = await aVillage({ db: village.db });
		const call = (over: object) =>
			callMeeting(village.as(clerk), {
				communityId: village.id,
				bodyIds: [bodyId],
				counting: 'seats',
				title: '会议',
				place: '村委会',
				startsAt: village.now + 9 * DAY,
				items: [],
				...over
			});
		const before = (await entriesOf(village, 'meeting.called')).length;
		await expect(call({ bodyIds: [await elsewhere.body('council')] })).rejects.toEqual(
			refusal('access.not_found')
		);
		await expect(call({ startsAt: village.now })).rejects.toEqual(refusal('meeting.in_past'));
		await expect(call({ counting: 'households' })).rejects.toEqual(
			refusal('meeting.counting_wrong')
		);
		const delegate = { items: [{ title: '授权代表会议', purpose: 'delegate' }] };
		await expect(call(delegate)).rejects.toEqual(refusal('meeting.purpose_elsewhere'));
		const assembly = { bodyIds: [await village.body('assembly')], counting: 'adults' };
		await expect(
			call({ ...delegate, ...assembly, startsAt: village.now + 20 * DAY })
		).rejects.toEqual(refusal('meeting.delegation_missing'));
		expect(await entriesOf(village, 'meeting.called')).toHaveLength(before);
	});
});

describe('signing in', () => {
	it('opens an hour before, by one’s own phone or at the desk, and is noted once', async () => {
		const { village, clerk, representatives, at, startsAt } = await aCalledMeeting();
		const [first, second] = representatives as [Id<'person'>, Id<'person'>];
		const byPhone = (who: Id<'person'>) =>
			signIn(village.as(who), { ...at, personIds: [who], channel: 'phone' });
		village.at(startsAt - HOUR - 1);
		await expect(byPhone(first)).rejects.toEqual(refusal('meeting.too_early'));
		village.at(startsAt - HOUR);
		expect(await byPhone(first)).toEqual({ due: 6, present: 1 });
		expect(await byPhone(first)).toEqual({ due: 6, present: 1 });
		expect(
			await signIn(village.as(clerk), { ...at, personIds: [first, second], channel: 'paper' })
		).toEqual({ due: 6, present: 2 });
		expect(await findAttendee(village.db, at.meetingId, first)).toMatchObject({ channel: 'phone' });
		expect(await findAttendee(village.db, at.meetingId, second)).toMatchObject({
			channel: 'paper'
		});
		expect(await entriesOf(village, 'meeting.signed_in')).toHaveLength(2);
	});

	it('is refused for others, and for who is not on the sheet', async () => {
		const { village, clerk, representatives, at, startsAt } = await aCalledMeeting();
		village.at(startsAt);
		const stranger = await village.person();
		const [first, second] = representatives as [Id<'person'>, Id<'person'>];
		await expect(
			signIn(village.as(first), { ...at, personIds: [second], channel: 'phone' })
		).rejects.toEqual(refusal('access.not_yours'));
		await expect(
			signIn(village.as(first), { ...at, personIds: [second], channel: 'desk' })
		).rejects.toEqual(refusal('meeting.not_running'));
		await expect(
			signIn(village.as(stranger), { ...at, personIds: [stranger], channel: 'phone' })
		).rejects.toEqual(refusal('meeting.not_listed'));
		await expect(
			signIn(village.as(), { ...at, personIds: [first], channel: 'phone' })
		).rejects.toEqual(refusal('access.sign_in'));
		await expect(
			signIn(village.as(clerk), { ...at, personIds: [first, stranger], channel: 'desk' })
		).rejects.toEqual(refusal('meeting.not_listed'));
		expect(await getAttendance(village.db, at.meetingId)).toEqual({ due: 6, present: 0 });
	});

	it('twice at once is one arrival', async () => {
		const { village, clerk, representatives, at, startsAt } = await aCalledMeeting();
		village.at(startsAt);
		const [first] = representatives as [Id<'person'>];
		await Promise.all([
			signIn(village.as(first), { ...at, personIds: [first], channel: 'phone' }),
			signIn(village.as(clerk), { ...at, personIds: [first], channel: 'desk' })
		]);
		expect(await getAttendance(village.db, at.meetingId)).toEqual({ due: 6, present: 1 });
		expect(await entriesOf(village, 'meeting.signed_in')).toHaveLength(1);
	});

	it('out and in again is counted as it is; who is excused stays due', async () => {
		const { village, clerk, representatives, at, startsAt } = await aCalledMeeting();
		village.at(startsAt);
		const [first, second] = representatives as [Id<'person'>, Id<'person'>];
		const call = { ...at, personId: first };
		await expect(signOut(village.as(first), call)).rejects.toEqual(refusal('meeting.not_present'));
		await signIn(village.as(first), { ...at, personIds: [first], channel: 'phone' });
		await signOut(village.as(first), call);
		expect((await getAttendance(village.db, at.meetingId)).present).toBe(0);
		await signIn(village.as(first), { ...at, personIds: [first], channel: 'phone' });
		expect((await getAttendance(village.db, at.meetingId)).present).toBe(1);
		await excuseAttendee(village.as(clerk), { ...at, personId: second });
		expect(await getAttendance(village.db, at.meetingId)).toEqual({ due: 6, present: 1 });
		await expect(excuseAttendee(village.as(first), { ...at, personId: second })).rejects.toEqual(
			refusal('meeting.not_running')
		);
	});

	it('lets an observer in without counting them', async () => {
		const { village, clerk, at, startsAt } = await aCalledMeeting();
		village.at(startsAt);
		const liaison = await village.person();
		await admitObserver(village.as(clerk), { ...at, personId: liaison });
		expect(await getAttendance(village.db, at.meetingId)).toEqual({ due: 6, present: 0 });
		await expect(admitObserver(village.as(clerk), { ...at, personId: liaison })).rejects.toEqual(
			refusal('meeting.already_listed')
		);
	});
});

describe('quorum', () => {
	it.each([
		[29, 1, '29×3=87 < 45×2=90'],
		[30, undefined, '30×3=90 ≥ 45×2=90']
	])('of 45 with %i there', (present, missing, text) => {
		const meeting = {
			bodies: [{ id: 'bod_1' as Id<'body'>, kind: 'representatives', name: '村民代表会议' }],
			counting: 'seats'
		} as const;
		const rules = rulesOf(
			{ ...meeting, bodies: [...meeting.bodies] },
			{ kind: 'village', local: [] },
			'resolve',
			'2026-03-11'
		);
		const sum = quorumSum(rules, meeting, { due: 45, present });
		expect(sum.holds).toBe(missing === undefined);
		expect(sum.lines.map(lineText)).toEqual([text]);
		expect(isQuorate(rules, meeting, { due: 45, present })).toEqual(
			missing === undefined
				? { ok: true }
				: { ok: false, code: 'meeting.no_quorum', facts: { due: 45, present, missing } }
		);
	});
});

describe('leading a meeting', () => {
	it('opens once, with a chair from the sheet', async () => {
		const { village, clerk, chair, at, startsAt } = await aCalledMeeting();
		const opening = { ...at, chairId: chair, recorderId: clerk };
		await expect(openMeeting(village.as(clerk), opening)).rejects.toEqual(
			refusal('meeting.too_early')
		);
		village.at(startsAt - HOUR);
		await expect(openMeeting(village.as(clerk), { ...opening, chairId: clerk })).rejects.toEqual(
			refusal('meeting.chair_not_listed')
		);
		await expect(openMeeting(village.as(chair), opening)).rejects.toEqual(
			refusal('meeting.not_running')
		);
		const both = await Promise.allSettled([
			openMeeting(village.as(clerk), opening),
			openMeeting(village.as(clerk), opening)
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await entriesOf(village, 'meeting.opened')).toHaveLength(1);
	});

	it('takes one item at a time, and puts off what is not taken', async () => {
		const { village, clerk, at, itemId } = await anOpenMeeting({
			present: 4,
			items: [
				{ title: '水渠维修工程预算', purpose: 'resolve' },
				{ title: '路灯电费', purpose: 'other' }
			]
		});
		const { communityId } = at;
		const [, second] = await listItems(village.db, at.meetingId);
		const call = { communityId, itemId: second!.id };
		await expect(startItem(village.as(clerk), call)).rejects.toEqual(refusal('meeting.item_taken'));
		await closeItem(village.as(clerk), { communityId, itemId });
		await expect(closeItem(village.as(clerk), { communityId, itemId })).rejects.toEqual(
			refusal('meeting.item_not_discussing')
		);
		await expect(startItem(village.as(clerk), { communityId, itemId })).rejects.toEqual(
			refusal('meeting.item_done')
		);
		await startItem(village.as(clerk), call);
		await writeGist(village.as(clerk), { ...call, gist: '周代表：去年电费由村集体垫付。' });
		await postponeItem(village.as(clerk), call);
		expect((await listItems(village.db, at.meetingId)).map(({ state }) => state)).toEqual([
			'closed',
			'postponed'
		]);
	});

	it('is not for those who merely sit in it, nor before it has begun', async () => {
		const { village, clerk, representatives, itemId, at } = await aCalledMeeting();
		const call = { communityId: at.communityId, itemId };
		await expect(startItem(village.as(clerk), call)).rejects.toEqual(refusal('meeting.not_open'));
		await expect(startItem(village.as(representatives[2]), call)).rejects.toEqual(
			refusal('meeting.not_running')
		);
		const elsewhere = await aVillage({ db: village.db });
		await expect(
			startItem(elsewhere.as(await elsewhere.clerk()), { communityId: elsewhere.id, itemId })
		).rejects.toEqual(refusal('access.not_found'));
	});

	it('is cancelled before it has begun, with the reason, and then nothing can be done in it', async () => {
		const { village, clerk, at, representatives, startsAt } = await aCalledMeeting();
		await cancelMeeting(village.as(clerk), { ...at, reason: '停电' });
		await expect(cancelMeeting(village.as(clerk), { ...at, reason: '停电' })).rejects.toEqual(
			refusal('meeting.not_called')
		);
		village.at(startsAt);
		await expect(
			signIn(village.as(representatives[0]), {
				...at,
				personIds: [representatives[0]!],
				channel: 'phone'
			})
		).rejects.toEqual(refusal('meeting.over'));
	});
});

describe('what is said in a party meeting', () => {
	it('is for its members and who sat in it, and not for the clerk', async () => {
		const village = await aVillage();
		const clerk = await village.clerk();
		const secretary = await village.post('party_organisation', 'secretary');
		const member = await village.post('party_organisation', 'member');
		const resident = await village.person();
		const representative = await village.post('representatives', 'representative');
		const meetingId = await callMeeting(village.as(secretary), {
			communityId: village.id,
			bodyIds: [await village.body('party_organisation')],
			counting: 'seats',
			title: '党员大会',
			place: '党群服务中心',
			startsAt: village.now + 5 * DAY,
			items: [{ title: '村道路灯安装方案', purpose: 'review' }]
		});
		const meeting = await getMeeting(village.db, village.id, meetingId);
		expect(meeting.inner).toBe(true);
		const sees = async (who?: Id<'person'>) => {
			const ctx = village.as(who);
			const standing = await standingOf(village.db, ctx.actor, village.id, ctx.now);
			const isListed = (await findAttendee(village.db, meetingId, who)) !== undefined;
			const verdict = maySeeInside(meeting, standing, { isListed });
			return verdict.ok || verdict.code;
		};
		expect(await sees(secretary)).toBe(true);
		expect(await sees(member)).toBe(true);
		expect(await sees(clerk)).toBe('meeting.inner');
		expect(await sees(representative)).toBe('meeting.inner');
		expect(await sees(resident)).toBe('meeting.inner');
		expect(await sees()).toBe('access.sign_in');
	});
});
