import { fullName } from '#lib/communities/full-name.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { getMeeting } from '#lib/meetings/server/meeting-store.ts';
import { isPublic } from '#lib/minutes/paper.ts';
import { paperDay } from '#lib/minutes/paper-text.ts';
import { getPaper } from '#lib/minutes/server/paper-store.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, here, origin }, params, url }) => {
	const paper = await getPaper(ctx.db, here.community.id, params.paper);
	insist(isPublic(paper));
	const meeting = await getMeeting(ctx.db, here.community.id, paper.meetingId);
	return {
		title: paper.title,
		body: paper.body,
		hash: paper.hash!,
		head: paper.journalHead!.slice(0, 16),
		issuer: meeting.bodies.map(({ name }) => fullName(here.community.name, name)).join('、'),
		date: paperDay(paper.sealedAt!),
		address: origin + url.pathname
	};
};
