import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayRun } from '../meeting.ts';
import { tellMeeting } from './lead.ts';
import { getMeeting, markExcused } from './meeting-store.ts';

/** 请假: noted on the sheet. Who is excused stays among those due (应到), and is not there. */
export async function excuseAttendee(
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
		insist(mayRun(meeting, standing));
		if (meeting.state === 'closed' || meeting.state === 'cancelled')
			throw new Refusal('meeting.over');
		if (!(await markExcused(tx, meetingId, personId))) throw new Refusal('meeting.not_listed');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'meeting.excused',
			subject: meetingId,
			facts: { personId }
		});
		tellMeeting(tx, ctx, meetingId, 'meeting.excused');
	});
}
