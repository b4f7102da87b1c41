import { newId, type Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import {
	findHouseholdByNumber,
	getHousehold,
	insertHousehold,
	listMembers,
	setHousehold,
	settleHouseholds
} from './household-store.ts';
import { insistClerk } from './insist-clerk.ts';
import { getPerson, setPerson } from './person-store.ts';

/** 分户: some of a household make one of their own, with a number and a representative of theirs. */
export async function splitHousehold(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		householdId: Id<'household'>;
		memberIds: Id<'person'>[];
		number: string;
		representativeId: Id<'person'>;
	}
): Promise<Id<'household'>> {
	const { communityId, householdId, memberIds, number, representativeId } = input;
	return ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const from = await getHousehold(tx, communityId, householdId);
		const members = (await listMembers(tx, householdId)).map(({ id }) => id);
		if (!memberIds.every((id) => members.includes(id))) throw new Refusal('access.not_found');
		const leaving = new Set(memberIds);
		if (leaving.size === 0) throw new Refusal('household.nobody_chosen');
		if (leaving.size === members.length) throw new Refusal('household.all_chosen');
		if (!leaving.has(representativeId)) throw new Refusal('household.not_a_member');
		const id = newId('household');
		const { groupName, address } = from;
		const home = { id, communityId, number, groupName, address, representativeId };
		if (!(await insertHousehold(tx, home))) throw new Refusal('household.number_taken');
		for (const personId of leaving)
			await setPerson(tx, personId, { householdId: id, changedAt: ctx.now });
		await settleHouseholds(tx, [householdId], ctx.now);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'household.split',
			subject: householdId,
			facts: { into: id, people: [...leaving] }
		});
		return id;
	});
}

/** 并入: somebody of the roll goes over to another household. */
export async function joinHousehold(
	ctx: Ctx,
	input: { communityId: Id<'community'>; personId: Id<'person'>; number: string }
): Promise<void> {
	const { communityId, personId, number } = input;
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const person = await getPerson(tx, communityId, personId);
		const into = await findHouseholdByNumber(tx, communityId, number);
		if (!into || into.dissolvedAt !== null) throw new Refusal('household.no_such_number');
		if (into.id === person.householdId) throw new Refusal('person.unchanged');
		await setPerson(tx, personId, { householdId: into.id, changedAt: ctx.now });
		if (person.householdId) await settleHouseholds(tx, [person.householdId], ctx.now);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'household.joined',
			subject: personId,
			facts: { from: person.householdId, into: into.id }
		});
	});
}

/** 推选户代表: one of its grown or growing members speaks and votes for the household. */
export async function chooseHouseholdRepresentative(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		householdId: Id<'household'>;
		personId: Id<'person'>;
	}
): Promise<void> {
	const { communityId, householdId, personId } = input;
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const household = await getHousehold(tx, communityId, householdId);
		if (household.representativeId === personId) throw new Refusal('person.unchanged');
		const members = await listMembers(tx, householdId);
		if (!members.some(({ id }) => id === personId)) throw new Refusal('household.not_a_member');
		await setHousehold(tx, householdId, { representativeId: personId });
		await writeEntry(tx, ctx, {
			communityId,
			act: 'household.representative_chosen',
			subject: householdId,
			facts: { person: personId }
		});
	});
}

/** 更正户信息: group and address, as they are written. */
export async function correctHousehold(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		householdId: Id<'household'>;
		groupName: string;
		address: string;
	}
): Promise<void> {
	const { communityId, householdId, groupName, address } = input;
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const before = await getHousehold(tx, communityId, householdId);
		if (before.groupName === groupName && before.address === address)
			throw new Refusal('person.unchanged');
		await setHousehold(tx, householdId, { groupName, address });
		await writeEntry(tx, ctx, { communityId, act: 'household.corrected', subject: householdId });
	});
}
