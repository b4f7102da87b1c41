import { dayOf } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { issueSlips } from '#lib/people/server/issue-slips.ts';
import { SlipsForm } from '#lib/people/person-forms.ts';
import {
	countForSlips,
	listForSlips,
	listGroups,
	ROLL_PAGE
} from '#lib/people/server/roll-store.ts';
import { theApp } from '#lib/server/app.ts';
import { submit } from '#lib/server/forms.ts';
import { pageOf } from '#lib/server/paging.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const { id, name, slug } = here.community;
	const asked = url.searchParams;
	const filter = {
		q: (asked.get('q') ?? '').trim().slice(0, 60),
		group: asked.get('group') ?? '',
		withoutPassword: !asked.has('everybody'),
		day: dayOf(ctx.now)
	};
	const total = await countForSlips(ctx.db, id, filter);
	const { page, pages } = pageOf(url, { total, size: ROLL_PAGE });
	const offset = (page - 1) * ROLL_PAGE;
	return {
		base: `/c/${slug}/desk`,
		community: name,
		filter,
		groups: await listGroups(ctx.db, id),
		people: await listForSlips(ctx.db, id, filter, { limit: ROLL_PAGE, offset }),
		page,
		pages,
		codes: theApp()
			.deskCodes.listFor(id, ctx.now)
			.map(({ personId, name, phone, code, expiresAt }) => ({
				personId,
				name,
				phone,
				code,
				expiresAt
			}))
	};
};

export const actions: Actions = {
	default: ({ locals: { ctx, here }, request }) =>
		submit(request, SlipsForm, async ({ people }) => {
			if (!people.length) throw new Refusal('slip.nobody');
			const communityId = here.community.id;
			return { slips: await issueSlips(ctx, { communityId, personIds: people }) };
		})
};
