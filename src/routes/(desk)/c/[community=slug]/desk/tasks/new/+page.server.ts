import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { explain } from '#lib/kernel/messages.ts';
import { endOfDay } from '#lib/kernel/instant.ts';
import { listOpenMatters } from '#lib/notices/server/notice-store.ts';
import { groupByBody } from '#lib/people/office-holders.ts';
import { listOfficeHolders } from '#lib/people/server/office-holder-store.ts';
import { submit } from '#lib/server/forms.ts';
import { assignTask } from '#lib/tasks/server/assign-task.ts';
import { AssignTaskForm } from '#lib/tasks/task-forms.ts';
import { likelyOwners, mayAssignTasks } from '#lib/tasks/task.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const { id } = here.community;
	return {
		matters: await listOpenMatters(ctx.db, id),
		owners: groupByBody(await listOfficeHolders(ctx.db, id, ctx.now), likelyOwners),
		matter: url.searchParams.get('matter') ?? '',
		mayAssign: explain(mayAssignTasks(here.standing))
	};
};

export const actions: Actions = {
	default: ({ locals: { ctx, here }, request }) =>
		submit(request, AssignTaskForm, async ({ matterId, title, ownerId, due }) => {
			const communityId = here.community.id;
			const dueAt = endOfDay(due);
			const task = await assignTask(ctx, { communityId, matterId, title, ownerId, dueAt });
			const community = here.community.slug;
			redirect(303, resolve('/(hall)/c/[community=slug]/tasks/[task=taskId]', { community, task }));
		})
};
