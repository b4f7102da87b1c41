import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { confirmImport, dropImport } from '#lib/people/server/confirm-import.ts';
import { getImport } from '#lib/people/server/import-store.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** More than a clerk mends at a sitting. */
const SHOWN = 200;

export const load: PageServerLoad = async ({ locals: { ctx, here }, params }) => {
	const one = await getImport(ctx.db, here.community.id, params.import);
	return {
		base: `/c/${here.community.slug}/desk`,
		fileName: one.fileName,
		rowCount: one.rowCount,
		state: one.state,
		outcome: one.outcome,
		droppedForIds: one.droppedForIds,
		unknown: one.unknown,
		troubles: one.troubles.slice(0, SHOWN),
		more: Math.max(0, one.troubles.length - SHOWN)
	};
};

export const actions: Actions = {
	confirm: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, v.object({}), async () => {
			await confirmImport(ctx, { communityId: here.community.id, importId: params.import });
			redirect(303, url.pathname);
		}),
	drop: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, v.object({}), async () => {
			await dropImport(ctx, { communityId: here.community.id, importId: params.import });
			redirect(303, url.pathname);
		})
};
