import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { listCommunities } from '#lib/communities/server/community-store.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** The communities that live here; the only one is the start page itself. */
export const load: PageServerLoad = async ({ locals: { ctx } }) => {
	const communities = await listCommunities(ctx.db);
	const [only, ...others] = communities;
	if (only && !others.length)
		redirect(303, resolve('/(board)/c/[community=slug]', { community: only.slug }));
	return { communities: communities.map(({ slug, name, kind }) => ({ slug, name, kind })) };
};
