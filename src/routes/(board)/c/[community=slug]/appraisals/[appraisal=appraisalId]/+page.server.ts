import { redirect } from '@sveltejs/kit';
import { getBody } from '#lib/communities/server/community-store.ts';
import { explain } from '#lib/kernel/messages.ts';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { mustBeClerk } from '#lib/people/standing.ts';
import { submit } from '#lib/server/forms.ts';
import { EndForm, VoidForm } from '#lib/supervision/appraisal-forms.ts';
import { isIncompetent, mayKeepAppraisals, mayVoidAppraisal } from '#lib/supervision/appraisal.ts';
import { getAppraisal, listResults } from '#lib/supervision/server/appraisal-store.ts';
import { endByAppraisal } from '#lib/supervision/server/end-by-appraisal.ts';
import { voidAppraisal } from '#lib/supervision/server/enter-appraisal.ts';
import { readEffects } from '#lib/supervision/server/read-effects.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { ctx, here, origin }, params, url }) => {
	const { community, standing } = here;
	const appraisal = await getAppraisal(ctx.db, community.id, params.appraisal);
	const body = await getBody(ctx.db, community.id, appraisal.bodyId);
	const [presider] = await listPersonsById(ctx.db, community.id, [appraisal.presidedBy]);
	const results = await listResults(ctx.db, appraisal.id);
	const effects = await readEffects(ctx.db, community, ctx.now);
	return {
		appraisal,
		body: body.name,
		presider: presider?.name ?? '',
		address: origin + url.pathname,
		results: results.map((result) => ({
			...result,
			found: isIncompetent(result, appraisal)
		})),
		/** Posts that this sitting, with the one before it, has ended by law, and those of which no text says. */
		effects: effects.flatMap(({ effect, postId, name, role }) =>
			effect.is !== 'none' && effect.second.appraisalId === appraisal.id
				? [{ is: effect.is, postId, name, role, firstOn: effect.first.heldOn }]
				: []
		),
		mayEnd: explain(mustBeClerk(standing)),
		mayVoid: mayKeepAppraisals(standing).ok
			? explain(mayVoidAppraisal(standing, appraisal))
			: undefined
	};
};

export const actions: Actions = {
	end: ({ locals: { ctx, here }, request, url }) =>
		submit(request, EndForm, async ({ postId }) => {
			await endByAppraisal(ctx, { communityId: here.community.id, postId });
			redirect(303, url.pathname);
		}),
	void: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, VoidForm, async ({ reason }) => {
			const which = { communityId: here.community.id, appraisalId: params.appraisal };
			await voidAppraisal(ctx, { ...which, reason });
			redirect(303, url.pathname);
		})
};
