import { importOf } from '#lib/people/import-progress.svelte.ts';
import { theApp } from '#lib/server/app.ts';
import type { RequestHandler } from './$types';

/** How far the import under way here has come; null when there is none. */
export const GET: RequestHandler = ({ locals: { here } }) =>
	Response.json(theApp().progress.of(importOf(here.community.id)) ?? null, {
		headers: { 'cache-control': 'private, no-store' }
	});
