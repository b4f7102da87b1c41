import { getPetition } from '#lib/petitions/server/petition-store.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, params, url }) => ({
	petition: await getPetition(ctx.db, here.community.id, params.petition),
	kind: here.community.kind,
	name: here.community.name,
	url: new URL(url.pathname.replace(/\/sheet$/, ''), url).href
});
