import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { listBodies } from '#lib/communities/server/community-store.ts';
import { listIdeas } from '#lib/ideas/server/idea-store.ts';
import { OpenMatterForm } from '#lib/matters/matter-forms.ts';
import { openMatter } from '#lib/procedures/server/open-matter.ts';
import { groupByBody } from '#lib/people/office-holders.ts';
import { listOfficeHolders } from '#lib/people/server/office-holder-store.ts';
import {
	draftingBodyFor,
	likelyDrafters,
	procedures,
	proceduresFor,
	suitsPlace
} from '#lib/procedures/procedures.ts';
import { listOwnProcedures } from '#lib/procedures/server/own-procedure-store.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const { community } = here;
	const accepted = { states: ['accepted'] as const, limit: 50, offset: 0 };
	const ideas = await listIdeas(ctx.db, community.id, accepted);
	const bodies = await listBodies(ctx.db, community.id);
	const own = await listOwnProcedures(ctx.db, community.id);
	const choices = [
		...own
			.filter(({ state }) => state === 'adopted')
			.map(({ id, name, base }) => ({ ...procedures[base], value: id, name })),
		...proceduresFor(community.kind, bodies).map((one) => ({ ...one, value: one.key, name: null }))
	];
	const drafting = bodies.filter((body) =>
		choices.some((one) => suitsPlace(one, { community: community.kind, body: body.kind }))
	);
	const usual = choices[0];
	const asked = url.searchParams.get('idea');
	return {
		ideas: ideas.map(({ id, title }) => ({ value: id, label: title })),
		idea: ideas.find(({ id }) => id === asked) ?? ideas[0],
		procedures: choices.map(({ key, value, name }) => ({ key, value, name })),
		kind: community.kind,
		bodies: drafting.map(({ id, name }) => ({ value: id, label: name })),
		body: usual && draftingBodyFor(usual, drafting)?.id,
		holders: groupByBody(
			await listOfficeHolders(ctx.db, community.id, ctx.now),
			usual ? likelyDrafters(usual) : []
		)
	};
};

export const actions: Actions = {
	open: ({ locals: { ctx, here }, request }) =>
		submit(request, OpenMatterForm, async (input) => {
			const { community } = here;
			const matter = await openMatter(ctx, { communityId: community.id, ...input });
			redirect(
				303,
				resolve('/(board)/c/[community=slug]/matters/[matter=matterId]', {
					community: community.slug,
					matter
				})
			);
		})
};
