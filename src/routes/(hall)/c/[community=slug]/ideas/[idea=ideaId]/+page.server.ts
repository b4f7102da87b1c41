import { redirect } from '@sveltejs/kit';
import { listBodies } from '#lib/communities/server/community-store.ts';
import {
	isScreener,
	isUnderDiscussion,
	mayOpenMatter,
	mayRemark,
	mayScreen
} from '#lib/ideas/idea.ts';
import {
	MergeIdeaForm,
	RemarkForm,
	RemoveRemarkForm,
	ScreenIdeaForm
} from '#lib/ideas/idea-forms.ts';
import {
	countRemarks,
	getIdea,
	listMergeTargets,
	listRemarks
} from '#lib/ideas/server/idea-store.ts';
import { mergeIdea } from '#lib/ideas/server/merge-idea.ts';
import { remarkOnIdea } from '#lib/ideas/server/remark-on-idea.ts';
import { removeRemark } from '#lib/ideas/server/remove-remark.ts';
import { screenIdea } from '#lib/ideas/server/screen-idea.ts';
import { explain } from '#lib/kernel/messages.ts';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { isClerk } from '#lib/people/standing.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = 50;

export const load: PageServerLoad = async ({ locals: { ctx, here }, params, url }) => {
	const { community, standing } = here;
	const idea = await getIdea(ctx.db, community.id, params.idea);
	const bodies = await listBodies(ctx.db, community.id);
	const people = await listPersonsById(ctx.db, community.id, [idea.raisedBy, idea.recordedBy]);
	const remarks = await countRemarks(ctx.db, idea.id);
	const pages = Math.max(1, Math.ceil(remarks / SIZE));
	// The latest words stand on the last page, which is the one that opens.
	const asked = Math.trunc(Number(url.searchParams.get('page'))) || pages;
	const page = Math.min(Math.max(1, asked), pages);
	const screens = isScreener(standing, idea) && isUnderDiscussion(idea);
	const bodyName = (id: string | null) => bodies.find((body) => body.id === id)?.name;
	return {
		idea,
		raiser: people.find(({ id }) => id === idea.raisedBy)?.name ?? '',
		helper: people.find(({ id }) => id === idea.recordedBy)?.name ?? '',
		bodyName: bodyName(idea.bodyId),
		councilName: bodyName(idea.councilId),
		screenedFor: bodyName(idea.screenedFor),
		into: idea.mergedInto && (await getIdea(ctx.db, community.id, idea.mergedInto)).title,
		remarks: await listRemarks(ctx.db, idea.id, { limit: SIZE, offset: (page - 1) * SIZE }),
		page,
		pages,
		screens,
		targets: screens
			? (await listMergeTargets(ctx.db, community.id)).filter(({ id }) => id !== idea.id)
			: [],
		mayRemark: explain(mayRemark(standing, idea)),
		mayScreen: explain(mayScreen(standing, idea)),
		opens: mayOpenMatter(standing, idea).ok,
		removes: isClerk(standing)
	};
};

export const actions: Actions = {
	remark: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, RemarkForm, async ({ body }) => {
			const where = { communityId: here.community.id, ideaId: params.idea };
			await remarkOnIdea(ctx, { ...where, body });
			redirect(303, url.pathname);
		}),
	remove: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, RemoveRemarkForm, async (input) => {
			const where = { communityId: here.community.id, ideaId: params.idea };
			await removeRemark(ctx, { ...where, ...input });
			redirect(303, url.pathname);
		}),
	screen: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, ScreenIdeaForm, async (input) => {
			const where = { communityId: here.community.id, ideaId: params.idea };
			await screenIdea(ctx, { ...where, ...input });
			redirect(303, url.pathname);
		}),
	merge: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, MergeIdeaForm, async (input) => {
			const where = { communityId: here.community.id, ideaId: params.idea };
			await mergeIdea(ctx, { ...where, ...input });
			redirect(303, url.pathname);
		})
};
