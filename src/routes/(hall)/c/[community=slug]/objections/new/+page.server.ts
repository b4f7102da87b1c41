import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { isId, type Id } from '#lib/kernel/id.ts';
import { explain } from '#lib/kernel/messages.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Standing } from '#lib/people/standing.ts';
import { loadDossierStanding } from '#lib/procedures/server/load-dossier.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { submit } from '#lib/server/forms.ts';
import { mayObjectTo } from '#lib/supervision/objection.ts';
import { ObjectForm } from '#lib/supervision/objection-forms.ts';
import { hasClaim } from '#lib/supervision/server/objection-store.ts';
import { objectToMatter } from '#lib/supervision/server/object-to-matter.ts';
import { stepWords } from '#lib/procedures/server/step-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** The matter the address names, and the step at which it stands now. */
async function asked({ db, now }: Ctx, { communityId }: Standing, url: URL) {
	const matterId = url.searchParams.get('matter') ?? '';
	if (!isId('matter', matterId)) throw new Refusal('access.not_found');
	const { dossier, standing } = await loadDossierStanding(db, communityId, matterId, now);
	const { at, kind } = standing;
	// By its key, whatever the community calls it: the gate of that step looks for it.
	return { matter: dossier.matter, step: at?.step.key ?? kind };
}

export const load: PageServerLoad = async ({ locals: { ctx, here }, params, url }) => {
	// An objection is about a matter: it is chosen first.
	if (!url.searchParams.has('matter'))
		redirect(303, resolve('/(board)/c/[community=slug]/matters', params));
	const { matter, step } = await asked(ctx, here.standing, url);
	const by: Id<'person'> | undefined = here.standing.personId;
	const hasOpen = by !== undefined && (await hasClaim(ctx.db, matter.id, by));
	return {
		matter: { id: matter.id, title: matter.title },
		step: stepWords(step),
		mayObject: explain(mayObjectTo(here.standing, matter, { hasOpen }))
	};
};

export const actions: Actions = {
	object: ({ locals: { ctx, here }, request, url }) =>
		submit(request, ObjectForm, async ({ reasons }) => {
			const { matter, step } = await asked(ctx, here.standing, url);
			const objection = await objectToMatter(ctx, {
				...{ communityId: here.community.id, matterId: matter.id, step, reasons }
			});
			redirect(
				303,
				resolve('/(hall)/c/[community=slug]/objections/[objection=supervisionObjectionId]', {
					community: here.community.slug,
					objection
				})
			);
		})
};
