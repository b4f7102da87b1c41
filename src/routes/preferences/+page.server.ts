import { redirect } from '@sveltejs/kit';
import { ownPath } from '#lib/kernel/own-path.ts';
import type { Actions, PageServerLoad } from './$types';

const YEAR = 365 * 24 * 60 * 60;

export const load: PageServerLoad = () => redirect(303, '/');

export const actions = {
	/** Language and type size, kept in this browser: readable by scripts, since pages show both. */
	default: async ({ request, cookies, url }) => {
		const form = await request.formData();
		const options = {
			path: '/',
			maxAge: YEAR,
			sameSite: 'lax',
			httpOnly: false,
			secure: url.protocol === 'https:'
		} as const;

		const language = form.get('language');
		if (language === 'zh-CN' || language === 'en') cookies.set('language', language, options);
		const large = form.get('large');
		if (large === '1' || large === '0') cookies.set('large', large, options);

		redirect(303, ownPath(form.get('back'), url));
	}
} satisfies Actions;
