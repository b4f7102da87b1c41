import { redirect } from '@sveltejs/kit';
import { submit } from '#lib/server/forms.ts';
import { castBallot } from '#lib/votes/server/cast-ballot.ts';
import { loadBallot } from '#lib/votes/server/load-vote.ts';
import { CastForm } from '#lib/votes/vote-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, params, depends }) => {
	depends(`vote:${params.vote}`);
	return { communityId: here.community.id, vote: await loadBallot(ctx, here, params.vote) };
};

export const actions: Actions = {
	cast: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, CastForm, async ({ choice }) => {
			await castBallot(ctx, { communityId: here.community.id, voteId: params.vote, choice });
			redirect(303, url.pathname);
		})
};
