import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayPostpone } from '../meeting.ts';
import { leadItem, tellMeeting } from './lead.ts';
import { moveItem } from './meeting-store.ts';

/** 未议: left for another sitting. */
export async function postponeItem(
	ctx: Ctx,
	{ communityId, itemId }: { communityId: Id<'community'>; itemId: Id<'item'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const { item, meeting } = await leadItem(tx, ctx, communityId, itemId);
		insist(mayPostpone(item));
		if (!(await moveItem(tx, itemId, ['waiting', 'discussing'], 'postponed')))
			throw new Refusal('meeting.item_done');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'item.postponed',
			subject: itemId,
			matterId: item.matterId,
			facts: { meetingId: meeting.id, number: item.number }
		});
		tellMeeting(tx, ctx, meeting.id, 'item.postponed');
	});
}
