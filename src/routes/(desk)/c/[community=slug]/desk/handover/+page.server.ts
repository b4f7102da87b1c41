import { redirect } from '@sveltejs/kit';
import { HandOverForm } from '#lib/people/person-forms.ts';
import { handDeskOver } from '#lib/people/server/appoint-clerk.ts';
import { findByTyped } from '#lib/people/server/roll-store.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const who = (url.searchParams.get('who') ?? '').trim().slice(0, 60);
	const found = who ? await findByTyped(ctx.db, here.community.id, who) : undefined;
	return {
		base: `/c/${here.community.slug}/desk`,
		who,
		found: found?.filter(({ id }) => id !== ctx.actor.id)
	};
};

export const actions: Actions = {
	default: ({ locals: { ctx, here }, request }) =>
		submit(request, HandOverForm, async ({ successorId }) => {
			await handDeskOver(ctx, { communityId: here.community.id, successorId });
			redirect(303, `/c/${here.community.slug}`);
		})
};
