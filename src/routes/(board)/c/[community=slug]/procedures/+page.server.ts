import { listBodies } from '#lib/communities/server/community-store.ts';
import { procedures, proceduresFor } from '#lib/procedures/procedures.ts';
import { actingBodies } from '#lib/procedures/server/describe-status.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here } }) => {
	const bodies = await listBodies(ctx.db, here.community.id);
	return {
		procedures: proceduresFor(here.community.kind).map((key) => ({
			key,
			steps: procedures[key].steps.map((step) => ({ ...step, who: actingBodies(step, bodies) }))
		}))
	};
};
