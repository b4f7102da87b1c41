import { redirect } from '@sveltejs/kit';
import { AddBodyForm } from '#lib/communities/community-forms.ts';
import { listBodies } from '#lib/communities/server/community-store.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { byNumbers } from '#lib/kernel/natural-order.ts';
import { countPosts } from '#lib/people/server/post-store.ts';
import { listKnownGroups } from '#lib/people/server/import-store.ts';
import { countAdults, countHouseholds } from '#lib/people/server/roll-store.ts';
import { addBody } from '#lib/people/server/settle-community.ts';
import { submit } from '#lib/server/forms.ts';
import { readHeadsOfBoth } from '#lib/supervision/server/read-heads-of-both.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here } }) => {
	const { id, slug } = here.community;
	const held = await countPosts(ctx.db, id, ctx.now);
	const day = dayOf(ctx.now);
	const bodies = [];
	for (const body of await listBodies(ctx.db, id)) {
		const { kind, name, groupName } = body;
		const group = groupName ?? undefined;
		const isFromRoll = kind === 'assembly' || (kind === 'group_meeting' && group !== undefined);
		bodies.push({
			...{ id: body.id, kind, name, group },
			people: held.get(body.id) ?? 0,
			...(isFromRoll && {
				adults: await countAdults(ctx.db, id, day, group),
				households: await countHouseholds(ctx.db, id, group)
			})
		});
	}
	return {
		base: `/c/${slug}/desk`,
		bodies,
		headsOfBoth: (await readHeadsOfBoth(ctx.db, id, ctx.now)).map(({ name }) => name),
		groups: (await listKnownGroups(ctx.db, id)).sort(byNumbers)
	};
};

export const actions: Actions = {
	default: ({ locals: { ctx, here }, request }) =>
		submit(request, AddBodyForm, async (input) => {
			const id = await addBody(ctx, { communityId: here.community.id, ...input });
			redirect(303, `/c/${here.community.slug}/desk/bodies/${id}`);
		})
};
