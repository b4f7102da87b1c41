import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayRun } from '../meeting.ts';
import { tellMeeting } from './lead.ts';
import { getMeeting, markCancelled } from './meeting-store.ts';

/** 取消会议, with the reason that those due will read. Only before it has begun. */
export async function cancelMeeting(
	ctx: Ctx,
	{
		communityId,
		meetingId,
		reason
	}: { communityId: Id<'community'>; meetingId: Id<'meeting'>; reason: string }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const meeting = await getMeeting(tx, communityId, meetingId);
		insist(mayRun(meeting, standing));
		if (!(await markCancelled(tx, meetingId, reason))) throw new Refusal('meeting.not_called');
		await writeEntry(tx, ctx, { communityId, act: 'meeting.cancelled', subject: meetingId });
		tellMeeting(tx, ctx, meetingId, 'meeting.cancelled');
	});
}
