import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { listBodies } from '#lib/communities/server/community-store.ts';
import { waysToRaise } from '#lib/ideas/idea.ts';
import { RaiseIdeaForm } from '#lib/ideas/idea-forms.ts';
import { raiseIdea } from '#lib/ideas/server/raise-idea.ts';
import { getNamed } from '#lib/comments/server/named-person-store.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { isClerk, mustBeClerk } from '#lib/people/standing.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here } }) => {
	const bodies = await listBodies(ctx.db, here.community.id);
	return { ways: waysToRaise(here.standing, bodies), helps: isClerk(here.standing) };
};

export const actions: Actions = {
	raise: ({ locals: { ctx, here }, request }) =>
		submit(request, RaiseIdeaForm, async ({ as, name, birthDate, ...input }) => {
			const { community } = here;
			// Asked before the roll is: what it answers tells who was born when.
			if (name) insist(mustBeClerk(here.standing));
			const raisedBy = name ? await getNamed(ctx.db, community.id, { name, birthDate }) : undefined;
			const idea = await raiseIdea(ctx, { communityId: community.id, ...input, ...as, raisedBy });
			redirect(
				303,
				resolve('/(hall)/c/[community=slug]/ideas/[idea=ideaId]', {
					community: community.slug,
					idea
				})
			);
		})
};
