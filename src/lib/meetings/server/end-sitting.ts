import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { mayEnd, mayLead, type Meeting } from '../meeting.ts';
import { getMeeting, listItems, markClosed } from './meeting-store.ts';

/** Ends a sitting whose items are all done or put off. For `minutes/`, which makes its papers in the same transaction. */
export async function endSitting(
	tx: Tx,
	ctx: Ctx,
	communityId: Id<'community'>,
	meetingId: Id<'meeting'>
): Promise<Meeting> {
	const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
	const meeting = await getMeeting(tx, communityId, meetingId);
	insist(mayLead(meeting, standing));
	insist(mayEnd(await listItems(tx, meetingId)));
	if (!(await markClosed(tx, meetingId, ctx.now))) throw new Refusal('meeting.not_open');
	return { ...meeting, state: 'closed', closedAt: ctx.now };
}
