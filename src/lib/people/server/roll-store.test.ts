import { beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { addPerson } from './add-person.ts';
import { chooseHouseholdRepresentative, correctHousehold } from './change-household.ts';
import { findHouseholdByNumber } from './household-store.ts';
import { markDead } from './leave-roll.ts';
import {
	countAdults,
	countForSlips,
	countFound,
	countHouseholds,
	countRoll,
	findByTyped,
	listForSlips,
	listGroups,
	listRoll,
	listRollRows,
	type RollFilter
} from './roll-store.ts';

let village: Village;
let dead: Id<'person'>;
const add = (
	name: string,
	birthDate: `${number}-${number}-${number}` | null,
	householdNumber: string
) =>
	addPerson(village.asSystem(), {
		communityId: village.id,
		person: { name, sex: null, birthDate, phone: '', rollNumber: '' },
		householdNumber,
		onRoll: true
	});

beforeAll(async () => {
	village = await aVillage();
	await add('周满仓', '1968-11-02', '101');
	await add('周小满', '2008-03-11', '101');
	await add('李_素珍', null, '102');
	dead = await add('赵玉兰', '1940-01-01', '103');
	await markDead(village.asSystem(), { communityId: village.id, personId: dead });
	const other = await aVillage({ db: village.db });
	await other.person({ name: '周外村' });
});
const list = async (filter: Partial<RollFilter>, offset = 0) => {
	const whole = { q: '', group: '', ...filter };
	return {
		rows: await listRoll(village.db, village.id, whole, { limit: 50, offset }),
		total: await countFound(village.db, village.id, whole)
	};
};

describe('the roll', () => {
	it('counts adults by the day, and nobody who left or whose birthday is not known', async () => {
		expect(await countAdults(village.db, village.id, '2026-03-10')).toBe(1);
		expect(await countAdults(village.db, village.id, '2026-03-11')).toBe(2);
		expect(await countHouseholds(village.db, village.id)).toBe(2);
		expect(await countRoll(village.db, village.id, '2026-03-10')).toEqual({
			people: 3,
			adults: 1,
			households: 2,
			withoutBirthDate: 1,
			withoutRepresentative: 0
		});
	});

	it('is searched by part of a name or by household, within this community', async () => {
		expect((await list({ q: '周' })).rows.map(({ name }) => name)).toEqual(['周满仓', '周小满']);
		expect((await list({ q: '102' })).total).toBe(1);
		expect((await list({ q: '_' })).total).toBe(1);
		expect((await list({ q: '%' })).total).toBe(0);
		expect((await list({})).total).toBe(3);
		expect((await list({ everybody: true })).total).toBe(4);
		expect((await list({}, 50)).rows).toEqual([]);
		expect(await findByTyped(village.db, village.id, '周满仓')).toMatchObject([
			{ household: '101' }
		]);
		expect(await findByTyped(village.db, village.id, '赵玉兰')).toEqual([]);
	});

	it('is written as the template’s lines', async () => {
		const home = (await findHouseholdByNumber(village.db, village.id, '101'))!;
		const [, young] = (await list({ q: '周' })).rows;
		await chooseHouseholdRepresentative(village.asSystem(), {
			communityId: village.id,
			householdId: home.id,
			personId: young!.id
		});
		expect(
			(await listRollRows(village.db, village.id)).map(({ name, representative }) => [
				name,
				representative
			])
		).toEqual([
			['周满仓', false],
			['周小满', true],
			['李_素珍', true]
		]);
	});

	it('lists for slips who is of age on the day, or may be, with who has set a password', async () => {
		const of = (day: Day) => ({ q: '', group: '', withoutPassword: true, day });
		const names = async (day: Day, limit = 50) =>
			(await listForSlips(village.db, village.id, of(day), { limit, offset: 0 })).map(
				({ name }) => name
			);
		expect(await names('2026-03-10')).toEqual(['周满仓', '李_素珍']);
		expect(await names('2026-03-11')).toEqual(['周小满', '周满仓', '李_素珍']);
		expect(await names('2026-03-11', 1)).toHaveLength(1);
		expect(await countForSlips(village.db, village.id, of('2026-03-10'))).toBe(2);
		const [first] = await listForSlips(village.db, village.id, of('2026-03-10'), {
			limit: 1,
			offset: 0
		});
		expect(first).toMatchObject({ handle: null, hasPassword: false });
	});

	it('says whose a phone number is at the desk only', async () => {
		const there = await aVillage({ db: village.db });
		await addPerson(there.asSystem(), {
			communityId: there.id,
			person: {
				name: '郑玉芬',
				sex: null,
				birthDate: null,
				phone: '13812345678',
				rollNumber: 'A7'
			},
			householdNumber: '1',
			onRoll: true
		});
		const found = (q: string, byNumber: boolean) =>
			countFound(village.db, there.id, { q, group: '', byNumber });
		for (const number of ['13812345678', 'A7']) {
			expect(await found(number, true)).toBe(1);
			expect(await found(number, false)).toBe(0);
		}
		expect(await found('1381234', true)).toBe(0);
	});

	it('goes by groups and households as they are counted: 第二组 before 第十组, 9 before 10', async () => {
		const there = await aVillage({ db: village.db });
		const homes = [
			['第十组', '9'],
			['第二组', '10'],
			['第二组', '9'],
			['', '1']
		] as const;
		for (const [groupName, number] of homes) {
			await addPerson(there.asSystem(), {
				communityId: there.id,
				person: {
					name: `${groupName}${number}`,
					sex: null,
					birthDate: null,
					phone: '',
					rollNumber: ''
				},
				householdNumber: `${groupName}${number}`,
				onRoll: true
			});
			const home = await findHouseholdByNumber(village.db, there.id, `${groupName}${number}`);
			await correctHousehold(there.asSystem(), {
				communityId: there.id,
				householdId: home!.id,
				groupName,
				address: '东路'
			});
		}
		await there.person({ name: '镇里的人', onRoll: false });
		expect(await listGroups(village.db, there.id)).toEqual(['第二组', '第十组']);
		const rows = await listRoll(
			village.db,
			there.id,
			{ q: '', group: '' },
			{ limit: 50, offset: 0 }
		);
		expect(rows.map(({ name }) => name)).toEqual(['第二组9', '第二组10', '第十组9', '1']);
	});
});
