import type { PetitionState } from '#lib/petitions/petition.ts';
import {
	countPetitions,
	countSigned,
	listPetitions
} from '#lib/petitions/server/petition-store.ts';
import { pageOf } from '#lib/server/paging.ts';
import type { PageServerLoad } from './$types';

const SIZE = 20;

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const isEnded = url.searchParams.has('ended');
	const states: PetitionState[] = isEnded ? ['withdrawn'] : ['open', 'reached'];
	const { id, kind } = here.community;
	const total = await countPetitions(ctx.db, id, states);
	const { page, pages } = pageOf(url, { total, size: SIZE });
	const found = await listPetitions(ctx.db, id, {
		states,
		limit: SIZE,
		offset: (page - 1) * SIZE
	});
	return {
		...{ isEnded, page, pages, kind },
		petitions: await Promise.all(
			found.map(async (petition) => ({
				...petition,
				signed: petition.signed ?? (await countSigned(ctx.db, petition.id))
			}))
		)
	};
};
