import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayStart } from '../meeting.ts';
import { leadItem, tellMeeting } from './lead.ts';
import { listItems, moveItem } from './meeting-store.ts';

/** 开始审议一项: one at a time. An item put off may be taken up again while the sitting lasts. */
export async function startItem(
	ctx: Ctx,
	{ communityId, itemId }: { communityId: Id<'community'>; itemId: Id<'item'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const { item, meeting } = await leadItem(tx, ctx, communityId, itemId);
		insist(mayStart(item, await listItems(tx, meeting.id)));
		if (!(await moveItem(tx, itemId, ['waiting', 'postponed'], 'discussing')))
			throw new Refusal('meeting.item_done');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'item.started',
			subject: itemId,
			matterId: item.matterId,
			facts: { meetingId: meeting.id, number: item.number }
		});
		tellMeeting(tx, ctx, meeting.id, 'item.started');
	});
}
