import { loadResult } from '#lib/votes/server/load-vote.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here, origin }, params, url }) => ({
	vote: await loadResult(ctx, here, params.vote),
	address: origin + url.pathname
});
