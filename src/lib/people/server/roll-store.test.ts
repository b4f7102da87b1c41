import { beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#lib/kernel/id.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { addPerson } from './add-person.ts';
import { chooseHouseholdRepresentative } from './change-household.ts';
import { findHouseholdByNumber } from './household-store.ts';
import { markDead } from './leave-roll.ts';
import {
	countAdults,
	countHouseholds,
	countRoll,
	findByTyped,
	listForSlips,
	listRoll,
	listRollRows,
	ROLL_PAGE
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
const list = (filter: Partial<Parameters<typeof listRoll>[2]>) =>
	listRoll(village.db, village.id, { q: '', group: '', page: 1, ...filter });

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
		expect((await list({ page: 2 })).rows).toEqual([]);
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

	it('is paged for slips, with who has set a password', async () => {
		const { rows, total } = await listForSlips(village.db, village.id, {
			q: '',
			group: '',
			page: 1,
			withoutPassword: true
		});
		expect(total).toBe(3);
		expect(rows.length).toBeLessThanOrEqual(ROLL_PAGE);
		expect(rows[0]).toMatchObject({ handle: null, hasPassword: false });
	});
});
