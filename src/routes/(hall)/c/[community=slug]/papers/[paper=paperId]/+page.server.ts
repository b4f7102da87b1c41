import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { fullName } from '#lib/communities/full-name.ts';
import { explain } from '#lib/kernel/messages.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { maySeeInside } from '#lib/meetings/meeting.ts';
import { mayAdopt, mayCorrect, mayRead, maySeal } from '#lib/minutes/paper.ts';
import { paperDay } from '#lib/minutes/paper-text.ts';
import { CorrectForm } from '#lib/minutes/paper-forms.ts';
import { adoptPaper } from '#lib/minutes/server/adopt-paper.ts';
import { correctPaper } from '#lib/minutes/server/correct-paper.ts';
import { listCorrections } from '#lib/minutes/server/paper-store.ts';
import { sealPaper } from '#lib/minutes/server/seal-paper.ts';
import { withPaper } from '#lib/minutes/server/with-paper.ts';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { submit } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here, origin }, params, url }) => {
	const { id: communityId } = here.community;
	const found = await withPaper(ctx.db, ctx, communityId, params.paper);
	const { paper, meeting, standing } = found;
	insist(mayRead(paper, meeting, standing, found));
	const signers = [meeting.chairId, meeting.recorderId].flatMap((id) => id ?? []);
	const people = await listPersonsById(ctx.db, communityId, signers);
	const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name;
	return {
		paper: {
			id: paper.id,
			kind: paper.kind,
			title: paper.title,
			body: paper.body,
			state: paper.state,
			madeAt: paper.madeAt,
			hash: paper.hash,
			head: paper.journalHead?.slice(0, 16) ?? null
		},
		issuer: meeting.bodies.map(({ name }) => fullName(here.community.name, name)).join('、'),
		date: paperDay(paper.sealedAt ?? meeting.openedAt ?? meeting.startsAt),
		chair: nameOf(meeting.chairId),
		recorder: nameOf(meeting.recorderId),
		meeting: { id: meeting.id, title: meeting.title },
		// What stood there before it was put right is not for everybody, though the paper may be.
		corrections: maySeeInside(meeting, standing, found).ok
			? await listCorrections(ctx.db, paper.id)
			: [],
		mayCorrect: explain(mayCorrect(paper, meeting, standing, found)),
		mayAdopt: explain(mayAdopt(paper, meeting, standing)),
		maySeal: explain(maySeal(paper, meeting, standing, found)),
		address: origin + url.pathname
	};
};

export const actions: Actions = {
	correct: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, CorrectForm, async (correction) => {
			const communityId = here.community.id;
			await correctPaper(ctx, { communityId, paperId: params.paper, ...correction });
			redirect(303, url.pathname);
		}),
	adopt: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, v.object({}), async () => {
			await adoptPaper(ctx, { communityId: here.community.id, paperId: params.paper });
			redirect(303, url.pathname);
		}),
	seal: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, v.object({}), async () => {
			await sealPaper(ctx, { communityId: here.community.id, paperId: params.paper });
			redirect(303, url.pathname);
		})
};
