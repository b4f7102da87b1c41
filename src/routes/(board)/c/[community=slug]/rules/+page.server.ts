import { dayOf, isDay } from '#lib/kernel/instant.ts';
import { loadRules } from '#lib/rulebooks/server/load-rules.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const typed = url.searchParams;
	const asked = typed.get('on') ?? '';
	const today = dayOf(ctx.now);
	const day = isDay(asked) ? asked : today;
	return {
		today,
		day,
		...(await loadRules(ctx.db, here.community, { day, typed }))
	};
};
