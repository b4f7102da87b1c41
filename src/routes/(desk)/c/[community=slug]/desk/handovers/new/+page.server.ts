import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { DAY, dayOf } from '#lib/kernel/instant.ts';
import { explain } from '#lib/kernel/messages.ts';
import { m } from '#lib/paraglide/messages.js';
import { groupByBody } from '#lib/people/office-holders.ts';
import { listOfficeHolders } from '#lib/people/server/office-holder-store.ts';
import { mustBeClerk } from '#lib/people/standing.ts';
import { submit } from '#lib/server/forms.ts';
import { OpenHandoverForm } from '#lib/supervision/duty-forms.ts';
import { listRecentMembers } from '#lib/supervision/server/appraisal-store.ts';
import { openHandover } from '#lib/supervision/server/hand-over.ts';
import { committeeRoles } from '#lib/supervision/server/read-effects.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** Who left the committee this long ago may still have to hand over. */
const LEFT_WITHIN = 180 * DAY;

export const load: PageServerLoad = async ({ locals: { ctx, here } }) => {
	const { id } = here.community;
	const since = ctx.now - LEFT_WITHIN;
	const recent = await listRecentMembers(ctx.db, id, { roles: committeeRoles, since });
	const left = recent.filter(({ endsAt }) => endsAt !== null && endsAt <= ctx.now);
	const likely = ['committee', 'township_office', 'desk'] as const;
	const holders = groupByBody(await listOfficeHolders(ctx.db, id, ctx.now), likely);
	return {
		today: dayOf(ctx.now),
		people: [
			...[...new Map(left.map(({ personId, name }) => [personId, name]))].map(([value, label]) => ({
				...{ value, label, group: m['handover.left']() }
			})),
			...holders.flatMap(({ label: group, options }) =>
				options.map(({ value, label }) => ({ value, label, group }))
			)
		],
		mayOpen: explain(mustBeClerk(here.standing))
	};
};

export const actions: Actions = {
	default: ({ locals: { ctx, here }, request }) =>
		submit(request, OpenHandoverForm, async (input) => {
			const handover = await openHandover(ctx, { communityId: here.community.id, ...input });
			redirect(
				303,
				resolve('/(desk)/c/[community=slug]/desk/handovers/[handover=handoverId]', {
					community: here.community.slug,
					handover
				})
			);
		})
};
