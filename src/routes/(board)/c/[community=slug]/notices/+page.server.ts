import { countNotices, listNotices } from '#lib/notices/server/notice-store.ts';
import { explain } from '#lib/kernel/messages.ts';
import { mayKeepNotices } from '#lib/notices/notice.ts';
import { pageOf } from '#lib/server/paging.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

const SIZE = 20;

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const { id } = here.community;
	const total = await countNotices(ctx.db, id);
	const { page, pages } = pageOf(url, { total, size: SIZE });
	return {
		...{ now: ctx.now, page, pages },
		mayPost: explain(mayKeepNotices(here.standing)),
		notices: await listNotices(ctx.db, id, { page, size: SIZE })
	};
};
