import { redirect } from '@sveltejs/kit';
import { ageOn, dayOf } from '#lib/kernel/instant.ts';
import { HouseholdForm, RepresentativeForm, SplitForm } from '#lib/people/person-forms.ts';
import {
	chooseHouseholdRepresentative,
	correctHousehold,
	splitHousehold
} from '#lib/people/server/change-household.ts';
import { getHousehold, listMembers, listUnits } from '#lib/people/server/household-store.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, params }) => {
	const household = await getHousehold(ctx.db, here.community.id, params.household);
	const members = await listMembers(ctx.db, household.id);
	const today = dayOf(ctx.now);
	return {
		base: `/c/${here.community.slug}/desk`,
		household: {
			number: household.number,
			groupName: household.groupName,
			address: household.address,
			representativeId: household.representativeId,
			dissolved: household.dissolvedAt !== null
		},
		members: members.map(({ id, name, birthDate }) => ({
			id,
			name,
			age: birthDate && ageOn(birthDate, today)
		})),
		units: (await listUnits(ctx.db, household.id)).map(({ number, area }) => ({ number, area }))
	};
};

export const actions: Actions = {
	correct: ({ locals: { ctx, here }, params, request }) =>
		submit(request, HouseholdForm, async (input) => {
			const at = { communityId: here.community.id, householdId: params.household };
			await correctHousehold(ctx, { ...at, ...input });
			return { done: true };
		}),
	choose: ({ locals: { ctx, here }, params, request }) =>
		submit(request, RepresentativeForm, async ({ representative }) => {
			const at = { communityId: here.community.id, householdId: params.household };
			await chooseHouseholdRepresentative(ctx, { ...at, personId: representative });
			return { done: true };
		}),
	split: ({ locals: { ctx, here }, params, request }) =>
		submit(request, SplitForm, async ({ members, number, representative }) => {
			const made = await splitHousehold(ctx, {
				communityId: here.community.id,
				householdId: params.household,
				memberIds: members,
				number,
				representativeId: representative
			});
			redirect(303, `/c/${here.community.slug}/desk/households/${made}`);
		})
};
