import { explain } from '#lib/kernel/messages.ts';
import { pageOf } from '#lib/server/paging.ts';
import { countTasks, listTasks } from '#lib/tasks/server/task-store.ts';
import { mayAssignTasks, taskStates } from '#lib/tasks/task.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

const SIZE = 20;
const running = ['open', 'reported', 'returned'] as const;

/** What is being done and by whom: under way by default, `?all` with what was accepted. */
export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const { id } = here.community;
	const all = url.searchParams.has('all');
	const states = all ? taskStates : running;
	const total = await countTasks(ctx.db, id, states);
	const { page, pages } = pageOf(url, { total, size: SIZE });
	return {
		...{ now: ctx.now, all, page, pages },
		mayAssign: explain(mayAssignTasks(here.standing)),
		tasks: await listTasks(ctx.db, id, { states, page, size: SIZE })
	};
};
