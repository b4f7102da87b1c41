import { listBodies } from '#lib/communities/server/community-store.ts';
import { countMatters, listMatters } from '#lib/matters/server/matter-store.ts';
import { describeStatus } from '#lib/procedures/server/describe-status.ts';
import { loadDossiers, standingBy } from '#lib/procedures/server/load-dossier.ts';
import { pageOf } from '#lib/server/paging.ts';
import type { PageServerLoad } from './$types';

const SIZE = 20;

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const { community } = here;
	const isEnded = url.searchParams.has('ended');
	const states = isEnded ? (['closed', 'stopped'] as const) : (['open'] as const);
	const total = await countMatters(ctx.db, community.id, states);
	const { page, pages } = pageOf(url, { total, size: SIZE });
	const offset = (page - 1) * SIZE;
	const matters = await listMatters(ctx.db, community.id, { states, limit: SIZE, offset });
	const dossiers = await loadDossiers(ctx.db, community.id, matters);
	const bodies = await listBodies(ctx.db, community.id);
	return {
		isEnded,
		page,
		pages,
		matters: dossiers.map((dossier) => ({
			id: dossier.matter.id,
			title: dossier.matter.title,
			number: dossier.matter.number,
			at: dossier.matter.openedAt,
			state: dossier.matter.state,
			status: describeStatus(dossier, standingBy(dossier, ctx.now), bodies)
		}))
	};
};
