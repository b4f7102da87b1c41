import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { getNamed } from '#lib/comments/server/named-person-store.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { StartPetitionForm } from '#lib/petitions/petition-forms.ts';
import { listCalls } from '#lib/petitions/server/list-calls.ts';
import { startPetition } from '#lib/petitions/server/start-petition.ts';
import { isClerk, mustBeClerk } from '#lib/people/standing.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here } }) => ({
	kind: here.community.kind,
	calls: await listCalls(ctx.db, here.community, here.standing, dayOf(ctx.now)),
	helps: isClerk(here.standing)
});

export const actions: Actions = {
	start: ({ locals: { ctx, here }, request }) =>
		submit(request, StartPetitionForm, async ({ title, body, call, name, birthDate }) => {
			const { community } = here;
			// Asked before the roll is: what it answers tells who was born when.
			if (name) insist(mustBeClerk(here.standing));
			const startedBy = name
				? await getNamed(ctx.db, community.id, { name, birthDate })
				: undefined;
			const started = { communityId: community.id, title, body, ...call, startedBy };
			const petition = await startPetition(ctx, started);
			redirect(
				303,
				resolve('/(hall)/c/[community=slug]/petitions/[petition=petitionId]', {
					community: community.slug,
					petition
				})
			);
		})
};
