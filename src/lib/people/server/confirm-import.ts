import { newId, type Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { placeOf } from '#lib/communities/server/place-of.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { tellNobody, type Tell } from '#lib/server/progress.ts';
import {
	countPlan,
	planImport,
	type ImportCounts,
	type KnownRoll,
	type RollPlan
} from '../roll-plan.ts';
import type { RollRow } from '../roll-sheet.ts';
import { setHousehold, settleHouseholds } from './household-store.ts';
import {
	getImport,
	insertHouseholds,
	insertPersons,
	insertUnits,
	markImport,
	readKnownRoll,
	setUnit
} from './import-store.ts';
import { insistClerk } from './insist-clerk.ts';
import { setPerson } from './person-store.ts';

interface OfImport {
	communityId: Id<'community'>;
	importId: Id<'rollImport'>;
}

/**
 * 确认导入: everything that was previewed, in one transaction, or nothing. The plan is made anew, since the roll may have
 * changed since: what is the same by now stays. Of two confirmations at once, one imports. Groups that the place does
 * not know are set up only when whoever confirms has looked at their names (`groupsSeen`).
 */
export async function confirmImport(
	ctx: Ctx,
	{ communityId, importId, groupsSeen = false }: OfImport & { groupsSeen?: boolean },
	tell: Tell = tellNobody
): Promise<ImportCounts> {
	return ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const { rows, troubles, letters, state, fileHash } = await getImport(tx, communityId, importId);
		if (state !== 'previewed') throw new Refusal('roll.import_over');
		if (troubles.length) throw new Refusal('roll.has_troubles', { count: troubles.length });
		const known = await readKnownRoll(tx, communityId);
		const plan = planImport(rows, known, letters);
		if (plan.troubles.length) throw new Refusal('roll.import_stale');
		if (plan.newGroups.length && !groupsSeen)
			throw new Refusal('roll.groups_unknown', {
				groups: plan.newGroups.map(({ name, cell }) => `${name}（${cell}）`).join('、')
			});
		const outcome = countPlan(plan, known);
		if (!(await markImport(tx, importId, { state: 'done', at: ctx.now, outcome })))
			throw new Refusal('roll.import_over');
		const { placeId } = await getCommunity(tx, communityId);
		for (const { name } of plan.newGroups) await placeOf(tx, placeId, 'grid', name);
		await takeOver(tx, ctx, { communityId, plan, known, tell });
		await writeEntry(tx, ctx, {
			communityId,
			act: 'roll.imported',
			subject: importId,
			facts: { ...outcome, file: fileHash }
		});
		return outcome;
	});
}

/** 放弃: the preview is thrown away with what was read for it. */
export async function dropImport(ctx: Ctx, { communityId, importId }: OfImport): Promise<void> {
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		await getImport(tx, communityId, importId);
		if (!(await markImport(tx, importId, { state: 'dropped', at: ctx.now })))
			throw new Refusal('roll.import_over');
	});
}

async function takeOver(
	tx: Tx,
	{ now }: Ctx,
	{
		communityId,
		plan,
		known,
		tell
	}: { plan: RollPlan; known: KnownRoll; tell: Tell } & Pick<OfImport, 'communityId'>
) {
	const total = plan.added.length + plan.changed.length;
	if (!plan.added.length && !plan.changed.length) return;
	const homes = new Map(known.households.map((home) => [home.number, home]));
	const ids = new Map(known.households.map(({ number, id }) => [number, id]));
	for (const number of plan.households.keys())
		if (!ids.has(number)) ids.set(number, newId('household'));
	const people = new Map<RollRow, Id<'person'>>();
	for (const row of plan.added) people.set(row, newId('person'));
	for (const { row, person } of [...plan.changed, ...plan.unchanged]) people.set(row, person.id);
	const representativeOf = (number: string) => {
		const row = plan.households.get(number)?.representative;
		return row && people.get(row);
	};

	const newHomes = [...plan.households].filter(([number]) => !homes.has(number));
	await insertHouseholds(
		tx,
		newHomes.map(([number, { groupName, address }]) => ({
			id: ids.get(number)!,
			communityId,
			number,
			groupName,
			address,
			representativeId: representativeOf(number) ?? null
		}))
	);
	for (const [number, said] of plan.households) {
		const home = homes.get(number);
		if (!home) continue;
		const after = {
			groupName: said.groupName || home.groupName,
			address: said.address || home.address,
			representativeId: representativeOf(number) ?? home.representativeId,
			dissolvedAt: null
		};
		if (Object.entries(after).some(([field, value]) => home[field as keyof typeof after] !== value))
			await setHousehold(tx, home.id, after);
	}

	await insertPersons(
		tx,
		plan.added.map((row) => ({
			id: people.get(row)!,
			communityId,
			name: row.name,
			sex: row.sex,
			birthDate: row.birthDate,
			phone: row.phone || null,
			householdId: ids.get(row.household)!,
			rollNumber: row.rollNumber || null,
			onRoll: true,
			createdAt: now,
			changedAt: now
		})),
		(done) => tell({ done, total })
	);
	const left = new Set<Id<'household'>>();
	for (const [nth, { row, person }] of plan.changed.entries()) {
		const householdId = ids.get(row.household)!;
		if (person.householdId && person.householdId !== householdId) left.add(person.householdId);
		await setPerson(tx, person.id, {
			name: row.name,
			sex: row.sex ?? person.sex,
			birthDate: row.birthDate ?? person.birthDate,
			phone: row.phone || person.phone,
			rollNumber: row.rollNumber || person.rollNumber,
			householdId,
			changedAt: now
		});
		if (nth % 100 === 99) await tell({ done: plan.added.length + nth + 1, total });
	}
	await settleHouseholds(tx, [...left], now);
	await takeOverUnits(tx, communityId, plan, known, ids);
}

async function takeOverUnits(
	tx: Tx,
	communityId: Id<'community'>,
	plan: RollPlan,
	known: KnownRoll,
	ids: Map<string, Id<'household'>>
) {
	const units = new Map(known.units.map((unit) => [unit.number, unit]));
	const isNew = ([number]: [string, unknown]) => !units.has(number);
	await insertUnits(
		tx,
		[...plan.units].filter(isNew).map(([number, { household, area }]) => ({
			id: newId('unit'),
			communityId,
			number,
			estate: '',
			area,
			householdId: ids.get(household)!
		}))
	);
	for (const [number, { household, area }] of plan.units) {
		const unit = units.get(number);
		if (!unit) continue;
		const after = { area: area ?? unit.area, householdId: ids.get(household)! };
		if (after.area !== unit.area || after.householdId !== unit.householdId)
			await setUnit(tx, unit.id, after);
	}
}
