import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { importOf } from '#lib/people/import-progress.svelte.ts';
import { ConfirmImportForm } from '#lib/people/person-forms.ts';
import { findNewGroups } from '#lib/people/roll-plan.ts';
import { columnAt } from '#lib/people/roll-sheet.ts';
import { confirmImport, dropImport } from '#lib/people/server/confirm-import.ts';
import { getImport, listKnownGroups } from '#lib/people/server/import-store.ts';
import { theApp } from '#lib/server/app.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** More than a clerk mends at a sitting. */
const SHOWN = 200;

export const load: PageServerLoad = async ({ locals: { ctx, here }, params }) => {
	const { id } = here.community;
	const one = await getImport(ctx.db, id, params.import);
	return {
		base: `/c/${here.community.slug}/desk`,
		fileName: one.fileName,
		rowCount: one.rowCount,
		state: one.state,
		outcome: one.outcome,
		droppedForIds: one.droppedForIds,
		unknown: one.unknown,
		newGroups: findNewGroups(one.rows, await listKnownGroups(ctx.db, id), one.letters),
		troubles: one.troubles
			.slice(0, SHOWN)
			.map((trouble) => ({ ...trouble, column: columnAt(one.letters, trouble.cell) })),
		more: Math.max(0, one.troubles.length - SHOWN)
	};
};

export const actions: Actions = {
	confirm: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, ConfirmImportForm, async ({ groupsSeen }) => {
			const communityId = here.community.id;
			await theApp().progress.during(importOf(communityId), (tell) =>
				confirmImport(ctx, { communityId, importId: params.import, groupsSeen }, tell)
			);
			redirect(303, url.pathname);
		}),
	drop: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, v.object({}), async () => {
			await dropImport(ctx, { communityId: here.community.id, importId: params.import });
			redirect(303, url.pathname);
		})
};
