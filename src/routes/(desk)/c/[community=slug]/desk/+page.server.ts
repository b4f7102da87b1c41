import { sections, type DeskSection } from './sections.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here } }) => {
	const visit = { ctx, here, base: `/c/${here.community.slug}/desk` };
	const found = await Promise.all(sections.map((section) => section(visit)));
	const shown = found.filter((section): section is DeskSection => section !== undefined);
	return {
		sections: [
			...shown.filter(({ comesFirst }) => comesFirst),
			...shown.filter(({ comesFirst }) => !comesFirst)
		]
	};
};
