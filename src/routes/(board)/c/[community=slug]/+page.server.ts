import {
	listLatest,
	listMeetingsAhead,
	listOpenPeriods,
	listOpenVotes
} from '#lib/archive/server/board-store.ts';
import { listNotices } from '#lib/notices/server/notice-store.ts';
import { isMember } from '#lib/people/standing.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** What one can take part in now, and what was made public last. A few statements, however much there is. */
export const load: PageServerLoad = async ({ locals: { ctx, here } }) => {
	const { id } = here.community;
	const [periods, votes, meetings, decided, digests, notices] = await Promise.all([
		listOpenPeriods(ctx.db, id, ctx.now),
		listOpenVotes(ctx.db, id),
		listMeetingsAhead(ctx.db, id, ctx.now),
		listLatest(ctx.db, id, { kind: 'decision', limit: 6 }),
		listLatest(ctx.db, id, { kind: 'digest', limit: 4 }),
		listNotices(ctx.db, id, { page: 1, size: 6, hanging: ctx.now })
	]);
	return {
		now: ctx.now,
		isMember: isMember(here.standing),
		...{ periods, votes, meetings, decided, digests, notices }
	};
};
