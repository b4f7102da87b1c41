import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { startOfDay } from '#lib/kernel/instant.ts';
import { explain } from '#lib/kernel/messages.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { submit } from '#lib/server/forms.ts';
import { PutForm } from '#lib/supervision/duty-forms.ts';
import { putToMeeting } from '#lib/supervision/server/record-urgent-act.ts';
import {
	findLastSitting,
	getUrgentAct,
	listRatifyingItems
} from '#lib/supervision/server/urgent-store.ts';
import { hasMissedMeeting, mayKeepUrgentActs, urgentState } from '#lib/supervision/urgent-act.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { ctx, here }, params }) => {
	const { id, slug: community } = here.community;
	const act = await getUrgentAct(ctx.db, id, params.urgent);
	const state = urgentState(act.put);
	const [recorder] = await listPersonsById(ctx.db, id, [act.recordedBy]);
	const waits = state === 'open' || state === 'put';
	return {
		...{ act, state },
		missed: hasMissedMeeting(act, state, await findLastSitting(ctx.db, id)),
		recorder: recorder?.name ?? '',
		matter: act.matterId && (await getMatter(ctx.db, id, act.matterId)),
		meeting: act.put && {
			startsAt: act.put.startsAt,
			href:
				act.put.voteId && !waits
					? resolve('/(board)/c/[community=slug]/results/[vote=voteId]', {
							...{ community, vote: act.put.voteId }
						})
					: resolve('/(hall)/c/[community=slug]/meetings/[meeting=meetingId]', {
							...{ community, meeting: act.put.meetingId }
						})
		},
		items: waits ? await listRatifyingItems(ctx.db, act, startOfDay(act.begunOn)) : [],
		mayPut: explain(mayKeepUrgentActs(here.standing))
	};
};

export const actions: Actions = {
	put: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, PutForm, async ({ itemId }) => {
			const which = { communityId: here.community.id, urgentActId: params.urgent };
			await putToMeeting(ctx, { ...which, itemId });
			redirect(303, url.pathname);
		})
};
