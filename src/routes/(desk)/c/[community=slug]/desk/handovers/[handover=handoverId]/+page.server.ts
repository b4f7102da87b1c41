import { redirect } from '@sveltejs/kit';
import { dayOf } from '#lib/kernel/instant.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { isClerk } from '#lib/people/standing.ts';
import { submit } from '#lib/server/forms.ts';
import { HandoverItemForm, TickForm } from '#lib/supervision/duty-forms.ts';
import {
	handoverDue,
	handoverSides,
	handoverState,
	maySeeHandover,
	mayTick
} from '#lib/supervision/handover.ts';
import { addToHandover, tickHandover } from '#lib/supervision/server/hand-over.ts';
import { getHandover, listHandoverItems } from '#lib/supervision/server/handover-store.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { ctx, here, origin }, params, url }) => {
	const { community, standing } = here;
	const handover = await getHandover(ctx.db, community.id, params.handover);
	insist(maySeeHandover(standing, handover));
	const { giverId, takerId, witnessId } = handover;
	const items = await listHandoverItems(ctx.db, handover.id);
	const people = await listPersonsById(ctx.db, community.id, [giverId, takerId, witnessId]);
	const nameOf = (id: typeof giverId) => people.find((one) => one.id === id)?.name ?? '';
	return {
		handover,
		items,
		address: origin + url.pathname,
		names: { given: nameOf(giverId), taken: nameOf(takerId), witnessed: nameOf(witnessId) },
		due: handoverDue(handover),
		state: handoverState(handover, items, dayOf(ctx.now)),
		isClerk: isClerk(standing),
		/** For each side, the things this viewer may tick now. */
		sides: handoverSides.map((side) => ({
			side,
			open: items
				.filter((item) => mayTick(standing, handover, item, side).ok)
				.map(({ number, kind, detail }) => ({ number, kind, detail }))
		}))
	};
};

export const actions: Actions = {
	tick: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, TickForm, async (input) => {
			const which = { communityId: here.community.id, handoverId: params.handover };
			await tickHandover(ctx, { ...which, ...input });
			redirect(303, url.pathname);
		}),
	add: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, HandoverItemForm, async (input) => {
			const which = { communityId: here.community.id, handoverId: params.handover };
			await addToHandover(ctx, { ...which, ...input });
			redirect(303, url.pathname);
		})
};
