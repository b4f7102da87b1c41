import { redirect } from '@sveltejs/kit';
import { AddBodyForm } from '#lib/communities/community-forms.ts';
import { listBodies } from '#lib/communities/server/community-store.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { countPosts } from '#lib/people/server/post-store.ts';
import { countRoll } from '#lib/people/server/roll-store.ts';
import { addBody } from '#lib/people/server/settle-community.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here } }) => {
	const { id, slug } = here.community;
	const held = await countPosts(ctx.db, id, ctx.now);
	const numbers = await countRoll(ctx.db, id, dayOf(ctx.now));
	return {
		base: `/c/${slug}/desk`,
		adults: numbers.adults,
		// 户代表: households that have one.
		households: numbers.households - numbers.withoutRepresentative,
		bodies: (await listBodies(ctx.db, id)).map((body) => ({
			id: body.id,
			kind: body.kind,
			name: body.name,
			people: held.get(body.id) ?? 0
		}))
	};
};

export const actions: Actions = {
	default: ({ locals: { ctx, here }, request }) =>
		submit(request, AddBodyForm, async (input) => {
			const id = await addBody(ctx, { communityId: here.community.id, ...input });
			redirect(303, `/c/${here.community.slug}/desk/bodies/${id}`);
		})
};
