import { dayOf } from '#lib/kernel/instant.ts';
import { adoptBylaw, chooseOverlay, withdrawOverlay } from '#lib/people/server/choose-overlay.ts';
import {
	AdoptBylawForm,
	ChoosePackForm,
	WithdrawOverlayForm
} from '#lib/rulebooks/overlay-forms.ts';
import { loadOverlays } from '#lib/rulebooks/server/load-overlays.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here } }) => {
	const base = `/c/${here.community.slug}`;
	const today = dayOf(ctx.now);
	return { base, today, ...(await loadOverlays(ctx.db, here.community, today)) };
};

export const actions: Actions = {
	choose: ({ locals: { ctx, here }, request }) =>
		submit(request, ChoosePackForm, async (choice) => {
			await chooseOverlay(ctx, { communityId: here.community.id, ...choice });
			return { done: 'choose' as const };
		}),
	adopt: ({ locals: { ctx, here }, request }) =>
		submit(request, AdoptBylawForm, async (bylaw) => {
			await adoptBylaw(ctx, { communityId: here.community.id, ...bylaw });
			return { done: 'adopt' as const };
		}),
	withdraw: ({ locals: { ctx, here }, request }) =>
		submit(request, WithdrawOverlayForm, async (ending) => {
			await withdrawOverlay(ctx, { communityId: here.community.id, ...ending });
			return { done: 'withdraw' as const };
		})
};
