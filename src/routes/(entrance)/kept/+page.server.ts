import { fail, redirect } from '@sveltejs/kit';
import { ownPath } from '#lib/kernel/own-path.ts';
import { refusalCodes } from '#lib/kernel/refusal.ts';
import { readForm } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const refusalStatuses: readonly number[] = Object.values(refusalCodes);

export const load: PageServerLoad = ({ request }) => {
	if (request.method === 'GET') redirect(303, '/');
};

/**
 * Shows what was typed into a form whose sender the front door did not know any more, ready to be sent again.
 * Called by the front door only; it stores nothing, and sends nothing anywhere by itself.
 */
export const actions: Actions = {
	default: async ({ request, url }) => {
		const data = await readForm(request);
		const to = String(data.get('kept.to') ?? '/');
		const reason = String(data.get('kept.reason') ?? '');
		const said = Number(data.get('kept.status'));
		// Whoever writes to this address without having been turned away gets no other status than that of a bad request.
		const status = refusalStatuses.includes(said) ? said : 400;
		const typed = [...data.entries()].flatMap(([name, value]) =>
			name.startsWith('kept.') || typeof value !== 'string' || /password|code/i.test(name)
				? []
				: [{ name, value }]
		);
		return fail(status, { to: ownPath(to, url), reason, typed });
	}
};
