import { newId, type Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { isPhone, plainPhone } from '../account.ts';
import type { Person } from '../person.ts';
import { findHouseholdByNumber, insertHousehold, setHousehold } from './household-store.ts';
import { insistClerk } from './insist-clerk.ts';
import { findPersonByRollNumber, getPerson, insertPerson, setPerson } from './person-store.ts';

/** What is written down of somebody. */
export interface PersonDetails {
	name: string;
	sex: Person['sex'];
	birthDate: Day | null;
	phone: string;
	rollNumber: string;
}

/**
 * 登记入册: somebody moves in or is born, into a household that is there or a new one. With `onRoll: false` it is
 * somebody who only holds a post here: a township liaison, a delegate.
 */
export async function addPerson(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		person: PersonDetails;
		/** 户号; of a household that is not there yet, one is made. Empty for people not on the roll. */
		householdNumber: string;
		onRoll: boolean;
	}
): Promise<Id<'person'>> {
	const { communityId, onRoll, householdNumber } = input;
	return ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		if (onRoll && !householdNumber) throw new Refusal('person.household_needed');
		const id = newId('person');
		const details = await checkedDetails(tx, communityId, input.person);
		const home = onRoll ? await householdOf(tx, communityId, householdNumber, id) : null;
		await insertPerson(tx, {
			id,
			communityId,
			...details,
			householdId: home,
			onRoll,
			createdAt: ctx.now,
			changedAt: ctx.now
		});
		await writeEntry(tx, ctx, {
			communityId,
			act: 'person.added',
			subject: id,
			facts: { onRoll, household: home }
		});
		return id;
	});
}

/** 登记迁回: somebody who moved away lives here again, in the household they were of. Posts are not taken up again. */
export async function moveBack(
	ctx: Ctx,
	{ communityId, personId }: { communityId: Id<'community'>; personId: Id<'person'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const person = await getPerson(tx, communityId, personId);
		if (person.state !== 'moved') throw new Refusal('person.not_moved');
		await setPerson(tx, personId, { state: 'active', changedAt: ctx.now });
		if (person.householdId) await setHousehold(tx, person.householdId, { dissolvedAt: null });
		await writeEntry(tx, ctx, { communityId, act: 'person.moved_back', subject: personId });
	});
}

/** 更正: what was written wrong. The journal says which fields, not what stood in them. */
export async function correctPerson(
	ctx: Ctx,
	input: { communityId: Id<'community'>; personId: Id<'person'>; person: PersonDetails }
): Promise<void> {
	const { communityId, personId } = input;
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const before = await getPerson(tx, communityId, personId);
		const after = await checkedDetails(tx, communityId, input.person, personId);
		const fields = (Object.keys(after) as (keyof typeof after)[]).filter(
			(field) => after[field] !== before[field]
		);
		if (!fields.length) throw new Refusal('person.unchanged');
		await setPerson(tx, personId, { ...after, changedAt: ctx.now });
		await writeEntry(tx, ctx, {
			communityId,
			act: 'person.corrected',
			subject: personId,
			facts: { fields }
		});
	});
}

async function checkedDetails(
	tx: Tx,
	communityId: Id<'community'>,
	{ name, sex, birthDate, phone, rollNumber }: PersonDetails,
	self?: Id<'person'>
) {
	const plain = plainPhone(phone);
	if (plain && !isPhone(plain)) throw new Refusal('account.not_a_phone');
	const namesake = rollNumber && (await findPersonByRollNumber(tx, communityId, rollNumber));
	if (namesake && namesake.id !== self) throw new Refusal('person.roll_number_taken');
	return { name, sex, birthDate, phone: plain || null, rollNumber: rollNumber || null };
}

/** The household of this number, made where it is not there yet, with the newcomer as its representative. */
async function householdOf(
	tx: Tx,
	communityId: Id<'community'>,
	number: string,
	newcomer: Id<'person'>
): Promise<Id<'household'>> {
	const known = await findHouseholdByNumber(tx, communityId, number);
	if (known) {
		if (known.dissolvedAt !== null)
			await setHousehold(tx, known.id, { dissolvedAt: null, representativeId: newcomer });
		return known.id;
	}
	const id = newId('household');
	await insertHousehold(tx, { id, communityId, number, representativeId: newcomer });
	return id;
}
