import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { GroupForm, RenameBodyForm } from '#lib/communities/community-forms.ts';
import { getBody, listFormerNames } from '#lib/communities/server/community-store.ts';
import { dayOf, endOfDay, startOfDay } from '#lib/kernel/instant.ts';
import { byNumbers } from '#lib/kernel/natural-order.ts';
import { dueOn, sheetOf } from '#lib/meetings/server/seats.ts';
import { AwayForm, FillPostForm, PostForm, VoteForm } from '#lib/people/person-forms.ts';
import { rolesIn } from '#lib/people/post.ts';
import { endPost, fillPost, setAway, setVote } from '#lib/people/server/fill-post.ts';
import { listKnownGroups } from '#lib/people/server/import-store.ts';
import { listPostsIn, listSeats } from '#lib/people/server/post-store.ts';
import { countAdults, countHouseholds, findByTyped } from '#lib/people/server/roll-store.ts';
import { renameBody } from '#lib/people/server/rename-body.ts';
import { dissolveBody, setGroup } from '#lib/people/server/settle-community.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, params, url }) => {
	const body = await getBody(ctx.db, here.community.id, params.body);
	const who = (url.searchParams.get('who') ?? '').trim().slice(0, 60);
	const { id } = here.community;
	const group = body.groupName ?? undefined;
	const isGroup = body.kind === 'group_meeting';
	const isFromRoll = body.kind === 'assembly' || (isGroup && group !== undefined);
	return {
		base: `/c/${here.community.slug}/desk`,
		body: { id: body.id, kind: body.kind, name: body.name, dissolved: body.dissolvedAt !== null },
		formerNames: await listFormerNames(ctx.db, body.id),
		roles: rolesIn(body.kind),
		// As a sitting counts them: the committee's members are due in the representatives' meeting, too.
		due: isFromRoll ? null : dueOn(await sheetOf(ctx.db, [body], 'seats', ctx.now)).length,
		roll: isFromRoll && {
			group,
			adults: await countAdults(ctx.db, id, dayOf(ctx.now), group),
			households: await countHouseholds(ctx.db, id, group)
		},
		/** Which group it may be of. */
		groups: isGroup ? (await listKnownGroups(ctx.db, id)).sort(byNumbers) : undefined,
		posts: (await listPostsIn(ctx.db, body.id, ctx.now)).map((post) => ({
			id: post.id,
			personId: post.personId,
			name: post.name,
			role: post.role,
			votes: post.votes,
			startsAt: post.startsAt,
			endsAt: post.endsAt,
			awayUntil: post.awayUntil !== null && post.awayUntil > ctx.now ? post.awayUntil : null,
			organisation: post.organisation
		})),
		/** Those of the two committees, who hold their posts in others. */
		seats:
			body.kind === 'two_committees'
				? (await listSeats(ctx.db, body.id, ctx.now)).map(({ personId, name, roles }) => ({
						personId,
						name,
						roles
					}))
				: [],
		who,
		found: who ? await findByTyped(ctx.db, here.community.id, who) : undefined,
		today: dayOf(ctx.now)
	};
};

export const actions: Actions = {
	fill: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, FillPostForm, async ({ startsOn, endsOn, ...input }) => {
			await fillPost(ctx, {
				communityId: here.community.id,
				bodyId: params.body,
				...input,
				// From today is from now on: whoever was chosen this morning sits this evening.
				startsAt: startsOn === dayOf(ctx.now) ? ctx.now : startOfDay(startsOn),
				endsAt: endsOn ? endOfDay(endsOn) : null
			});
			redirect(303, url.pathname);
		}),
	end: ({ locals: { ctx, here }, request }) =>
		submit(request, PostForm, async ({ postId }) => {
			await endPost(ctx, { communityId: here.community.id, postId });
			return { done: true };
		}),
	away: ({ locals: { ctx, here }, request }) =>
		submit(request, AwayForm, async ({ postId, until }) => {
			const communityId = here.community.id;
			await setAway(ctx, { communityId, postId, until: until ? endOfDay(until) : null });
			return { done: true };
		}),
	vote: ({ locals: { ctx, here }, request }) =>
		submit(request, VoteForm, async ({ postId, votes }) => {
			await setVote(ctx, { communityId: here.community.id, postId, votes });
			return { done: true };
		}),
	group: ({ locals: { ctx, here }, params, request }) =>
		submit(request, GroupForm, async ({ groupName }) => {
			const communityId = here.community.id;
			await setGroup(ctx, { communityId, bodyId: params.body, groupName });
			return { done: true };
		}),
	rename: ({ locals: { ctx, here }, params, request }) =>
		submit(request, RenameBodyForm, async ({ name }) => {
			await renameBody(ctx, { communityId: here.community.id, bodyId: params.body, name });
			return { done: true };
		}),
	dissolve: ({ locals: { ctx, here }, params, request }) =>
		submit(request, v.object({}), async () => {
			await dissolveBody(ctx, { communityId: here.community.id, bodyId: params.body });
			redirect(303, `/c/${here.community.slug}/desk/bodies`);
		})
};
