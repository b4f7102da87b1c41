import { explain } from '#lib/kernel/messages.ts';
import { mayCall, maySeeInside } from '#lib/meetings/meeting.ts';
import {
	countAttendance,
	countMeetings,
	listMeetings
} from '#lib/meetings/server/meeting-store.ts';
import { listBodies } from '#lib/communities/server/community-store.ts';
import { pageOf } from '#lib/server/paging.ts';
import type { PageServerLoad } from './$types';

const PAGE = 30;

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const { community, standing } = here;
	const total = await countMeetings(ctx.db, community.id);
	const { page, pages } = pageOf(url, { total, size: PAGE });
	const meetings = await listMeetings(ctx.db, community.id, {
		offset: (page - 1) * PAGE,
		limit: PAGE
	});
	const attendance = await countAttendance(
		ctx.db,
		meetings.map(({ id }) => id)
	);
	const bodies = await listBodies(ctx.db, community.id);
	return {
		page,
		pages,
		mayCall: explain(
			mayCall(
				standing,
				bodies.map(({ kind }) => kind)
			)
		),
		meetings: meetings.map((meeting) => {
			const names = meeting.bodies.map(({ name }) => name);
			const sees = !meeting.inner || maySeeInside(meeting, standing, { isListed: false }).ok;
			return {
				id: meeting.id,
				title: sees ? meeting.title : names.join('、'),
				bodies: names,
				place: meeting.place,
				startsAt: meeting.startsAt,
				state: meeting.state,
				enteredAfterwards: meeting.enteredAfterwards,
				...(attendance.get(meeting.id) ?? { due: 0, present: 0 })
			};
		})
	};
};
