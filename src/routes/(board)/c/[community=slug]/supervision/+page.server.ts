import { isMember } from '#lib/people/standing.ts';
import { pageOf } from '#lib/server/paging.ts';
import { objectionState } from '#lib/supervision/objection.ts';
import { countObjections, listObjections } from '#lib/supervision/server/objection-store.ts';
import { stepWords } from '#lib/procedures/server/step-words.ts';
import { dutyRows } from './duty-rows.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

const SIZE = 20;

/** What the supervision committee has objected to: still running by default, `?over` what is settled. */
export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const { id } = here.community;
	const over = url.searchParams.has('over');
	const total = await countObjections(ctx.db, id, { over });
	const { page, pages } = pageOf(url, { total, size: SIZE });
	const objections = await listObjections(ctx.db, id, { over, page, size: SIZE });
	return {
		...{ over, page, pages },
		isMember: isMember(here.standing),
		...(await dutyRows(ctx.db, here, ctx.now)),
		// That there is one, where and in which state is everybody's to know; its words are the community's.
		objections: objections.map((one) => ({
			id: one.id,
			number: one.number,
			matterId: one.matterId,
			matterTitle: one.matterTitle,
			step: stepWords(one.step),
			raisedAt: one.raisedAt,
			state: objectionState(one)
		}))
	};
};
