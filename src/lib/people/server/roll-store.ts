import { and, asc, count, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { accounts } from '#lib/server/account-tables.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { comesOfAgeBefore } from '../roll.ts';
import type { RollRow } from '../roll-sheet.ts';
import { households, persons, units } from './person-tables.ts';

/** How many a page of the roll lists. */
export const ROLL_PAGE = 50;

/** On the roll and living here. */
const onRoll = (communityId: Id<'community'>) =>
	and(eq(persons.communityId, communityId), eq(persons.onRoll, true), eq(persons.state, 'active'));

/** Names with this in them; signs that SQL would take for placeholders mean themselves. */
const nameHas = (part: string) =>
	sql`${persons.name} like ${`%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`} escape '\\'`;

/** 有表决权年龄的人数: who is on the roll on a day and has turned eighteen. Without a date of birth nobody is counted. */
export async function countAdults(db: Reader, communityId: Id<'community'>, day: Day) {
	const [row] = await db
		.select({ adults: count() })
		.from(persons)
		.where(and(onRoll(communityId), lte(persons.birthDate, comesOfAgeBefore(day))));
	return Number(row!.adults);
}

/** 户数: households in which somebody lives. */
export async function countHouseholds(db: Reader, communityId: Id<'community'>) {
	const [row] = await db
		.select({ households: count() })
		.from(households)
		.where(and(eq(households.communityId, communityId), isNull(households.dissolvedAt)));
	return Number(row!.households);
}

/** The roll in numbers, and what is missing in it: without these the law's sums cannot be made. */
export async function countRoll(db: Reader, communityId: Id<'community'>, day: Day) {
	const one = async (where: ReturnType<typeof and>) => {
		const [row] = await db.select({ people: count() }).from(persons).where(where);
		return Number(row!.people);
	};
	const [row] = await db
		.select({ households: count() })
		.from(households)
		.where(
			and(
				eq(households.communityId, communityId),
				isNull(households.dissolvedAt),
				isNull(households.representativeId)
			)
		);
	return {
		people: await one(onRoll(communityId)),
		adults: await countAdults(db, communityId, day),
		households: await countHouseholds(db, communityId),
		withoutBirthDate: await one(and(onRoll(communityId), isNull(persons.birthDate))),
		withoutRepresentative: Number(row!.households)
	};
}

export interface RollFilter {
	/** Part of a name, of a 户号, or a whole phone number. */
	q: string;
	group: string;
	/** With those who died or moved away, and those who only hold a post. */
	everybody?: boolean;
	/** Only whoever lacks what the law's sums need: a date of birth, or a household with a representative. */
	missing?: 'birth' | 'representative';
	page: number;
}

/** A page of the roll, by group and household, and how many there are in all. */
export async function listRoll(
	db: Reader,
	communityId: Id<'community'>,
	{ q, group, everybody = false, missing, page }: RollFilter
) {
	const where = and(
		everybody ? eq(persons.communityId, communityId) : onRoll(communityId),
		group ? eq(households.groupName, group) : undefined,
		missing === 'birth' ? isNull(persons.birthDate) : undefined,
		missing === 'representative' ? isNull(households.representativeId) : undefined,
		q
			? or(nameHas(q), eq(households.number, q), eq(persons.phone, q), eq(persons.rollNumber, q))
			: undefined
	);
	const rows = await db
		.select({
			id: persons.id,
			name: persons.name,
			sex: persons.sex,
			birthDate: persons.birthDate,
			state: persons.state,
			onRoll: persons.onRoll,
			householdId: households.id,
			household: households.number,
			group: households.groupName,
			representativeId: households.representativeId
		})
		.from(persons)
		.leftJoin(households, eq(households.id, persons.householdId))
		.where(where)
		.orderBy(
			asc(households.groupName),
			asc(households.number),
			asc(persons.birthDate),
			asc(persons.id)
		)
		.limit(ROLL_PAGE)
		.offset((page - 1) * ROLL_PAGE);
	const [row] = await db
		.select({ total: count() })
		.from(persons)
		.leftJoin(households, eq(households.id, persons.householdId))
		.where(where);
	return { rows, total: Number(row!.total) };
}

/** Everybody on the roll as the template's lines, by household. */
export async function listRollRows(
	db: Reader,
	communityId: Id<'community'>
): Promise<Omit<RollRow, 'line'>[]> {
	const people = await db
		.select({ person: persons, household: households })
		.from(persons)
		.innerJoin(households, eq(households.id, persons.householdId))
		.where(onRoll(communityId))
		.orderBy(asc(households.number), asc(persons.birthDate), asc(persons.id));
	const homes = await db
		.select()
		.from(units)
		.where(and(eq(units.communityId, communityId), eq(units.estate, '')))
		.orderBy(asc(units.number));
	// A line has room for one home; the template's importer puts a household's homes together again.
	const firstOf = new Map<string, typeof homes>();
	for (const home of homes)
		if (home.householdId)
			firstOf.set(home.householdId, [...(firstOf.get(home.householdId) ?? []), home]);
	return people.map(({ person, household }) => {
		const unit = firstOf.get(household.id)?.shift();
		return {
			household: household.number,
			name: person.name,
			sex: person.sex,
			birthDate: person.birthDate,
			rollNumber: person.rollNumber ?? '',
			representative: household.representativeId === person.id,
			phone: person.phone ?? '',
			groupName: household.groupName,
			address: household.address,
			unit: unit?.number ?? '',
			area: unit?.area ?? null
		};
	});
}

/** Whom slips are printed for: a group, a household, or who is found; with who has an account, and a password. */
export async function listForSlips(
	db: Reader,
	communityId: Id<'community'>,
	{ q, group, withoutPassword, page }: RollFilter & { withoutPassword: boolean }
) {
	const where = and(
		eq(persons.communityId, communityId),
		eq(persons.state, 'active'),
		group ? eq(households.groupName, group) : undefined,
		withoutPassword ? isNull(accounts.passwordHash) : undefined,
		q ? or(nameHas(q), eq(households.number, q)) : undefined
	);
	const rows = await db
		.select({
			id: persons.id,
			name: persons.name,
			household: households.number,
			group: households.groupName,
			handle: accounts.handle,
			passwordHash: accounts.passwordHash
		})
		.from(persons)
		.leftJoin(households, eq(households.id, persons.householdId))
		.leftJoin(accounts, eq(accounts.personId, persons.id))
		.where(where)
		.orderBy(asc(households.groupName), asc(households.number), asc(persons.name), asc(persons.id))
		.limit(ROLL_PAGE)
		.offset((page - 1) * ROLL_PAGE);
	const [row] = await db
		.select({ total: count() })
		.from(persons)
		.leftJoin(households, eq(households.id, persons.householdId))
		.leftJoin(accounts, eq(accounts.personId, persons.id))
		.where(where);
	return {
		rows: rows.map(({ passwordHash, ...one }) => ({ ...one, hasPassword: passwordHash !== null })),
		total: Number(row!.total)
	};
}

/** Those of this community whose name this is, or whose 编号 or phone: who a clerk means who types it. */
export async function findByTyped(db: Reader, communityId: Id<'community'>, typed: string) {
	return db
		.select({
			id: persons.id,
			name: persons.name,
			birthDate: persons.birthDate,
			household: households.number
		})
		.from(persons)
		.leftJoin(households, eq(households.id, persons.householdId))
		.where(
			and(
				eq(persons.communityId, communityId),
				eq(persons.state, 'active'),
				or(eq(persons.name, typed), eq(persons.rollNumber, typed), eq(persons.phone, typed))
			)
		)
		.orderBy(asc(persons.birthDate))
		.limit(20);
}
