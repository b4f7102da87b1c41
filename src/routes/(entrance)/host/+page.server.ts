import { SetUpCommunityForm } from '#lib/communities/community-forms.ts';
import { findBodyOfKind, listCommunities } from '#lib/communities/server/community-store.ts';
import { setUpCommunity } from '#lib/communities/server/set-up-community.ts';
import { AppointClerkForm, LetClerkInForm } from '#lib/people/person-forms.ts';
import { appointClerk, letClerkIn } from '#lib/people/server/appoint-clerk.ts';
import { listPostsIn } from '#lib/people/server/post-store.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx } }) => {
	const communities = await listCommunities(ctx.db);
	return {
		communities: await Promise.all(
			communities.map(async ({ id, slug, name, kind }) => {
				const desk = await findBodyOfKind(ctx.db, id, 'desk');
				const posts = desk ? await listPostsIn(ctx.db, desk.id, ctx.now) : [];
				const clerks = posts
					.filter(({ role }) => role === 'clerk')
					.map(({ personId, name }) => ({ personId, name }));
				return { id, slug, name, kind, clerks };
			})
		)
	};
};

export const actions: Actions = {
	setUp: ({ locals: { ctx }, request }) =>
		submit(request, SetUpCommunityForm, async ({ groups, ...input }) => {
			const names = groups.split('\n').map((line) => line.trim());
			await setUpCommunity(ctx, { ...input, groups: names.filter((name) => name !== '') });
			return { made: true };
		}),
	appoint: ({ locals: { ctx }, request }) =>
		submit(request, AppointClerkForm, async (input) => ({ slip: await appointClerk(ctx, input) })),
	letIn: ({ locals: { ctx }, request }) =>
		submit(request, LetClerkInForm, async (input) => ({ slip: await letClerkIn(ctx, input) }))
};
