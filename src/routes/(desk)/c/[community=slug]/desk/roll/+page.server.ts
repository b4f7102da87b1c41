import { dayOf, ageOn } from '#lib/kernel/instant.ts';
import {
	countFound,
	countRoll,
	listGroups,
	listRoll,
	ROLL_PAGE
} from '#lib/people/server/roll-store.ts';
import { isClerk } from '#lib/people/standing.ts';
import { pageOf } from '#lib/server/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const { id, slug } = here.community;
	const clerk = isClerk(here.standing);
	const asked = url.searchParams;
	const today = dayOf(ctx.now);
	const missing = (['birth', 'representative'] as const).find(
		(one) => one === asked.get('missing')
	);
	const filter = {
		q: (asked.get('q') ?? '').trim().slice(0, 60),
		group: asked.get('group') ?? '',
		// Whose a number is, only the desk may ask: it is where the numbers are kept.
		byNumber: clerk,
		everybody: clerk && asked.has('everybody'),
		...(clerk && missing && { missing })
	};
	const total = await countFound(ctx.db, id, filter);
	const { page, pages } = pageOf(url, { total, size: ROLL_PAGE });
	const offset = (page - 1) * ROLL_PAGE;
	const rows = await listRoll(ctx.db, id, filter, { limit: ROLL_PAGE, offset });
	return {
		base: `/c/${slug}/desk`,
		clerk,
		filter,
		groups: await listGroups(ctx.db, id),
		numbers: await countRoll(ctx.db, id, today),
		total,
		page,
		pages,
		// Members see who is on the roll; dates of birth are the desk's.
		rows: rows.map(({ birthDate, representativeId, ...row }) => ({
			...row,
			age: clerk && birthDate ? ageOn(birthDate, today) : null,
			represents: representativeId === row.id
		}))
	};
};
