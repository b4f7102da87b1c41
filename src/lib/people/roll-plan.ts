import type { Id } from '#lib/kernel/id.ts';
import type { Person } from './person.ts';
import type { Letters, RollColumn, RollRow, RollTrouble } from './roll-sheet.ts';

/** Somebody who is on the roll, as far as an import compares. */
export type KnownPerson = Pick<
	Person,
	'id' | 'name' | 'sex' | 'birthDate' | 'phone' | 'householdId' | 'state'
> & { rollNumber: string | null };

export interface KnownHousehold {
	id: Id<'household'>;
	number: string;
	groupName: string;
	address: string;
	representativeId: Id<'person'> | null;
	dissolvedAt: number | null;
}

export interface KnownUnit {
	id: Id<'unit'>;
	number: string;
	area: number | null;
	householdId: Id<'household'> | null;
}

export interface KnownRoll {
	persons: readonly KnownPerson[];
	households: readonly KnownHousehold[];
	units: readonly KnownUnit[];
	/** 小组、网格 of the place, and those that households are in. */
	groups: readonly string[];
}

/** What an import would do: each row beside the person it is, if that one is known. */
export interface RollPlan {
	added: RollRow[];
	changed: { row: RollRow; person: KnownPerson }[];
	unchanged: { row: RollRow; person: KnownPerson }[];
	troubles: RollTrouble[];
	/** What the file says of each household it names, by number. */
	households: Map<
		string,
		{ groupName: string; address: string; representative: RollRow | undefined }
	>;
	/** 小组、网格 that nobody has heard of here: new ones, or old ones misspelt. */
	newGroups: NewGroup[];
	/** What it says of each home, by number: whose, and how large. */
	units: Map<string, { household: string; area: number | null }>;
}

/** A group that the file names and the place does not know, and the first cell it stands in. */
export interface NewGroup {
	name: string;
	cell: string;
	/** How many rows name it. */
	rows: number;
}

/** An import in numbers. */
export interface ImportCounts {
	added: number;
	changed: number;
	unchanged: number;
	households: number;
}

export function countPlan(plan: RollPlan, known: KnownRoll): ImportCounts {
	const numbers = new Set(known.households.map(({ number }) => number));
	return {
		added: plan.added.length,
		changed: plan.changed.length,
		unchanged: plan.unchanged.length,
		households: [...plan.households.keys()].filter((number) => !numbers.has(number)).length
	};
}

/**
 * Lays the rows of a file beside the roll. Who a row is: the person with its 编号; without one, the only person of that
 * name in that household. An empty cell leaves what is there. Who is not in the file stays: an import takes nobody off.
 */
export function planImport(rows: readonly RollRow[], known: KnownRoll, letters: Letters): RollPlan {
	const plan: RollPlan = {
		added: [],
		changed: [],
		unchanged: [],
		troubles: [],
		households: new Map(),
		newGroups: findNewGroups(rows, known.groups, letters),
		units: new Map()
	};
	const trouble = (row: RollRow, column: RollColumn, code: RollTrouble['code'], found = '') =>
		void plan.troubles.push({ cell: `${letters[column] ?? ''}${row.line}`, code, found });

	gatherHouseholds(rows, plan, trouble);
	const numberOf = new Map(known.households.map(({ id, number }) => [id, number]));
	const byNumber = new Map(known.persons.map((person) => [person.rollNumber, person]));
	const byName = new Map<string, KnownPerson[]>();
	for (const person of known.persons) {
		const key = `${numberOf.get(person.householdId!) ?? ''}\n${person.name}`;
		byName.set(key, [...(byName.get(key) ?? []), person]);
	}
	const householdByNumber = new Map(known.households.map((one) => [one.number, one]));
	const unitByNumber = new Map(known.units.map((one) => [one.number, one]));
	const seen = new Set<string>();

	for (const row of rows) {
		const key = `${row.household}\n${row.name}`;
		const mark = row.rollNumber ? `#${row.rollNumber}` : key;
		if (seen.has(mark)) {
			const column = row.rollNumber ? 'rollNumber' : 'name';
			trouble(row, column, row.rollNumber ? 'number_twice' : 'person_twice', row[column]);
			continue;
		}
		seen.add(mark);

		const namesakes = (byName.get(key) ?? []).filter(
			(one) => !row.rollNumber || one.rollNumber === null
		);
		const person =
			(row.rollNumber && byNumber.get(row.rollNumber)) ||
			(namesakes.length === 1 ? namesakes[0] : undefined);
		if (!person && namesakes.length > 1) {
			trouble(row, 'name', 'person_unclear', row.name);
		} else if (!person) plan.added.push(row);
		else if (person.state !== 'active') trouble(row, 'name', 'person_gone', row.name);
		else if (isSame(row, person)) plan.unchanged.push({ row, person });
		else plan.changed.push({ row, person });
	}
	return plan;

	function isSame(row: RollRow, person: KnownPerson): boolean {
		const home = householdByNumber.get(row.household);
		const unit = row.unit ? unitByNumber.get(row.unit) : undefined;
		return (
			home !== undefined &&
			home.dissolvedAt === null &&
			person.householdId === home.id &&
			person.name === row.name &&
			same(row.sex, person.sex) &&
			same(row.birthDate, person.birthDate) &&
			same(row.phone, person.phone) &&
			same(row.rollNumber, person.rollNumber) &&
			same(row.groupName, home.groupName) &&
			same(row.address, home.address) &&
			(!row.representative || home.representativeId === person.id) &&
			(!row.unit || (unit?.householdId === home.id && same(row.area, unit.area)))
		);
	}
}

/** The groups of a file that the place does not know, in the order they come up. */
export function findNewGroups(
	rows: readonly RollRow[],
	known: readonly string[],
	letters: Letters
): NewGroup[] {
	const found = new Map<string, NewGroup>();
	for (const { groupName: name, line } of rows) {
		if (!name || known.includes(name)) continue;
		const group = found.get(name) ?? { name, cell: `${letters.groupName ?? ''}${line}`, rows: 0 };
		group.rows += 1;
		found.set(name, group);
	}
	return [...found.values()];
}

/** An empty cell says nothing. */
function same(found: string | number | null, kept: string | number | null): boolean {
	return found === null || found === '' || found === kept;
}

function gatherHouseholds(
	rows: readonly RollRow[],
	plan: RollPlan,
	trouble: (row: RollRow, column: RollColumn, code: RollTrouble['code'], found?: string) => void
) {
	for (const row of rows) {
		const home = plan.households.get(row.household) ?? {
			groupName: '',
			address: '',
			representative: undefined
		};
		plan.households.set(row.household, home);
		for (const [column, code] of [
			['groupName', 'group_differs'],
			['address', 'address_differs']
		] as const) {
			if (home[column] && row[column] && home[column] !== row[column])
				trouble(row, column, code, row[column]);
			home[column] ||= row[column];
		}
		if (row.representative && home.representative)
			trouble(row, 'representative', 'two_representatives', row.name);
		else if (row.representative) home.representative = row;
		if (!row.unit) continue;
		const unit = plan.units.get(row.unit) ?? { household: row.household, area: null };
		if (unit.household !== row.household) trouble(row, 'unit', 'unit_elsewhere', row.unit);
		plan.units.set(row.unit, { ...unit, area: unit.area ?? row.area });
	}
}
