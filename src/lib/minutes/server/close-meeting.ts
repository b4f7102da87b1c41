import type { Id } from '#lib/kernel/id.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { endSitting } from '#lib/meetings/server/end-sitting.ts';
import { tellMeeting } from '#lib/meetings/server/lead.ts';
import { getAttendance } from '#lib/meetings/server/meeting-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { makePapers } from './make-papers.ts';

/** 散会: the sitting ends, and its papers lie ready to be checked. */
export async function closeMeeting(
	ctx: Ctx,
	{ communityId, meetingId }: { communityId: Id<'community'>; meetingId: Id<'meeting'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const meeting = await endSitting(tx, ctx, communityId, meetingId);
		const papers = await makePapers(tx, ctx, await getCommunity(tx, communityId), meeting);
		const attendance = await getAttendance(tx, meetingId);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'meeting.closed',
			subject: meetingId,
			facts: { ...attendance, papers }
		});
		tellMeeting(tx, ctx, meetingId, 'meeting.closed');
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `community:${communityId}`,
				event: 'meeting.closed',
				data: { meetingId }
			})
		);
	});
}
