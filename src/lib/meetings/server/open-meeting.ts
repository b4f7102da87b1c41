import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { getPerson } from '#lib/people/server/person-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayOpen } from '../meeting.ts';
import { tellMeeting } from './lead.ts';
import { findAttendee, getMeeting, markOpened } from './meeting-store.ts';

/** 宣布开会, with who presides (主持人, one of those on the sheet) and who keeps the record (记录人). */
export async function openMeeting(
	ctx: Ctx,
	{
		communityId,
		meetingId,
		chairId,
		recorderId
	}: {
		communityId: Id<'community'>;
		meetingId: Id<'meeting'>;
		chairId: Id<'person'>;
		recorderId: Id<'person'>;
	}
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const meeting = await getMeeting(tx, communityId, meetingId);
		insist(mayOpen(meeting, standing, ctx.now));
		if (!(await findAttendee(tx, meetingId, chairId)))
			throw new Refusal('meeting.chair_not_listed');
		await getPerson(tx, communityId, recorderId);

		const opened = await markOpened(tx, meetingId, { chairId, recorderId, openedAt: ctx.now });
		if (!opened) throw new Refusal('meeting.not_called');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'meeting.opened',
			subject: meetingId,
			facts: { chairId, recorderId }
		});
		tellMeeting(tx, ctx, meetingId, 'meeting.opened');
	});
}
