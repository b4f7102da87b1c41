import { listBodies } from '#lib/communities/server/community-store.ts';
import { proceduresFor } from '#lib/procedures/procedures.ts';
import { listOwnProcedures } from '#lib/procedures/server/own-procedure-store.ts';
import { actingBodies, stepName } from '#lib/procedures/server/describe-status.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here } }) => {
	const bodies = await listBodies(ctx.db, here.community.id);
	const own = await listOwnProcedures(ctx.db, here.community.id);
	const shown = [
		...own
			.filter(({ state }) => state === 'adopted')
			.map(({ base, id, ...more }) => ({ ...more, key: base, id })),
		...proceduresFor(here.community.kind, bodies).map((one) => ({ ...one, id: one.key }))
	];
	return {
		procedures: shown.map((one) => ({
			id: one.id,
			key: one.key,
			name: 'name' in one ? one.name : null,
			adoption: 'adoption' in one ? one.adoption : null,
			adoptedAt: 'adoptedAt' in one ? one.adoptedAt : null,
			permit: 'permit' in one ? one.permit : null,
			steps: one.steps.map((step) => ({
				...step,
				title: stepName(step),
				who: actingBodies(step, bodies)
			}))
		}))
	};
};
