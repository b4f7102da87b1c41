import type { Id } from '#lib/kernel/id.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { maySeeInside } from '../meeting.ts';
import { leadItem, tellMeeting } from './lead.ts';
import { findAttendee, replaceGist } from './meeting-store.ts';

/** 发言要点: what was said on an item, for the record. In a party meeting only by somebody who sits in it. */
export async function writeGist(
	ctx: Ctx,
	{ communityId, itemId, gist }: { communityId: Id<'community'>; itemId: Id<'item'>; gist: string }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const { item, meeting } = await leadItem(tx, ctx, communityId, itemId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const listed = await findAttendee(tx, meeting.id, standing.personId);
		insist(maySeeInside(meeting, standing, { isListed: listed !== undefined }));
		await replaceGist(tx, itemId, gist);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'item.gist_written',
			subject: itemId,
			matterId: item.matterId,
			facts: { meetingId: meeting.id, number: item.number }
		});
		tellMeeting(tx, ctx, meeting.id, 'item.gist_written');
	});
}
