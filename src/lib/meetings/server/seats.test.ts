import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { journalEntries } from '#lib/journal/server/journal-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import { DAY, dayOf } from '#lib/kernel/instant.ts';
import { getBody } from '#lib/communities/server/community-store.ts';
import { fillPost } from '#lib/people/server/fill-post.ts';
import { addBody, setGroup } from '#lib/people/server/settle-community.ts';
import { households, persons } from '#lib/people/server/person-tables.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { isQuorate, rulesOf } from '../quorum.ts';
import { callMeeting } from './call-meeting.ts';
import { getAttendance, getMeeting, listAttendees } from './meeting-store.ts';
import { dueOn, sheetOf } from './seats.ts';

let village: Village;
beforeEach(async () => {
	village = await aVillage();
});

/** Somebody's household, in a group, with them as its representative or without any. */
async function aHousehold({ group = '', isNamed = true }: { group?: string; isNamed?: boolean }) {
	const personId = await village.person();
	const [person] = await village.db.select().from(persons).where(eq(persons.id, personId));
	const householdId = person!.householdId!;
	await village.db.write((tx) =>
		tx
			.update(households)
			.set({ groupName: group, representativeId: isNamed ? personId : null })
			.where(eq(households.id, householdId))
			.then(() => {})
	);
	return { personId, householdId };
}
const call = async (bodyId: Id<'body'>, clerk: Id<'person'>, counting: 'households' | 'adults') =>
	callMeeting(village.as(clerk), {
		...{ communityId: village.id, bodyIds: [bodyId], counting, title: '会议', place: '文化广场' },
		...{ startsAt: village.now + 20 * DAY, items: [{ title: '水渠维修', purpose: 'other' }] }
	});

describe('an assembly counted by households', () => {
	it('counts households without a representative as due, though nobody signs in for them', async () => {
		const named = [await aHousehold({}), await aHousehold({})];
		await aHousehold({ isNamed: false });
		const gone = await aHousehold({});
		await village.db.write((tx) =>
			tx
				.update(households)
				.set({ dissolvedAt: village.now })
				.where(eq(households.id, gone.householdId))
				.then(() => {})
		);
		const clerk = await village.post('desk', 'clerk', {
			personId: await village.person({ onRoll: false, householdId: gone.householdId })
		});
		const bodyId = await village.body('assembly');

		const meetingId = await call(bodyId, clerk, 'households');
		const sheet = await listAttendees(village.db, meetingId);
		expect(sheet.map(({ personId }) => personId).sort()).toEqual(
			named.map(({ personId }) => personId).sort()
		);
		const attendance = await getAttendance(village.db, meetingId);
		expect(attendance).toEqual({ due: 3, present: 0 });
		const meeting = await getMeeting(village.db, village.id, meetingId);
		expect(meeting.vacant).toBe(1);
		const [called] = await village.db
			.select()
			.from(journalEntries)
			.where(eq(journalEntries.subject, meetingId));
		expect(called?.facts).toMatchObject({ due: 3 });

		// 三分之二以上的户: two of three are enough, two of four would not be.
		const rules = rulesOf(meeting, { kind: 'village', local: [] }, 'resolve', dayOf(village.now));
		expect(isQuorate(rules, meeting, { due: 3, present: 2 }).ok).toBe(true);
		expect(isQuorate(rules, meeting, { due: 4, present: 2 }).ok).toBe(false);

		// By people it has no such seats.
		const byAdults = await getMeeting(village.db, village.id, await call(bodyId, clerk, 'adults'));
		expect(byAdults.vacant).toBe(0);
	});

	it('is not called while no household has named anybody', async () => {
		await aHousehold({ isNamed: false });
		const clerk = await village.clerk();
		await expect(call(await village.body('assembly'), clerk, 'households')).rejects.toMatchObject({
			code: 'meeting.nobody_due'
		});
	});
});

describe('a village group’s meeting', () => {
	it('is made up of the group’s grown-ups or households, and of its head and guests without a vote', async () => {
		const clerk = await village.clerk();
		const asClerk = village.as(clerk);
		const [one, two] = [await aHousehold({ group: '一组' }), await aHousehold({ group: '一组' })];
		await aHousehold({ group: '一组', isNamed: false });
		await aHousehold({ group: '二组' });
		await village.person({ birthDate: '2015-01-01', householdId: one.householdId });
		const wife = await village.person({ householdId: one.householdId });
		const add = { communityId: village.id, kind: 'group_meeting', name: '一组小组会议' } as const;
		await expect(addBody(asClerk, add)).rejects.toMatchObject({ code: 'body.group_needed' });
		await expect(addBody(asClerk, { ...add, groupName: '三组' })).rejects.toMatchObject({
			code: 'body.group_unknown'
		});
		const bodyId = await addBody(asClerk, { ...add, groupName: '一组' });
		const convener = await village.person();
		for (const personId of [two.personId, convener])
			await fillPost(asClerk, {
				...{ communityId: village.id, bodyId, personId, role: 'convener', votes: true },
				...{ startsAt: village.now, endsAt: null, organisation: '' }
			});

		const body = await getBody(village.db, village.id, bodyId);
		const adults = await sheetOf(village.db, [body], 'adults', village.now);
		expect(dueOn(adults)).toHaveLength(4);
		expect(dueOn(adults).map(({ personId }) => personId)).toContain(wife);
		expect(adults.lines.find(({ personId }) => personId === convener)?.due).toBe(false);
		expect(adults.vacant).toBe(0);
		const byHousehold = await sheetOf(village.db, [body], 'households', village.now);
		expect(
			dueOn(byHousehold)
				.map(({ personId }) => personId)
				.sort()
		).toEqual([one.personId, two.personId].sort());
		expect(byHousehold.vacant).toBe(1);
		expect(await getAttendance(village.db, await call(bodyId, clerk, 'households'))).toEqual({
			due: 3,
			present: 0
		});

		await setGroup(asClerk, { communityId: village.id, bodyId, groupName: '二组' });
		const other = await getBody(village.db, village.id, bodyId);
		expect(dueOn(await sheetOf(village.db, [other], 'adults', village.now))).toHaveLength(1);
		const assembly = await village.body('assembly');
		await expect(
			setGroup(asClerk, { communityId: village.id, bodyId: assembly, groupName: '二组' })
		).rejects.toMatchObject({ code: 'body.has_no_group' });
		await expect(
			setGroup(village.as(wife), { communityId: village.id, bodyId, groupName: '一组' })
		).rejects.toMatchObject({ code: 'access.clerk_only' });
	});
});
