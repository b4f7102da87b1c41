import { beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { findHead } from '#lib/journal/server/journal-store.ts';
import type { Id } from '#lib/kernel/id.ts';
import { DAY } from '#lib/kernel/instant.ts';
import { accounts, sessions } from '#lib/server/account-tables.ts';
import { openSessions } from '#lib/server/sessions.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { addPerson, correctPerson, moveBack, type PersonDetails } from './add-person.ts';
import {
	chooseHouseholdRepresentative,
	correctHousehold,
	joinHousehold,
	splitHousehold
} from './change-household.ts';
import { endPost, fillPost, setAway, setVote } from './fill-post.ts';
import { findHouseholdByNumber, getHousehold, listMembers } from './household-store.ts';
import { issueSlips } from './issue-slips.ts';
import { markDead, moveAway } from './leave-roll.ts';
import { getPerson } from './person-store.ts';
import { listDue, listPostsIn } from './post-store.ts';

let village: Village;
let clerk: Id<'person'>;
const by = (personId = clerk) => village.as(personId);
const seq = async () => (await findHead(village.db, village.id))?.seq ?? 0;
const details = (change: Partial<PersonDetails> = {}): PersonDetails => ({
	name: '周满仓',
	sex: 'male',
	birthDate: '1968-11-02',
	phone: '',
	rollNumber: '',
	...change
});
const add = (change: Partial<PersonDetails> = {}, householdNumber = '0101') =>
	addPerson(by(), {
		communityId: village.id,
		person: details(change),
		householdNumber,
		onRoll: true
	});
const homeOf = async (personId: Id<'person'>) =>
	(await getPerson(village.db, village.id, personId)).householdId!;

beforeEach(async () => {
	village = await aVillage();
	clerk = await village.clerk();
});

describe('moving in', () => {
	it('makes the household of a number not there yet, with the newcomer as its representative', async () => {
		const first = await add();
		const wife = await add({ name: '李素珍', sex: 'female' });
		const home = (await findHouseholdByNumber(village.db, village.id, '0101'))!;
		expect(home.representativeId).toBe(first);
		expect(await homeOf(wife)).toBe(home.id);
		expect(await seq()).toBe(2);
	});

	it('refuses a wrong phone number, a roll number somebody has, and a visitor, and writes nothing then', async () => {
		await add({ rollNumber: '001' });
		const before = await seq();
		await expect(add({ rollNumber: '001' })).rejects.toMatchObject({
			code: 'person.roll_number_taken'
		});
		await expect(add({ phone: '12345' }, '0909')).rejects.toMatchObject({
			code: 'account.not_a_phone'
		});
		await expect(
			addPerson(village.as(), {
				communityId: village.id,
				person: details(),
				householdNumber: '0102',
				onRoll: true
			})
		).rejects.toMatchObject({ code: 'access.sign_in' });
		expect(await findHouseholdByNumber(village.db, village.id, '0909')).toBeUndefined();
		expect(await seq()).toBe(before);
	});
});

describe('a death', () => {
	it('ends posts and sign-in, and leaves the household without representative', async () => {
		const person = await add();
		await add({ name: '李素珍' });
		await village.post('representatives', 'representative', { personId: person });
		await issueSlips(by(), { communityId: village.id, personIds: [person] });
		const [account] = await village.db.select().from(accounts).where(eq(accounts.personId, person));
		await openSessions(village.db).start(account!.id, { device: '', via: 'slip' });
		const before = await seq();

		expect(await markDead(by(), { communityId: village.id, personId: person })).toBe(account!.id);
		expect((await getPerson(village.db, village.id, person)).state).toBe('dead');
		expect(
			(await findHouseholdByNumber(village.db, village.id, '0101'))?.representativeId
		).toBeNull();
		expect(
			await listPostsIn(village.db, await village.body('representatives'), village.now)
		).toEqual([]);
		expect(await village.db.select().from(sessions)).toEqual([]);
		expect(await seq()).toBe(before + 1);
		await expect(
			issueSlips(by(), { communityId: village.id, personIds: [person] })
		).rejects.toMatchObject({ code: 'slip.not_for_dead' });
	});

	it('is registered once, also when two clerks do it at once, and by nobody else', async () => {
		const person = await add();
		const die = (who = clerk) => markDead(by(who), { communityId: village.id, personId: person });
		await expect(die(person)).rejects.toMatchObject({ code: 'access.clerk_only' });
		const both = await Promise.allSettled([die(), die()]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const elsewhere = await aVillage({ db: village.db });
		await expect(
			markDead(elsewhere.as(await elsewhere.clerk()), {
				communityId: elsewhere.id,
				personId: person
			})
		).rejects.toMatchObject({ code: 'access.not_found' });
	});
});

describe('moving away and back', () => {
	it('ends posts that were to begin later, too, and a death does', async () => {
		for (const leave of [moveAway, markDead]) {
			const person = await add();
			const bodyId = await village.body('council');
			await fillPost(by(), {
				...{ communityId: village.id, bodyId, personId: person, role: 'member', votes: true },
				...{ startsAt: village.now + DAY, endsAt: null, organisation: '' }
			});
			await leave(by(), { communityId: village.id, personId: person });
			expect(await listPostsIn(village.db, bodyId, village.now + 2 * DAY)).toEqual([]);
		}
	});

	it('dissolves an empty household and revives it, without the posts', async () => {
		const person = await add();
		await village.post('council', 'member', { personId: person });
		await moveAway(by(), { communityId: village.id, personId: person });
		expect((await findHouseholdByNumber(village.db, village.id, '0101'))?.dissolvedAt).toBe(
			village.now
		);
		await moveBack(by(), { communityId: village.id, personId: person });
		expect((await findHouseholdByNumber(village.db, village.id, '0101'))?.dissolvedAt).toBeNull();
		expect(await listPostsIn(village.db, await village.body('council'), village.now)).toEqual([]);
		await expect(
			moveBack(by(), { communityId: village.id, personId: person })
		).rejects.toMatchObject({
			code: 'person.not_moved'
		});
	});
});

describe('correcting', () => {
	it('changes what was wrong and journals the fields, not what stood in them', async () => {
		const person = await add();
		const correct = (change: Partial<PersonDetails>) =>
			correctPerson(by(), { communityId: village.id, personId: person, person: details(change) });
		await correct({ phone: '138-1234-5678' });
		expect((await getPerson(village.db, village.id, person)).phone).toBe('13812345678');
		await expect(correct({ phone: '13812345678' })).rejects.toMatchObject({
			code: 'person.unchanged'
		});
		expect(await seq()).toBe(2);
	});
});

describe('households', () => {
	it('split with a number and a representative of their own', async () => {
		const father = await add();
		const son = await add({ name: '周小军' });
		const wife = await add({ name: '陈芳' });
		const householdId = await homeOf(father);
		const split = (memberIds: Id<'person'>[], representativeId: Id<'person'>, number = '0101-2') =>
			splitHousehold(by(), {
				communityId: village.id,
				householdId,
				memberIds,
				number,
				representativeId
			});
		await expect(split([], son)).rejects.toMatchObject({ code: 'household.nobody_chosen' });
		await expect(split([father, son, wife], son)).rejects.toMatchObject({
			code: 'household.all_chosen'
		});
		await expect(split([son, wife], father)).rejects.toMatchObject({
			code: 'household.not_a_member'
		});
		await expect(split([son, wife], son, '0101')).rejects.toMatchObject({
			code: 'household.number_taken'
		});
		const made = await split([son, wife], son);
		expect(await getHousehold(village.db, village.id, made)).toMatchObject({
			representativeId: son
		});
		expect(await listMembers(village.db, householdId)).toMatchObject([{ id: father }]);
		expect(await seq()).toBe(4);
	});

	it('lose a representative who goes over to another, and choose a new one', async () => {
		const father = await add();
		const son = await add({ name: '周小军' });
		await add({ name: '邻居' }, '0102');
		const householdId = await homeOf(father);
		const join = (number: string) =>
			joinHousehold(by(), { communityId: village.id, personId: father, number });
		await expect(join('9999')).rejects.toMatchObject({ code: 'household.no_such_number' });
		await join('0102');
		expect((await getHousehold(village.db, village.id, householdId)).representativeId).toBeNull();
		const choose = (personId: Id<'person'>) =>
			chooseHouseholdRepresentative(by(), { communityId: village.id, householdId, personId });
		await expect(choose(father)).rejects.toMatchObject({ code: 'household.not_a_member' });
		await choose(son);
		const assembly = await village.body('assembly');
		expect(
			(await listDue(village.db, assembly, village.now, 'households')).map((seat) => seat.personId)
		).toContain(son);
		await correctHousehold(by(), {
			communityId: village.id,
			householdId,
			groupName: '二组',
			address: '石桥东路 3 号'
		});
		expect((await getHousehold(village.db, village.id, householdId)).groupName).toBe('二组');
	});
});

describe('posts', () => {
	async function fill(change: Partial<Parameters<typeof fillPost>[1]> = {}) {
		const personId = change.personId ?? (await add());
		return fillPost(by(), {
			communityId: village.id,
			bodyId: await village.body('representatives'),
			personId,
			role: 'representative',
			votes: true,
			startsAt: village.now,
			endsAt: null,
			organisation: '',
			...change
		});
	}

	it('are filled, left for a while, without a vote for a while, and ended', async () => {
		const postId = await fill();
		const body = await village.body('representatives');
		const due = async () => (await listDue(village.db, body, village.now)).length;
		const post = { communityId: village.id, postId };
		expect(await due()).toBe(1);
		await setAway(by(), { ...post, until: village.now + DAY });
		expect(await due()).toBe(0);
		await setAway(by(), { ...post, until: null });
		expect(await due()).toBe(1);
		await setVote(by(), { ...post, votes: false });
		expect(await due()).toBe(0);
		await endPost(by(), post);
		await expect(endPost(by(), post)).rejects.toMatchObject({ code: 'post.over' });
	});

	it('are held once by one person, also when two clerks fill them at once', async () => {
		const personId = await add();
		const both = await Promise.allSettled([fill({ personId }), fill({ personId })]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	it('are refused to the clerk on the supervision committee, in roles a body has not, to the dead', async () => {
		const supervision = await village.body('supervision_committee');
		const personId = await add();
		await expect(
			fill({ personId: clerk, bodyId: supervision, role: 'committee_member' })
		).rejects.toMatchObject({ code: 'post.clerk_checks_self' });
		await expect(fill({ personId, role: 'secretary' })).rejects.toMatchObject({
			code: 'post.role_unfit'
		});
		await markDead(by(), { communityId: village.id, personId });
		await expect(fill({ personId })).rejects.toMatchObject({ code: 'person.not_here' });
	});

	it('that conflict are refused with the reason, and registered once that was looked into', async () => {
		const bodyId = await village.body('supervision_committee');
		const personId = await add();
		await village.post('committee', 'committee_member', { personId });
		const seat = { personId, bodyId, role: 'committee_member' } as const;
		await expect(fill(seat)).rejects.toMatchObject({ code: 'post.conflict.committee_member' });
		const before = await seq();
		await fill({ ...seat, conflictsSeen: true });
		expect(await seq()).toBe(before + 1);
	});

	it('of the last clerk do not end', async () => {
		const desk = await village.body('desk');
		const [post] = await listPostsIn(village.db, desk, village.now);
		await expect(
			endPost(by(), { communityId: village.id, postId: post!.id })
		).rejects.toMatchObject({ code: 'desk.last_clerk' });
	});
});
