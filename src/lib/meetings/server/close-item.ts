import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayCloseItem } from '../meeting.ts';
import { leadItem, tellMeeting } from './lead.ts';
import { moveItem } from './meeting-store.ts';

/** 议完一项, without a vote. With one, closing the vote ends it. */
export async function closeItem(
	ctx: Ctx,
	{ communityId, itemId }: { communityId: Id<'community'>; itemId: Id<'item'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const { item, meeting } = await leadItem(tx, ctx, communityId, itemId);
		insist(mayCloseItem(item));
		if (!(await moveItem(tx, itemId, ['discussing'], 'closed')))
			throw new Refusal('meeting.item_not_discussing');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'item.closed',
			subject: itemId,
			matterId: item.matterId,
			facts: { meetingId: meeting.id, number: item.number }
		});
		tellMeeting(tx, ctx, meeting.id, 'item.closed');
	});
}
