import type { Id } from '#lib/kernel/id.ts';
import { DAY, HOUR } from '#lib/kernel/instant.ts';
import { callMeeting } from '#lib/meetings/server/call-meeting.ts';
import type { ItemDraft } from '#lib/meetings/item-draft.ts';
import { listItems } from '#lib/meetings/server/meeting-store.ts';
import { openMeeting } from '#lib/meetings/server/open-meeting.ts';
import { signIn } from '#lib/meetings/server/sign-in.ts';
import { startItem } from '#lib/meetings/server/start-item.ts';
import { aVillage, type Village } from './village.ts';

/** A representatives' meeting of this many, called by the clerk four days ahead. Nobody is there yet. */
export async function aCalledMeeting({
	due = 6,
	items = [{ title: '水渠维修工程预算', purpose: 'resolve' }],
	village
}: { due?: number; items?: ItemDraft[]; village?: Village } = {}) {
	const world = village ?? (await aVillage());
	const clerk = await world.clerk();
	const representatives: Id<'person'>[] = [];
	for (let count = 0; count < due; count += 1)
		representatives.push(await world.post('representatives', 'representative'));
	const bodyId = await world.body('representatives');
	const startsAt = world.now + 4 * DAY;
	const meetingId = await callMeeting(world.as(clerk), {
		communityId: world.id,
		bodyIds: [bodyId],
		counting: 'seats',
		title: '第一季度村民代表会议',
		place: '村委会二楼',
		startsAt,
		items
	});
	const agenda = await listItems(world.db, meetingId);
	return {
		village: world,
		clerk,
		representatives,
		chair: representatives[0]!,
		meetingId,
		startsAt,
		bodyId,
		itemId: agenda[0]!.id,
		at: { communityId: world.id, meetingId }
	};
}

/** The same, opened on its day with so many there, the first item under discussion. */
export async function anOpenMeeting({
	present,
	...called
}: Parameters<typeof aCalledMeeting>[0] & { present: number }) {
	const meeting = await aCalledMeeting(called);
	const { village, clerk, chair, representatives, meetingId, startsAt, itemId } = meeting;
	const communityId = village.id;
	village.at(startsAt - HOUR);
	const there = representatives.slice(0, present);
	if (there.length)
		await signIn(village.as(clerk), { communityId, meetingId, personIds: there, channel: 'desk' });
	await openMeeting(village.as(clerk), {
		communityId,
		meetingId,
		chairId: chair,
		recorderId: clerk
	});
	await startItem(village.as(clerk), { communityId, itemId });
	return { ...meeting, there };
}
