import type { Id } from '#lib/kernel/id.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { mayLead, type AgendaItem, type Meeting } from '../meeting.ts';
import { getItem } from './meeting-store.ts';

/** The item with its sitting, which is in session and led by whoever is calling; else a refusal. */
export async function leadItem(
	tx: Tx,
	ctx: Ctx,
	communityId: Id<'community'>,
	itemId: Id<'item'>
): Promise<{ item: AgendaItem; meeting: Meeting }> {
	const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
	const found = await getItem(tx, communityId, itemId);
	insist(mayLead(found.meeting, standing));
	return found;
}

/** Tells the sitting's watchers, once it is on disk. Numbers and ids only: the topic is open to everybody in the room. */
export function tellMeeting(
	tx: Tx,
	ctx: Ctx,
	meetingId: Id<'meeting'>,
	event: string,
	data: Record<string, unknown> = {}
): void {
	tx.afterCommit(() =>
		ctx.bus.publish({ topic: `meeting:${meetingId}`, event, data: { meetingId, ...data } })
	);
}
