import { fail, redirect } from '@sveltejs/kit';
import { ownPath } from '#lib/kernel/own-path.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ request }) => {
	if (request.method === 'GET') redirect(303, '/');
};

/**
 * Shows what was typed into a form whose sender the front door did not know any more, ready to be sent again.
 * Called by the front door only; it stores nothing, and sends nothing anywhere by itself.
 */
export const actions: Actions = {
	default: async ({ request, url }) => {
		const data = await request.formData();
		const to = String(data.get('kept.to') ?? '/');
		const reason = String(data.get('kept.reason') ?? '');
		const status = Number(data.get('kept.status')) || 401;
		const typed = [...data.entries()].flatMap(([name, value]) =>
			name.startsWith('kept.') || typeof value !== 'string' || /password|code/i.test(name)
				? []
				: [{ name, value }]
		);
		return fail(status, { to: ownPath(to, url), reason, typed });
	}
};
