import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { Refusal } from '#lib/kernel/refusal.ts';
import { listImports } from '#lib/people/server/import-store.ts';
import { importOf } from '#lib/people/import-progress.svelte.ts';
import { previewImport } from '#lib/people/server/preview-import.ts';
import { theApp } from '#lib/server/app.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const FileForm = v.object({ file: v.optional(v.instance(File)) });

export const load: PageServerLoad = async ({ locals: { ctx, here } }) => ({
	base: `/c/${here.community.slug}/desk`,
	imports: await listImports(ctx.db, here.community.id)
});

export const actions: Actions = {
	default: ({ locals: { ctx, here }, request, url }) =>
		submit(request, FileForm, async ({ file }) => {
			if (!file || file.name === '') throw new Refusal('roll.no_file');
			const communityId = here.community.id;
			const bytes = new Uint8Array(await file.arrayBuffer());
			const id = await theApp().progress.during(importOf(communityId), (tell) =>
				previewImport(ctx, { communityId, fileName: file.name, bytes }, tell)
			);
			redirect(303, `${url.pathname}/${id}`);
		})
};
