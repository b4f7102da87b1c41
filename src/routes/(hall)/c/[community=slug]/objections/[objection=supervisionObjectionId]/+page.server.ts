import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { fullName } from '#lib/communities/full-name.ts';
import { listBodies } from '#lib/communities/server/community-store.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { explain } from '#lib/kernel/messages.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { m } from '#lib/paraglide/messages.js';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { submit } from '#lib/server/forms.ts';
import { AnswerForm, OutcomeForm, ReportForm } from '#lib/supervision/objection-forms.ts';
import {
	isSupervisor,
	mayAcceptAnswer,
	mayAnswerSupervisor,
	mayRecordOutcome,
	mayReportUpward,
	objectionState
} from '#lib/supervision/objection.ts';
import { getObjection } from '#lib/supervision/server/objection-store.ts';
import {
	acceptAnswer,
	answerSupervisor,
	recordOutcome,
	reportUpward
} from '#lib/supervision/server/settle-objection.ts';
import { day } from '#lib/ui/format.ts';
import { stepWords } from '#lib/procedures/server/step-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { ctx, here, origin }, params, url }) => {
	const { community, standing } = here;
	const objection = await getObjection(ctx.db, community.id, params.objection);
	const matter = await getMatter(ctx.db, community.id, objection.matterId);
	const { raisedBy, answeredBy, acceptedBy, reportedBy } = objection;
	const people = await listPersonsById(ctx.db, community.id, [
		...new Set([raisedBy, answeredBy, acceptedBy, reportedBy].filter((id) => id !== null))
	]);
	const nameOf = (id: typeof answeredBy) => people.find((one) => one.id === id)?.name ?? '';
	const bodies = await listBodies(ctx.db, community.id);
	const committee = bodies.find(({ kind }) => kind === 'supervision_committee');
	const step = stepWords(objection.step);
	const state = objectionState(objection);
	const today = dayOf(ctx.now);

	return {
		objection,
		...{ state, step, today },
		matter: { id: matter.id, title: matter.title, number: matter.number },
		names: {
			...{ raised: nameOf(raisedBy), answered: nameOf(answeredBy) },
			...{ accepted: nameOf(acceptedBy), reported: nameOf(reportedBy) }
		},
		committee: fullName(community.name, committee?.name ?? ''),
		address: origin + url.pathname,
		supervises: isSupervisor(standing),
		/** What a report begins with: what the record says. To be written on by whoever sends it. */
		draft: [
			m['supervision.report_draft']({
				number: matter.number,
				title: matter.title,
				step,
				day: day(objection.raisedAt),
				reasons: objection.reasons
			}),
			objection.answeredAt === null
				? m['supervision.report_unanswered']({ day: day(ctx.now) })
				: m['supervision.report_answered']({
						day: day(objection.answeredAt),
						answer: objection.answer!
					})
		].join('\n'),
		mayAnswer: explain(mayAnswerSupervisor(standing, objection, matter)),
		mayAccept: explain(mayAcceptAnswer(standing, objection)),
		mayReport: explain(mayReportUpward(standing, objection)),
		mayConclude: explain(mayRecordOutcome(standing, objection, today, ctx.now))
	};
};

export const actions: Actions = {
	answer: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, AnswerForm, async (input) => {
			const which = { communityId: here.community.id, objectionId: params.objection };
			await answerSupervisor(ctx, { ...which, ...input });
			redirect(303, url.pathname);
		}),
	accept: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, v.object({}), async () => {
			await acceptAnswer(ctx, { communityId: here.community.id, objectionId: params.objection });
			redirect(303, url.pathname);
		}),
	report: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, ReportForm, async (input) => {
			const which = { communityId: here.community.id, objectionId: params.objection };
			await reportUpward(ctx, { ...which, ...input });
			redirect(303, url.pathname);
		}),
	conclude: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, OutcomeForm, async (input) => {
			const which = { communityId: here.community.id, objectionId: params.objection };
			await recordOutcome(ctx, { ...which, ...input });
			redirect(303, url.pathname);
		})
};
