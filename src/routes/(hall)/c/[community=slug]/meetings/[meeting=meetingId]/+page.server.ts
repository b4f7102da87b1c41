import { redirect } from '@sveltejs/kit';
import { loadMeeting } from '#lib/minutes/server/load-meeting.ts';
import { closeMeeting } from '#lib/minutes/server/close-meeting.ts';
import {
	ArrivalsForm,
	CancelForm,
	GistForm,
	ItemForm,
	OpenForm,
	PersonForm
} from '#lib/meetings/meeting-forms.ts';
import { admitObserver } from '#lib/meetings/server/admit-observer.ts';
import { cancelMeeting } from '#lib/meetings/server/cancel-meeting.ts';
import { closeItem } from '#lib/meetings/server/close-item.ts';
import { excuseAttendee } from '#lib/meetings/server/excuse-attendee.ts';
import { openMeeting } from '#lib/meetings/server/open-meeting.ts';
import { postponeItem } from '#lib/meetings/server/postpone-item.ts';
import { signIn } from '#lib/meetings/server/sign-in.ts';
import { signOut } from '#lib/meetings/server/sign-out.ts';
import { startItem } from '#lib/meetings/server/start-item.ts';
import { writeGist } from '#lib/meetings/server/write-gist.ts';
import { submit } from '#lib/server/forms.ts';
import { closeVote } from '#lib/votes/server/close-vote.ts';
import { countHands } from '#lib/votes/server/count-hands.ts';
import { openVote } from '#lib/votes/server/open-vote.ts';
import { HandsForm, VoteForm } from '#lib/votes/vote-forms.ts';
import * as v from 'valibot';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here }, params, depends }) => {
	depends(`meeting:${params.meeting}`);
	return {
		communityId: here.community.id,
		meeting: await loadMeeting(ctx, here, params.meeting),
		myId: here.standing.personId ?? ''
	};
};

/** Each action comes back to the page, which then shows what has become of it. */
function act<Schema extends v.GenericSchema>(
	schema: Schema,
	work: (
		event: RequestEvent,
		at: { communityId: RequestEvent['locals']['here']['community']['id'] },
		input: v.InferOutput<Schema>
	) => Promise<unknown>
) {
	return (event: RequestEvent) =>
		submit(event.request, schema, async (input) => {
			await work(event, { communityId: event.locals.here.community.id }, input);
			redirect(303, event.url.pathname);
		});
}

const Nothing = v.object({});

export const actions: Actions = {
	arrive: act(Nothing, ({ locals, params }, at) =>
		signIn(locals.ctx, {
			...at,
			meetingId: params.meeting,
			personIds: locals.ctx.actor.id ? [locals.ctx.actor.id] : [],
			channel: 'phone'
		})
	),
	open: act(OpenForm, ({ locals, params }, at, opening) =>
		openMeeting(locals.ctx, { ...at, ...opening, meetingId: params.meeting })
	),
	sign_in: act(ArrivalsForm, ({ locals, params }, at, arrivals) =>
		signIn(locals.ctx, { ...at, ...arrivals, meetingId: params.meeting })
	),
	sign_out: act(PersonForm, ({ locals, params }, at, { personId }) =>
		signOut(locals.ctx, { ...at, personId, meetingId: params.meeting })
	),
	excuse: act(PersonForm, ({ locals, params }, at, { personId }) =>
		excuseAttendee(locals.ctx, { ...at, personId, meetingId: params.meeting })
	),
	observe: act(PersonForm, ({ locals, params }, at, { personId }) =>
		admitObserver(locals.ctx, { ...at, personId, meetingId: params.meeting })
	),
	start: act(ItemForm, ({ locals }, at, item) => startItem(locals.ctx, { ...at, ...item })),
	close_item: act(ItemForm, ({ locals }, at, item) => closeItem(locals.ctx, { ...at, ...item })),
	postpone: act(ItemForm, ({ locals }, at, item) => postponeItem(locals.ctx, { ...at, ...item })),
	gist: act(GistForm, ({ locals }, at, gist) => writeGist(locals.ctx, { ...at, ...gist })),
	open_vote: act(ItemForm, ({ locals }, at, item) => openVote(locals.ctx, { ...at, ...item })),
	hands: act(HandsForm, ({ locals }, at, { voteId, ...hands }) =>
		countHands(locals.ctx, { ...at, voteId, hands })
	),
	close_vote: act(VoteForm, ({ locals }, at, vote) => closeVote(locals.ctx, { ...at, ...vote })),
	close: act(Nothing, ({ locals, params }, at) =>
		closeMeeting(locals.ctx, { ...at, meetingId: params.meeting })
	),
	cancel: act(CancelForm, ({ locals, params }, at, { reason }) =>
		cancelMeeting(locals.ctx, { ...at, reason, meetingId: params.meeting })
	)
};
