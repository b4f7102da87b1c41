import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { listPublicVersions } from '#lib/archive/server/public-record-store.ts';
import { OpenPeriodForm } from '#lib/comments/comment-forms.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { explain } from '#lib/kernel/messages.ts';
import { mayStop } from '#lib/matters/matter.ts';
import { StopMatterForm } from '#lib/matters/matter-forms.ts';
import { stopMatter } from '#lib/matters/server/stop-matter.ts';
import { isMember } from '#lib/people/standing.ts';
import { whoDecides } from '#lib/procedures/competent-bodies.ts';
import type { Dossier } from '#lib/procedures/dossier.ts';
import {
	daysOf,
	mayLookBack,
	mayOpenPeriod,
	mayRevise,
	waysOn
} from '#lib/procedures/matter-acts.ts';
import { procedureOf } from '#lib/procedures/procedures.ts';
import {
	AnswerForm,
	AskForm,
	LookBackForm,
	ReferForm,
	ReviseForm
} from '#lib/procedures/procedure-forms.ts';
import { askForAct } from '#lib/procedures/server/ask-for-act.ts';
import { openPeriod } from '#lib/procedures/server/open-period.ts';
import { readDossier } from '#lib/procedures/server/read-dossier.ts';
import { recordAnswer } from '#lib/procedures/server/record-answer.ts';
import { recordLookBack } from '#lib/procedures/server/record-look-back.ts';
import { referText } from '#lib/procedures/server/refer-text.ts';
import { reviseText } from '#lib/procedures/server/revise-text.ts';
import { submit } from '#lib/server/forms.ts';
import { dossierLists } from './dossier-lists.ts';
import { nextStep } from './next-step.ts';
import { supervisionRows } from './supervision-rows.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here, origin }, params, url }) => {
	const { community, standing: viewer } = here;
	const read = await readDossier(ctx, viewer, params.matter);
	const { dossier, standing, bodies } = read;
	const open = isMember(viewer)
		? dossier.texts
		: await listPublicVersions(ctx.db, community.id, [params.matter]);
	const next = read.next && nextStep(read.next, dossier, params, read);
	return {
		matter: dossier.matter,
		bodyName: dossier.bodyName,
		procedureName: procedureOf(dossier.matter).name,
		decides: decidesIn(dossier),
		idea: dossier.ideaTitle,
		status: read.status,
		steps: read.steps,
		...dossierLists(read, params, ctx.now, new Set(open.map(({ id }) => id))),
		entries: read.entries,
		isInside: read.isInside,
		next: next && { ...next, verdict: explain(next.verdict) },
		lookers: bodies
			.filter(({ id }) => mayLookBack(viewer, dossier, standing, ctx.now, id).ok)
			.map(({ id, name }) => ({ value: id, label: name })),
		/** A look back at a matter that is closed already, by a body that has not looked lately. */
		mayLookAgain:
			dossier.matter.state === 'closed' && mayLookBack(viewer, dossier, standing, ctx.now).ok,
		waysOn: waysOn(standing, 'no'),
		mayRevise: explain(mayRevise(viewer, dossier, standing)),
		mayOpenPeriod: explain(mayOpenPeriod(viewer, dossier, standing)),
		mayStop: explain(mayStop(viewer, dossier.matter)),
		settings: {
			...community.settings,
			commentDays: Math.max(community.settings.commentDays, daysOf(standing, 'consult'))
		},
		today: dayOf(ctx.now),
		supervision: await supervisionRows(ctx.db, viewer, params),
		address: origin + url.pathname
	};
};

/** 由谁决定: by the law of the day, each body in a sentence's words. */
function decidesIn(dossier: Dossier) {
	const found = whoDecides(dossier);
	return (
		found && {
			bodies: found.bodies.map(({ body, byDelegation }) => {
				const name = m[`procedure.body.${body}`]();
				return byDelegation ? m['matter.decides_delegated']({ body: name }) : name;
			}),
			source: getLocale() === 'en' ? found.source.en : found.source.zh
		}
	);
}

export const actions: Actions = {
	ask: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, AskForm, async ({ kind }) => {
			await askForAct(ctx, { communityId: here.community.id, matterId: params.matter, kind });
			redirect(303, url.pathname);
		}),
	refer: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, ReferForm, async (input) => {
			await referText(ctx, {
				communityId: here.community.id,
				matterId: params.matter,
				...input
			});
			redirect(303, url.pathname);
		}),
	answer: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, AnswerForm, async (input) => {
			await recordAnswer(ctx, {
				communityId: here.community.id,
				matterId: params.matter,
				...input
			});
			redirect(303, url.pathname);
		}),
	openPeriod: ({ locals: { ctx, here }, params, request }) =>
		submit(request, OpenPeriodForm, async (input) => {
			const { community } = here;
			const where = { communityId: community.id, matterId: params.matter };
			const period = await openPeriod(ctx, { ...where, ...input });
			redirect(
				303,
				resolve('/(hall)/c/[community=slug]/comments/[period=periodId]', {
					community: community.slug,
					period
				})
			);
		}),
	revise: ({ locals: { ctx, here }, params, request }) =>
		submit(request, ReviseForm, async ({ reason }) => {
			const { community } = here;
			const where = { communityId: community.id, matterId: params.matter };
			const document = await reviseText(ctx, { ...where, reason });
			redirect(
				303,
				resolve('/(hall)/c/[community=slug]/drafts/[document=documentId]', {
					community: community.slug,
					document
				})
			);
		}),
	lookBack: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, LookBackForm, async (input) => {
			const where = { communityId: here.community.id, matterId: params.matter };
			await recordLookBack(ctx, { ...where, ...input });
			redirect(303, url.pathname);
		}),
	stop: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, StopMatterForm, async ({ reason }) => {
			const where = { communityId: here.community.id, matterId: params.matter };
			await stopMatter(ctx, { ...where, reason });
			redirect(303, url.pathname);
		})
};
