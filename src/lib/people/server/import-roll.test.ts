import { beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { getCommunity, listPlacesUnder } from '#lib/communities/server/community-store.ts';
import { findHead } from '#lib/journal/server/journal-store.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Stretch } from '#lib/server/progress.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { findNewGroups } from '../roll-plan.ts';
import { columnAt, writeSheet, type RollRow } from '../roll-sheet.ts';
import { confirmImport, dropImport } from './confirm-import.ts';
import { getImport, listKnownGroups } from './import-store.ts';
import { markDead } from './leave-roll.ts';
import { households, persons, rollImports, units } from './person-tables.ts';
import { previewImport } from './preview-import.ts';
import { writeRollFile } from './write-roll-file.ts';

let village: Village;
let clerk: Id<'person'>;
beforeEach(async () => {
	village = await aVillage();
	clerk = await village.post('desk', 'clerk', {
		personId: await village.person({ onRoll: false }),
		votes: false
	});
});

const aRow = (change: Partial<RollRow> = {}): Omit<RollRow, 'line'> => ({
	household: '101',
	name: '周满仓',
	sex: 'male',
	birthDate: '1968-11-02',
	rollNumber: '',
	representative: false,
	phone: '',
	groupName: '一组',
	address: '',
	unit: '',
	area: null,
	...change
});
const family = [
	aRow({ representative: true, unit: '东路3号', area: 12_050 }),
	aRow({ name: '李素珍', sex: 'female', phone: '13812345678' }),
	aRow({ household: '102', name: '赵玉兰', sex: 'female', representative: true })
];

const csv = (rows: Omit<RollRow, 'line'>[]) =>
	new TextEncoder().encode(
		writeSheet(rows)
			.map((line) => line.join(','))
			.join('\n')
	);
const preview = (rows: Omit<RollRow, 'line'>[], by = clerk) =>
	previewImport(village.as(by), {
		communityId: village.id,
		fileName: '名册.csv',
		bytes: csv(rows)
	});
const confirm = (importId: Id<'rollImport'>, by = clerk) =>
	confirmImport(village.as(by), { communityId: village.id, importId, groupsSeen: true });
const onRoll = () =>
	village.db.select().from(persons).where(eq(persons.onRoll, true)).orderBy(persons.name);
const seq = async () => (await findHead(village.db, village.id))?.seq ?? 0;
const here = <T extends { communityId: string }>(rows: T[]) =>
	rows.filter((row) => row.communityId === village.id);

describe('an import', () => {
	it('shows what it would do, and does it when confirmed: people, households, homes, one journal entry', async () => {
		const id = await preview(family);
		expect((await getImport(village.db, village.id, id)).outcome).toEqual({
			added: 3,
			changed: 0,
			unchanged: 0,
			households: 2
		});
		expect(here(await onRoll())).toEqual([]);
		expect(await seq()).toBe(0);

		expect(await confirm(id)).toMatchObject({ added: 3, households: 2 });
		const people = here(await onRoll());
		expect(people.map(({ name }) => name).sort()).toEqual(['周满仓', '李素珍', '赵玉兰'].sort());
		const homes = here(await village.db.select().from(households)).filter((home) =>
			/^10/.test(home.number)
		);
		expect(homes.find(({ number }) => number === '101')).toMatchObject({
			groupName: '一组',
			representativeId: people.find(({ name }) => name === '周满仓')!.id
		});
		expect(here(await village.db.select().from(units))).toMatchObject([
			{ number: '东路3号', area: 12_050 }
		]);
		expect(await seq()).toBe(1);
		// What was read is in the roll now, and nowhere beside it.
		expect((await getImport(village.db, village.id, id)).rows).toEqual([]);
	});

	it('changes nothing when it is done a second time', async () => {
		await confirm(await preview(family));
		const before = [here(await onRoll()), here(await village.db.select().from(households))];
		village.at(village.now + 1000);
		expect(await confirm(await preview(family))).toEqual({
			added: 0,
			changed: 0,
			unchanged: 3,
			households: 0
		});
		expect([here(await onRoll()), here(await village.db.select().from(households))]).toEqual(
			before
		);
	});

	it('changes what the file says otherwise, and leaves what it does not say', async () => {
		await confirm(await preview(family));
		const outcome = await confirm(
			await preview([
				aRow({ birthDate: null, rollNumber: 'A1', phone: '13900000000' }),
				aRow({ name: '李素珍', sex: null, birthDate: null, household: '102', phone: '' })
			])
		);
		expect(outcome).toMatchObject({ added: 1, changed: 1 });
		const people = here(await onRoll());
		expect(people.find(({ name }) => name === '周满仓')).toMatchObject({
			birthDate: '1968-11-02',
			rollNumber: 'A1',
			phone: '13900000000'
		});
	});

	it('moves a person known by 编号 to another household, which empties the old one', async () => {
		await confirm(await preview([aRow({ rollNumber: 'A1', representative: true })]));
		await confirm(await preview([aRow({ rollNumber: 'A1', household: '103', name: '周满囤' })]));
		const homes = here(await village.db.select().from(households));
		expect(homes.find(({ number }) => number === '101')?.dissolvedAt).toBe(village.now);
		expect(here(await onRoll())).toMatchObject([{ name: '周满囤', rollNumber: 'A1' }]);
	});

	it('is refused whole when one row is wrong, and names the cells', async () => {
		const id = await preview([
			...family,
			aRow({ household: '104', name: '', phone: '123' }),
			aRow({ name: '李素珍' }),
			aRow({ household: '102', name: '赵小宝', representative: true, groupName: '二组' }),
			aRow({ household: '102', name: '赵小妹', unit: '东路3号' })
		]);
		const { troubles, letters } = await getImport(village.db, village.id, id);
		expect(troubles.slice(0, 2).map(({ cell }) => columnAt(letters, cell))).toEqual([
			'name',
			'phone'
		]);
		expect(troubles.map(({ cell, code }) => [cell, code])).toEqual([
			['B5', 'missing'],
			['G5', 'not_a_phone'],
			['B6', 'person_twice'],
			['F7', 'two_representatives'],
			['H7', 'group_differs'],
			['J8', 'unit_elsewhere']
		]);
		await expect(confirm(id)).rejects.toMatchObject({
			code: 'roll.has_troubles',
			facts: { count: 6 }
		});
		expect(here(await onRoll())).toEqual([]);
	});

	it('takes up nobody who has died, also when it happens between preview and confirmation', async () => {
		await confirm(await preview(family));
		const id = await preview([aRow({ phone: '13900000000' })]);
		const zhou = here(await onRoll()).find(({ name }) => name === '周满仓')!;
		await markDead(village.as(clerk), { communityId: village.id, personId: zhou.id });
		await expect(confirm(id)).rejects.toMatchObject({ code: 'roll.import_stale' });
		const again = await preview([aRow()]);
		expect((await getImport(village.db, village.id, again)).troubles).toMatchObject([
			{ cell: 'B2', code: 'person_gone' }
		]);
	});

	it('names groups that nobody knows, and sets them up when they were looked at', async () => {
		const id = await preview([
			...family,
			aRow({ household: '103', groupName: '第二组' }),
			aRow({ household: '103', name: '周小妹', groupName: '第二组' })
		]);
		const { rows, letters } = await getImport(village.db, village.id, id);
		const known = await listKnownGroups(village.db, village.id);
		expect(findNewGroups(rows, known, letters)).toEqual([
			{ name: '一组', cell: 'H2', rows: 3 },
			{ name: '第二组', cell: 'H5', rows: 2 }
		]);
		const unseen = { communityId: village.id, importId: id };
		await expect(confirmImport(village.as(clerk), unseen)).rejects.toMatchObject({
			code: 'roll.groups_unknown',
			facts: { groups: '一组（H2）、第二组（H5）' }
		});
		expect(here(await onRoll())).toEqual([]);

		await confirm(id);
		const { placeId } = await getCommunity(village.db, village.id);
		const places = await listPlacesUnder(village.db, placeId);
		expect(places.map(({ name }) => name).sort()).toEqual(['一组', '第二组']);
		// Known from now on: nothing is asked again.
		const again = await preview([aRow({ household: '104', groupName: '第二组' })]);
		const second = { communityId: village.id, importId: again };
		expect(await confirmImport(village.as(clerk), second)).toMatchObject({ added: 1 });
	});

	it('tells how far it is, line by line and person by person', async () => {
		const people = Array.from({ length: 900 }, (_, nth) =>
			aRow({ name: `周满${nth}`, rollNumber: String(nth) })
		);
		const heard: Stretch[] = [];
		const tell = async (stretch: Stretch) => void heard.push(stretch);
		const communityId = village.id;
		const importId = await previewImport(
			village.as(clerk),
			{ communityId, fileName: '名册.csv', bytes: csv(people) },
			tell
		);
		expect(heard).toEqual([
			{ done: 0, total: 901 },
			{ done: 901, total: 901 }
		]);
		heard.length = 0;
		await confirmImport(village.as(clerk), { communityId, importId, groupsSeen: true }, tell);
		expect(heard.map(({ done }) => done)).toEqual([400, 800, 900]);
		expect(new Set(heard.map(({ total }) => total))).toEqual(new Set([900]));
	});

	it('is done once when it is confirmed twice at once, and when two files are', async () => {
		const id = await preview(family);
		const both = await Promise.allSettled([confirm(id), confirm(id)]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(here(await onRoll())).toHaveLength(3);

		// A second preview throws the first one's away.
		const [first, second] = [await preview(family), await preview(family)];
		await expect(confirm(first)).rejects.toMatchObject({ code: 'roll.import_over' });
		expect(await confirm(second)).toMatchObject({ added: 0 });
	});

	it('is the clerk’s, here, and can be dropped', async () => {
		const stranger = await village.person();
		await expect(preview(family, stranger)).rejects.toMatchObject({ code: 'access.clerk_only' });
		const id = await preview(family);
		await expect(confirm(id, stranger)).rejects.toMatchObject({ code: 'access.clerk_only' });
		const elsewhere = await aVillage({ db: village.db });
		await expect(
			confirmImport(elsewhere.as(await elsewhere.clerk()), {
				communityId: elsewhere.id,
				importId: id
			})
		).rejects.toMatchObject({ code: 'access.not_found' });
		await dropImport(village.as(clerk), { communityId: village.id, importId: id });
		await expect(confirm(id)).rejects.toMatchObject({ code: 'roll.import_over' });
		const [kept] = await village.db.select().from(rollImports).where(eq(rollImports.id, id));
		expect(kept).toMatchObject({ state: 'dropped', rows: [] });
	});

	it('takes 5,000 rows, read from .xlsx, previewed and confirmed', async () => {
		const rows = Array.from({ length: 5000 }, (_, nth) =>
			aRow({
				household: String(1000 + Math.floor(nth / 3)),
				name: `周满${nth}`,
				rollNumber: String(nth),
				representative: nth % 3 === 0,
				groupName: `${1 + (Math.floor(nth / 3) % 9)}组`,
				phone: `138${String(nth).padStart(8, '0')}`
			})
		);
		const bytes = await writeRollFile(rows);
		const id = await previewImport(village.as(clerk), {
			communityId: village.id,
			fileName: '名册.xlsx',
			bytes
		});
		expect(await confirm(id)).toMatchObject({ added: 5000, households: 1667 });
		expect(here(await onRoll())).toHaveLength(5000);
	}, 60_000);
});
