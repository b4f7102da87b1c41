import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { explain } from '#lib/kernel/messages.ts';
import { EmptyForm, OpinionForm } from '#lib/procedures/procedure-forms.ts';
import { confirmChanges } from '#lib/procedures/server/confirm-changes.ts';
import { giveOpinion } from '#lib/procedures/server/give-opinion.ts';
import { readReview } from '#lib/procedures/server/read-review.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, params }) => {
	const review = await readReview(ctx, here.standing, params.act);
	return {
		...review,
		mayGive: explain(review.mayGive),
		mayConfirm: explain(review.mayConfirm)
	};
};

export const actions: Actions = {
	give: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, OpinionForm, async (input) => {
			await giveOpinion(ctx, { communityId: here.community.id, actId: params.act, ...input });
			redirect(303, url.pathname);
		}),
	confirm: ({ locals: { ctx, here }, params, request }) =>
		submit(request, EmptyForm, async () => {
			const { community, standing } = here;
			await confirmChanges(ctx, { communityId: community.id, actId: params.act });
			const { matter } = await readReview(ctx, standing, params.act);
			redirect(
				303,
				resolve('/(board)/c/[community=slug]/matters/[matter=matterId]', {
					community: community.slug,
					matter: matter.id
				})
			);
		})
};
