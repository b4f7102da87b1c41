import { and, asc, count, eq, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { byNumbers } from '#lib/kernel/natural-order.ts';
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

/** Of age on a day, or of an age that nobody has written down. */
const mayBeOfAge = (day: Day) =>
	or(isNull(persons.birthDate), lte(persons.birthDate, comesOfAgeBefore(day)));

/** The groups or grids that households are in, as they are counted: 第二组 comes before 第十组. */
export async function listGroups(db: Reader, communityId: Id<'community'>): Promise<string[]> {
	const rows = await db
		.selectDistinct({ name: households.groupName })
		.from(households)
		.where(and(eq(households.communityId, communityId), isNull(households.dissolvedAt)));
	return rows
		.map(({ name }) => name)
		.filter((name) => name !== '')
		.sort(byNumbers);
}

/** As a roll is read: by group as they are counted, and by 户号, of which 9 comes before 10. Without household last. */
async function byHousehold(db: Reader, communityId: Id<'community'>) {
	const groups = await listGroups(db, communityId);
	// Ranks are written out: as parameters PostgreSQL would take them for text, and 10 for less than 2.
	const whole = (nth: number) => sql.raw(String(nth));
	const places = groups.map(
		(name, nth) => sql`when ${households.groupName} = ${name} then ${whole(nth)}`
	);
	const rank: SQL[] = groups.length
		? [sql`case ${sql.join(places, sql` `)} else ${whole(groups.length)} end`]
		: [];
	return [
		asc(sql`case when ${households.id} is null then 1 else 0 end`),
		...rank,
		asc(sql`length(${households.number})`),
		asc(households.number)
	];
}

/** 有表决权年龄的人数: who is on the roll on a day and has turned eighteen. Without a date of birth nobody is counted. */
export async function countAdults(
	db: Reader,
	communityId: Id<'community'>,
	day: Day,
	group?: string
) {
	const [row] = await db
		.select({ adults: count() })
		.from(persons)
		.leftJoin(households, eq(households.id, persons.householdId))
		.where(
			and(
				onRoll(communityId),
				lte(persons.birthDate, comesOfAgeBefore(day)),
				group === undefined ? undefined : eq(households.groupName, group)
			)
		);
	return Number(row!.adults);
}

/** 户数: households in which somebody lives. */
export async function countHouseholds(db: Reader, communityId: Id<'community'>, group?: string) {
	return db.$count(
		households,
		and(
			eq(households.communityId, communityId),
			isNull(households.dissolvedAt),
			group === undefined ? undefined : eq(households.groupName, group)
		)
	);
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
	/** Part of a name, or a whole 户号. */
	q: string;
	/** Whether `q` may also be somebody's whole phone number or 编号: at the desk, where those are kept, and nowhere else. */
	byNumber?: boolean;
	group: string;
	/** With those who died or moved away, and those who only hold a post. */
	everybody?: boolean;
	/** Only whoever lacks what the law's sums need: a date of birth, or a household with a representative. */
	missing?: 'birth' | 'representative';
}

/** Which rows of a longer list. */
interface Slice {
	limit: number;
	offset: number;
}

function whoIs(
	communityId: Id<'community'>,
	{ q, byNumber = false, group, everybody = false, missing }: RollFilter
) {
	return and(
		everybody ? eq(persons.communityId, communityId) : onRoll(communityId),
		group ? eq(households.groupName, group) : undefined,
		missing === 'birth' ? isNull(persons.birthDate) : undefined,
		missing === 'representative' ? isNull(households.representativeId) : undefined,
		q
			? or(
					nameHas(q),
					eq(households.number, q),
					byNumber ? or(eq(persons.phone, q), eq(persons.rollNumber, q)) : undefined
				)
			: undefined
	);
}

/** How many of the roll a filter finds. */
export async function countFound(
	db: Reader,
	communityId: Id<'community'>,
	filter: RollFilter
): Promise<number> {
	const [row] = await db
		.select({ total: count() })
		.from(persons)
		.leftJoin(households, eq(households.id, persons.householdId))
		.where(whoIs(communityId, filter));
	return Number(row!.total);
}

/** Some of the roll, by group and household. */
export async function listRoll(
	db: Reader,
	communityId: Id<'community'>,
	filter: RollFilter,
	{ limit, offset }: Slice
) {
	return db
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
		.where(whoIs(communityId, filter))
		.orderBy(
			...(await byHousehold(db, communityId)),
			asc(persons.birthDate),
			asc(persons.name),
			asc(persons.id)
		)
		.limit(limit)
		.offset(offset);
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
		.orderBy(
			...(await byHousehold(db, communityId)),
			asc(persons.birthDate),
			asc(persons.name),
			asc(persons.id)
		);
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

export interface SlipFilter {
	/** Part of a name, or a whole 户号. */
	q: string;
	group: string;
	withoutPassword: boolean;
	/** On which day they are of age. */
	day: Day;
}

/** Whom a slip may be for: those here who are of age, or whose age nobody knows. */
function whoMayHaveOne(
	communityId: Id<'community'>,
	{ q, group, withoutPassword, day }: SlipFilter
) {
	return and(
		eq(persons.communityId, communityId),
		eq(persons.state, 'active'),
		mayBeOfAge(day),
		group ? eq(households.groupName, group) : undefined,
		withoutPassword ? isNull(accounts.passwordHash) : undefined,
		q ? or(nameHas(q), eq(households.number, q)) : undefined
	);
}

export async function countForSlips(
	db: Reader,
	communityId: Id<'community'>,
	filter: SlipFilter
): Promise<number> {
	const [row] = await db
		.select({ total: count() })
		.from(persons)
		.leftJoin(households, eq(households.id, persons.householdId))
		.leftJoin(accounts, eq(accounts.personId, persons.id))
		.where(whoMayHaveOne(communityId, filter));
	return Number(row!.total);
}

/** Whom slips are printed for: a group, a household, or who is found; with who has an account, and a password. */
export async function listForSlips(
	db: Reader,
	communityId: Id<'community'>,
	filter: SlipFilter,
	{ limit, offset }: Slice
) {
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
		.where(whoMayHaveOne(communityId, filter))
		.orderBy(...(await byHousehold(db, communityId)), asc(persons.name), asc(persons.id))
		.limit(limit)
		.offset(offset);
	return rows.map(({ passwordHash, ...one }) => ({ ...one, hasPassword: passwordHash !== null }));
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
