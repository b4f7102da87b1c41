import { dayOf, ageOn } from '#lib/kernel/instant.ts';
import { listGroups } from '#lib/people/server/household-store.ts';
import { countRoll, listRoll, ROLL_PAGE } from '#lib/people/server/roll-store.ts';
import { isClerk } from '#lib/people/standing.ts';
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
		everybody: clerk && asked.has('everybody'),
		page: Math.max(1, Math.trunc(Number(asked.get('page')) || 1)),
		...(clerk && missing && { missing })
	};
	const { rows, total } = await listRoll(ctx.db, id, filter);
	return {
		base: `/c/${slug}/desk`,
		clerk,
		filter,
		groups: await listGroups(ctx.db, id),
		numbers: await countRoll(ctx.db, id, today),
		total,
		pages: Math.ceil(total / ROLL_PAGE),
		// Members see who is on the roll; dates of birth are the desk's.
		rows: rows.map(({ birthDate, representativeId, ...row }) => ({
			...row,
			age: clerk && birthDate ? ageOn(birthDate, today) : null,
			represents: representativeId === row.id
		}))
	};
};
