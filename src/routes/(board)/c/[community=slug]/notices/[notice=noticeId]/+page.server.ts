import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { explain } from '#lib/kernel/messages.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import {
	AnswerObjectionForm,
	ObjectionForm,
	TakenDownForm,
	WithdrawNoticeForm
} from '#lib/notices/notice-forms.ts';
import {
	invitesObjections,
	mayAnswerObjection,
	mayKeepNotices,
	mayObject,
	mayTakeDownObjection,
	mayWithdraw
} from '#lib/notices/notice.ts';
import { answerObjection } from '#lib/notices/server/answer-objection.ts';
import { getNotice, listObjections } from '#lib/notices/server/notice-store.ts';
import { raiseObjection } from '#lib/notices/server/raise-objection.ts';
import { withdrawNotice } from '#lib/notices/server/withdraw-notice.ts';
import { isMember } from '#lib/people/standing.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here, origin }, params, url }) => {
	const { id } = here.community;
	const { standing } = here;
	const notice = await getNotice(ctx.db, id, params.notice);
	const beside = notice.withdrawnBy ?? notice.withdraws;
	const objections = await listObjections(ctx.db, notice.id);
	const keeps = mayKeepNotices(standing).ok;
	const isHere = isMember(standing);
	/** The first that this viewer may answer: to do that is what the page is for, until all are answered. */
	const toAnswer = objections.find(
		({ raisedBy, outcome }) => mayAnswerObjection(standing, { raisedBy, outcome }).ok
	);

	return {
		now: ctx.now,
		notice,
		address: origin + url.pathname,
		invites: invitesObjections(notice.kind),
		beside: beside && (await getNotice(ctx.db, id, beside)),
		matter: notice.matterId && (await getMatter(ctx.db, id, notice.matterId)),
		...{ isHere, keeps, toAnswer: toAnswer?.id },
		counts: {
			raised: objections.length,
			answered: objections.filter(({ outcome }) => outcome !== null).length
		},
		// What people said is for the community; who said it, for those who answer and for themselves.
		objections: isHere
			? objections.map(({ raisedBy, raisedByName, ...rest }) => ({
					...rest,
					isMine: raisedBy === ctx.actor.id,
					name: keeps || raisedBy === ctx.actor.id ? raisedByName : undefined,
					mayAnswer: keeps
						? explain(mayAnswerObjection(standing, { raisedBy, outcome: rest.outcome }))
						: undefined
				}))
			: [],
		mayObject: explain(mayObject(standing, notice, ctx.now)),
		mayTakeDown: keeps ? explain(mayTakeDownObjection(standing, notice, ctx.now)) : undefined,
		mayWithdraw: keeps ? explain(mayWithdraw(standing, notice)) : undefined
	};
};

export const actions: Actions = {
	object: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, ObjectionForm, async ({ objection }) => {
			await raiseObjection(ctx, {
				...{ communityId: here.community.id, noticeId: params.notice, body: objection }
			});
			redirect(303, `${url.pathname}#objections`);
		}),
	takeDown: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, TakenDownForm, async ({ objection, channel, name, birthDate }) => {
			await raiseObjection(ctx, {
				...{ communityId: here.community.id, noticeId: params.notice, body: objection },
				takenDown: { channel, name, birthDate }
			});
			redirect(303, `${url.pathname}#objections`);
		}),
	answer: ({ locals: { ctx, here }, request, url }) =>
		submit(request, AnswerObjectionForm, async (input) => {
			await answerObjection(ctx, { communityId: here.community.id, ...input });
			redirect(303, `${url.pathname}#objections`);
		}),
	withdraw: ({ locals: { ctx, here }, params, request }) =>
		submit(request, WithdrawNoticeForm, async ({ reason }) => {
			const communityId = here.community.id;
			const notice = await withdrawNotice(ctx, { communityId, noticeId: params.notice, reason });
			const community = here.community.slug;
			redirect(
				303,
				resolve('/(board)/c/[community=slug]/notices/[notice=noticeId]', { community, notice })
			);
		})
};
