import { explain } from '#lib/kernel/messages.ts';
import { mustBelong } from '#lib/people/standing.ts';
import { countIdeas, listIdeas } from '#lib/ideas/server/idea-store.ts';
import type { IdeaState } from '#lib/ideas/idea.ts';
import { pageOf } from '#lib/server/paging.ts';
import type { PageServerLoad } from './$types';

const SIZE = 20;

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const isEnded = url.searchParams.has('ended');
	const states: IdeaState[] = isEnded ? ['refused', 'merged', 'matter'] : ['raised', 'accepted'];
	const { id } = here.community;
	const total = await countIdeas(ctx.db, id, states);
	const { page, pages } = pageOf(url, { total, size: SIZE });
	return {
		isEnded,
		page,
		pages,
		ideas: await listIdeas(ctx.db, id, { states, limit: SIZE, offset: (page - 1) * SIZE }),
		mayRaise: explain(mustBelong(here.standing))
	};
};
