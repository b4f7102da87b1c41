import { redirect } from '@sveltejs/kit';
import { getIdea } from '#lib/ideas/server/idea-store.ts';
import { mayOpenMatter } from '#lib/ideas/idea.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { explain } from '#lib/kernel/messages.ts';
import { maySign, mayTakeBack, mayWithdraw } from '#lib/petitions/petition.ts';
import { SignForm, WithdrawPetitionForm } from '#lib/petitions/petition-forms.ts';
import { countSigned, findLine, getPetition } from '#lib/petitions/server/petition-store.ts';
import { signPetition, takeBackSignature } from '#lib/petitions/server/sign-petition.ts';
import { withdrawPetition } from '#lib/petitions/server/withdraw-petition.ts';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { isClerk } from '#lib/people/standing.ts';
import { DEFAULT_CONVENING_DAYS, petitionSum } from '#lib/rulebooks/petition.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, params }) => {
	const { community, standing } = here;
	const petition = await getPetition(ctx.db, community.id, params.petition);
	const line = await findLine(ctx.db, petition.id, standing.personId);
	const signed = petition.signed ?? (await countSigned(ctx.db, petition.id));
	const idea = petition.ideaId && (await getIdea(ctx.db, community.id, petition.ideaId));
	const [starter] = await listPersonsById(ctx.db, community.id, [petition.startedBy]);
	const withdraws = mayWithdraw(standing, petition);
	return {
		...{ petition, signed, line, kind: community.kind, days: DEFAULT_CONVENING_DAYS },
		starter: starter?.name ?? '',
		sum: petitionSum(petition.rule, petition.way, { signed, maySign: petition.maySign }),
		matterId: idea ? idea.matterId : null,
		isOverdue:
			petition.dueOn !== null && dayOf(ctx.now) > petition.dueOn && !(idea && idea.matterId),
		maySign: explain(maySign(petition, line)),
		takesBack: mayTakeBack(petition, line).ok,
		withdraws: withdraws.ok,
		enters: isClerk(standing),
		opens: idea ? mayOpenMatter(standing, idea).ok : false
	};
};

export const actions: Actions = {
	sign: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, SignForm, async () => {
			await signPetition(ctx, { communityId: here.community.id, petitionId: params.petition });
			redirect(303, url.pathname);
		}),
	takeBack: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, SignForm, async () => {
			await takeBackSignature(ctx, {
				communityId: here.community.id,
				petitionId: params.petition
			});
			redirect(303, url.pathname);
		}),
	withdraw: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, WithdrawPetitionForm, async ({ reason }) => {
			const which = { communityId: here.community.id, petitionId: params.petition };
			await withdrawPetition(ctx, { ...which, reason });
			redirect(303, url.pathname);
		})
};
