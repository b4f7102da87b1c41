import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { listBodies } from '#lib/communities/server/community-store.ts';
import { explain } from '#lib/kernel/messages.ts';
import { addableSteps, isLegal, takesDays, type PathEdit } from '#lib/procedures/edit-path.ts';
import { mayAdopt, mayChange, mayWithdraw } from '#lib/procedures/own-procedure.ts';
import type { StepKey } from '#lib/procedures/procedure.ts';
import { AdoptProcedureForm, EditPathForm, EmptyForm } from '#lib/procedures/procedure-forms.ts';
import { adoptProcedure } from '#lib/procedures/server/adopt-procedure.ts';
import { changeProcedure } from '#lib/procedures/server/change-procedure.ts';
import { actingBodies, stepName } from '#lib/procedures/server/describe-status.ts';
import { getOwnProcedure } from '#lib/procedures/server/own-procedure-store.ts';
import { dropProcedure, withdrawProcedure } from '#lib/procedures/server/withdraw-procedure.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const list = (community: string) =>
	resolve('/(desk)/c/[community=slug]/desk/procedures', { community });

export const load: PageServerLoad = async ({ locals: { ctx, here }, params }) => {
	const { community, standing } = here;
	const own = await getOwnProcedure(ctx.db, community.id, params.procedure);
	const bodies = await listBodies(ctx.db, community.id);
	const path = { key: own.base, steps: own.steps };
	return {
		list: list(community.slug),
		own: {
			name: own.name,
			edition: own.edition,
			base: own.base,
			state: own.state,
			permit: own.permit,
			adoption: own.adoption,
			adoptedAt: own.adoptedAt
		},
		steps: own.steps.map((step) => ({
			key: step.key,
			title: stepName(step),
			who: actingBodies(step, bodies),
			basis: step.basis,
			name: step.name ?? '',
			days: step.days,
			only: step.only,
			isFixed: isLegal(path, step.key),
			takesDays: takesDays(step.key)
		})),
		addable: addableSteps(path),
		mayMerge: ['propose', 'confer'].every((key) => own.steps.some((step) => step.key === key)),
		mayChange: explain(mayChange(standing, own)),
		// The text that permits a merge is asked for in the form.
		mayAdopt: explain(mayAdopt(standing, own, { permit: '?' })),
		mayWithdraw: explain(mayWithdraw(standing, own))
	};
};

export const actions: Actions = {
	edit: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, EditPathForm, async ({ permit, ...change }) => {
			await changeProcedure(ctx, {
				communityId: here.community.id,
				procedureId: params.procedure,
				edit: editOf(change),
				permit
			});
			redirect(303, url.pathname);
		}),
	adopt: ({ locals: { ctx, here }, params, request }) =>
		submit(request, AdoptProcedureForm, async (input) => {
			const { community } = here;
			await adoptProcedure(ctx, {
				communityId: community.id,
				procedureId: params.procedure,
				...input
			});
			redirect(303, list(community.slug));
		}),
	withdraw: ({ locals: { ctx, here }, params, request }) =>
		submit(request, EmptyForm, async () => {
			const which = { communityId: here.community.id, procedureId: params.procedure };
			await withdrawProcedure(ctx, which);
			redirect(303, list(here.community.slug));
		}),
	drop: ({ locals: { ctx, here }, params, request }) =>
		submit(request, EmptyForm, async () => {
			const which = { communityId: here.community.id, procedureId: params.procedure };
			await dropProcedure(ctx, which);
			redirect(303, list(here.community.slug));
		})
};

/** The change that the pressed button means. */
function editOf(change: {
	do: 'add' | 'remove' | 'up' | 'down' | 'change' | 'merge';
	step?: StepKey | undefined;
	after: StepKey | '';
	name: string;
	days: number | undefined;
}): PathEdit {
	const { step, after, name, days } = change;
	switch (change.do) {
		case 'merge':
			return { do: 'merge' };
		case 'add':
			return { do: 'add', step: step!, after: after || undefined };
		case 'up':
		case 'down':
			return { do: 'move', step: step!, by: change.do === 'up' ? -1 : 1 };
		case 'change':
			return { do: 'change', step: step!, name, days };
		case 'remove':
			return { do: 'remove', step: step! };
	}
}
