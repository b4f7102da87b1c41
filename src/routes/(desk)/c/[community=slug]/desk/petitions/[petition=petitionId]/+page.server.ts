import { redirect } from '@sveltejs/kit';
import { explain } from '#lib/kernel/messages.ts';
import { mayEnter } from '#lib/petitions/petition.ts';
import { EnterSheetForm, StrikeForm } from '#lib/petitions/petition-forms.ts';
import { enterSheet, strikeSignature } from '#lib/petitions/server/enter-sheet.ts';
import { countSigned, getPetition, listSignatories } from '#lib/petitions/server/petition-store.ts';
import { pageOf } from '#lib/server/paging.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = 50;

export const load: PageServerLoad = async ({ locals: { ctx, here }, params, url }) => {
	const petition = await getPetition(ctx.db, here.community.id, params.petition);
	const signed = await countSigned(ctx.db, petition.id);
	const { page, pages } = pageOf(url, { total: signed, size: SIZE });
	return {
		...{ petition, signed, page, pages },
		signatories: await listSignatories(ctx.db, petition.id, {
			limit: SIZE,
			offset: (page - 1) * SIZE
		}),
		mayEnter: explain(mayEnter(here.standing, petition))
	};
};

export const actions: Actions = {
	enter: ({ locals: { ctx, here }, params, request }) =>
		submit(request, EnterSheetForm, async ({ sheet, names }) => {
			const which = { communityId: here.community.id, petitionId: params.petition };
			const outcome = await enterSheet(ctx, { ...which, sheet, names });
			// What could not be entered stays in the field, to be mended.
			const left = [...outcome.unknown, ...outcome.several].join('\n');
			return { outcome, form: 'enter', values: { sheet: String(sheet), names: left } };
		}),
	strike: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, StrikeForm, async ({ personId, reason }) => {
			const which = { communityId: here.community.id, petitionId: params.petition };
			await strikeSignature(ctx, { ...which, personId, reason });
			redirect(303, url.pathname);
		})
};
