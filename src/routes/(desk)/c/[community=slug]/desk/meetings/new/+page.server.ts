import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { isDay } from '#lib/kernel/instant.ts';
import { callMeeting } from '#lib/meetings/server/call-meeting.ts';
import { itemPurposes } from '#lib/meetings/meeting.ts';
import { CallForm, PastForm } from '#lib/minutes/call-forms.ts';
import { enterPastMeeting } from '#lib/minutes/server/enter-past-meeting.ts';
import { loadCall } from '#lib/minutes/server/load-call.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const asked = url.searchParams;
	const heldOn = asked.get('day') ?? '';
	// What was chosen so far stays in the address, also when the form comes back to be mended.
	const kept = new URLSearchParams([...asked].filter(([name]) => !name.startsWith('/')));
	return {
		kept: kept.toString(),
		/** 补录: the sitting was held already. */
		isPast: asked.has('past'),
		matter: asked.get('matter') ?? '',
		...(await loadCall(ctx, here, {
			bodyIds: asked.getAll('body'),
			purpose: itemPurposes.find((purpose) => purpose === asked.get('purpose')),
			counting: asked.get('counting'),
			heldOn: isDay(heldOn) ? heldOn : undefined
		})),
		day: isDay(heldOn) ? heldOn : undefined
	};
};

const meetingPage = (community: string, meeting: Awaited<ReturnType<typeof callMeeting>>) =>
	resolve('/(hall)/c/[community=slug]/meetings/[meeting=meetingId]', { community, meeting });

export const actions: Actions = {
	call: ({ locals: { ctx, here }, params, request }) =>
		submit(request, CallForm, async (call) => {
			const id = await callMeeting(ctx, { communityId: here.community.id, ...call });
			redirect(303, meetingPage(params.community, id));
		}),
	enter: ({ locals: { ctx, here }, params, request }) =>
		submit(request, PastForm, async (past) => {
			const { id: communityId } = here.community;
			const { meetingId } = await enterPastMeeting(ctx, { communityId, ...past });
			redirect(303, meetingPage(params.community, meetingId));
		})
};
