import { explain } from '#lib/kernel/messages.ts';
import { mustBelong } from '#lib/people/standing.ts';
import { countIdeas, listIdeas } from '#lib/ideas/server/idea-store.ts';
import type { IdeaState } from '#lib/ideas/idea.ts';
import type { PageServerLoad } from './$types';

const SIZE = 20;

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const isEnded = url.searchParams.has('ended');
	const states: IdeaState[] = isEnded ? ['refused', 'merged', 'matter'] : ['raised', 'accepted'];
	const page = Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1);
	const { id } = here.community;
	const total = await countIdeas(ctx.db, id, states);
	return {
		isEnded,
		page,
		pages: Math.ceil(total / SIZE),
		ideas: await listIdeas(ctx.db, id, { states, limit: SIZE, offset: (page - 1) * SIZE }),
		mayRaise: explain(mustBelong(here.standing))
	};
};
