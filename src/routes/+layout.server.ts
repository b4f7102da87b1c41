import { findPerson } from '#lib/people/server/person-store.ts';
import { kindsOf } from '#lib/people/standing.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { theApp } from '#lib/server/app.ts';
import type { LayoutServerLoad } from './$types';

/** What every page knows: where it is, who is looking, what time it is taken to be. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { ctx, here, large } = locals;
	const person = ctx.actor.id && (await findPerson(ctx.db, ctx.actor.id));
	return {
		language: getLocale(),
		large,
		here: here && {
			slug: here.community.slug,
			name: here.community.name,
			kind: here.community.kind
		},
		me: person
			? { name: person.name, kinds: here ? kindsOf(here.standing) : [] }
			: ctx.actor.kind === 'host'
				? { name: '', kinds: ['host' as const] }
				: undefined,
		clock: theApp().clockMoves ? ctx.now : undefined
	};
};
