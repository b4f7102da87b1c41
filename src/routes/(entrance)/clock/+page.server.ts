import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { HOUR } from '#lib/kernel/instant.ts';
import { ownPath } from '#lib/kernel/own-path.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { theApp } from '#lib/server/app.ts';
import { wholeNumber } from '#lib/server/form-fields.ts';
import { submit } from '#lib/server/forms.ts';
import { moveClock } from '#lib/server/move-clock.ts';
import type { Actions, PageServerLoad } from './$types';

const Forward = v.object({
	hours: wholeNumber(1, 24 * 400),
	back: v.optional(v.string(), '/')
});

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: ({ request, url }) =>
		submit(request, Forward, async ({ hours, back }) => {
			const app = theApp();
			if (!app.clockMoves) throw new Refusal('clock.fixed');
			await moveClock(app, hours * HOUR);
			redirect(303, ownPath(back, url));
		})
};
