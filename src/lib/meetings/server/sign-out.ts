import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { areDoorsOpen, mayRun } from '../meeting.ts';
import { tellMeeting } from './lead.ts';
import { getAttendance, getMeeting, markLeft } from './meeting-store.ts';

/** 离会: oneself, or somebody by whoever runs the sitting. A vote that is open keeps its roll. */
export async function signOut(
	ctx: Ctx,
	{
		communityId,
		meetingId,
		personId
	}: { communityId: Id<'community'>; meetingId: Id<'meeting'>; personId: Id<'person'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const meeting = await getMeeting(tx, communityId, meetingId);
		if (standing.personId !== personId) insist(mayRun(meeting, standing));
		insist(areDoorsOpen(meeting, ctx.now));
		if (!(await markLeft(tx, meetingId, personId, ctx.now)))
			throw new Refusal('meeting.not_present');

		const attendance = await getAttendance(tx, meetingId);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'meeting.signed_out',
			subject: meetingId,
			facts: { personId, ...attendance }
		});
		tellMeeting(tx, ctx, meetingId, 'meeting.signed_out', { ...attendance });
	});
}
