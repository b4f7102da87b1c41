import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { CopyProcedureForm } from '#lib/procedures/procedure-forms.ts';
import { procedures } from '#lib/procedures/procedures.ts';
import { copyProcedure } from '#lib/procedures/server/copy-procedure.ts';
import { listOwnProcedures } from '#lib/procedures/server/own-procedure-store.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const { community } = here;
	const own = await listOwnProcedures(ctx.db, community.id);
	return {
		base: resolve('/(desk)/c/[community=slug]/desk', { community: community.slug }),
		own: own.map(({ id, name, edition, state, base }) => ({ id, name, edition, state, base })),
		templates: Object.values(procedures)
			.filter(({ communities }) => communities.includes(community.kind))
			.map(({ key }) => key),
		from: url.searchParams.get('from') ?? ''
	};
};

export const actions: Actions = {
	copy: ({ locals: { ctx, here }, request }) =>
		submit(request, CopyProcedureForm, async (input) => {
			const { community } = here;
			const procedure = await copyProcedure(ctx, { communityId: community.id, ...input });
			redirect(
				303,
				resolve('/(desk)/c/[community=slug]/desk/procedures/[procedure=procedureId]', {
					community: community.slug,
					procedure
				})
			);
		})
};
