import type { Id } from '#lib/kernel/id.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { PastMeeting } from '../past-meeting.ts';
import { recordPastMeeting } from './record-past-meeting.ts';

/** 补录会议: one held before it is entered. It keeps its own date; the journal keeps both. */
export async function enterPastMeeting(
	ctx: Ctx,
	past: PastMeeting
): Promise<{ meetingId: Id<'meeting'>; itemIds: Id<'item'>[] }> {
	return ctx.db.write(async (tx) => {
		const { meetingId, itemIds, facts } = await recordPastMeeting(tx, ctx, past);
		const matterIds = [...new Set(past.items.flatMap(({ matterId }) => matterId ?? []))];
		await writeEntry(tx, ctx, {
			communityId: past.communityId,
			act: 'meeting.entered',
			subject: meetingId,
			matterId: matterIds.length === 1 ? matterIds[0]! : null,
			facts
		});
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `community:${past.communityId}`,
				event: 'meeting.entered',
				data: { meetingId }
			})
		);
		return { meetingId, itemIds };
	});
}
