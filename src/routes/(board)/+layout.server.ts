import type { LayoutServerLoad } from './$types';

/** The front door's refusal, shown inside the page's own frame (thrown at the root it would have none). */
export const load: LayoutServerLoad = ({ locals }) => {
	if (locals.refusal) throw locals.refusal;
};
