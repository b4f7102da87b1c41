import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { listBodies } from '#lib/communities/server/community-store.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { explain } from '#lib/kernel/messages.ts';
import { groupByBody } from '#lib/people/office-holders.ts';
import { listOfficeHolders } from '#lib/people/server/office-holder-store.ts';
import { submit } from '#lib/server/forms.ts';
import { APPRAISAL_LINES, AppraisalForm } from '#lib/supervision/appraisal-forms.ts';
import { mayKeepAppraisals } from '#lib/supervision/appraisal.ts';
import { listHolders } from '#lib/supervision/server/appraisal-store.ts';
import { enterAppraisal } from '#lib/supervision/server/enter-appraisal.ts';
import { committeeRoles } from '#lib/supervision/server/read-effects.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const EXTRA_LINES = 3;

export const load: PageServerLoad = async ({ locals: { ctx, here } }) => {
	const { id, kind } = here.community;
	const bodies = await listBodies(ctx.db, id);
	const at = ctx.now;
	const members = await listHolders(ctx.db, id, { kind: 'committee', roles: committeeRoles, at });
	const presiders = await listHolders(ctx.db, id, {
		...{ kind: 'supervision_committee', roles: committeeRoles, at }
	});
	// Only the village law has staff appraised who are paid for their lost work.
	const extra = kind === 'village' ? EXTRA_LINES : 0;
	return {
		today: dayOf(ctx.now),
		bodies: bodies
			.filter((body) => body.kind === 'representatives' || body.kind === 'assembly')
			.map(({ id, name }) => ({ value: id, label: name })),
		presiders: presiders.map(({ personId, name }) => ({ value: personId, label: name })),
		members: members.slice(0, APPRAISAL_LINES.length - extra),
		extra,
		staff: groupByBody(await listOfficeHolders(ctx.db, id, ctx.now), ['desk', 'grid']).flatMap(
			({ label: group, options }) => options.map(({ value, label }) => ({ value, label, group }))
		),
		mayEnter: explain(mayKeepAppraisals(here.standing))
	};
};

export const actions: Actions = {
	default: ({ locals: { ctx, here }, request }) =>
		submit(request, AppraisalForm, async (input) => {
			const appraisal = await enterAppraisal(ctx, { communityId: here.community.id, ...input });
			redirect(
				303,
				resolve('/(board)/c/[community=slug]/appraisals/[appraisal=appraisalId]', {
					community: here.community.slug,
					appraisal
				})
			);
		})
};
