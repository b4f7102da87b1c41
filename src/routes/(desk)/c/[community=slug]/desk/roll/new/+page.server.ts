import { redirect } from '@sveltejs/kit';
import { AddPersonForm } from '#lib/people/person-forms.ts';
import { addPerson } from '#lib/people/server/add-person.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { here } }) => ({
	base: `/c/${here.community.slug}/desk`
});

export const actions: Actions = {
	default: ({ locals: { ctx, here }, request }) =>
		submit(
			request,
			AddPersonForm,
			async ({ offRoll, householdNumber, sex, birthDate, ...rest }) => {
				const id = await addPerson(ctx, {
					communityId: here.community.id,
					person: { ...rest, sex: sex || null, birthDate: birthDate || null },
					householdNumber,
					onRoll: !offRoll
				});
				redirect(303, `/c/${here.community.slug}/desk/people/${id}`);
			}
		)
};
