import type { BodyKind } from '#lib/communities/community.ts';
import type { Id } from '#lib/kernel/id.ts';
import { DAY, dayOf, instantAt, MINUTE, type Instant } from '#lib/kernel/instant.ts';
import type { ItemPurpose } from '#lib/meetings/meeting.ts';
import { callMeeting } from '#lib/meetings/server/call-meeting.ts';
import { closeItem } from '#lib/meetings/server/close-item.ts';
import { excuseAttendee } from '#lib/meetings/server/excuse-attendee.ts';
import { listAttendees, listItems } from '#lib/meetings/server/meeting-store.ts';
import { openMeeting } from '#lib/meetings/server/open-meeting.ts';
import { signIn } from '#lib/meetings/server/sign-in.ts';
import { startItem } from '#lib/meetings/server/start-item.ts';
import { writeGist } from '#lib/meetings/server/write-gist.ts';
import { adoptPaper } from '#lib/minutes/server/adopt-paper.ts';
import { closeMeeting } from '#lib/minutes/server/close-meeting.ts';
import { listPapersOfMeeting } from '#lib/minutes/server/paper-store.ts';
import { sealPaper } from '#lib/minutes/server/seal-paper.ts';
import { castBallot } from '#lib/votes/server/cast-ballot.ts';
import { closeVote } from '#lib/votes/server/close-vote.ts';
import { countHands } from '#lib/votes/server/count-hands.ts';
import { openVote } from '#lib/votes/server/open-vote.ts';
import type { Counts } from '#lib/votes/vote.ts';
import type { Place } from './place.ts';
import type { Scene } from './stage.ts';

export interface PlannedItem {
	title: string;
	purpose: ItemPurpose;
	matterId?: Id<'matter'>;
	versionId?: Id<'version'>;
	/** What is said. */
	gist: string;
	/** Nothing: it is talked over without a vote. */
	counts?: Counts;
	/** Of those for it, how many vote by phone. */
	byPhone?: number;
}

export interface PlannedSitting {
	bodies: readonly BodyKind[];
	title: string;
	room: string;
	called: Instant;
	at: Instant;
	/** Who calls it and runs it. */
	lead: Id<'person'>;
	chair: Id<'person'>;
	recorder: Id<'person'>;
	/** How many of those due come. */
	present: number;
	items: readonly PlannedItem[];
}

export interface HeldSitting {
	meetingId: Id<'meeting'>;
	itemIds: Id<'item'>[];
}

/** 发会议通知. */
export async function* call(place: Place, plan: PlannedSitting): Scene<HeldSitting> {
	const { stage, id: communityId } = place;
	yield plan.called;
	const meetingId = await callMeeting(stage.as(plan.lead), {
		communityId,
		bodyIds: plan.bodies.map((kind) => place.body(kind)),
		counting: 'seats',
		title: plan.title,
		place: plan.room,
		startsAt: plan.at,
		items: plan.items.map(({ title, purpose, matterId, versionId }) => ({
			title,
			purpose,
			matterId: matterId ?? null,
			versionId: versionId ?? null
		}))
	});
	const items = await listItems(stage.db, meetingId);
	return { meetingId, itemIds: items.map(({ id }) => id) };
}

/** A sitting from the notice to the sealed papers. */
export async function* hold(place: Place, plan: PlannedSitting): Scene<HeldSitting> {
	const held = yield* call(place, plan);
	const { stage, id: communityId } = place;
	const { meetingId, itemIds } = held;
	const { lead, chair, recorder, at } = plan;

	yield at - 15 * MINUTE;
	const due = (await listAttendees(stage.db, meetingId)).filter((line) => line.due);
	const others = due.map(({ personId }) => personId).filter((one) => one !== chair);
	const there = [chair, ...spread(others, plan.present - 1)];
	const [excused] = others.filter((one) => !there.includes(one));
	if (excused) await excuseAttendee(stage.as(lead), { communityId, meetingId, personId: excused });
	const phones = there.slice(-Math.max(0, ...plan.items.map(({ byPhone = 0 }) => byPhone)));
	const withPhone = plan.items.some(({ byPhone }) => byPhone) ? phones : [];
	for (const personId of withPhone)
		await signIn(stage.as(personId), {
			communityId,
			meetingId,
			personIds: [personId],
			channel: 'phone'
		});
	const onPaper = there.filter((one) => !withPhone.includes(one));
	await signIn(stage.as(lead), { communityId, meetingId, personIds: onPaper, channel: 'desk' });

	yield at;
	await openMeeting(stage.as(lead), {
		communityId,
		meetingId,
		chairId: chair,
		recorderId: recorder
	});
	for (const [nth, item] of plan.items.entries()) {
		const itemId = itemIds[nth]!;
		await startItem(stage.as(lead), { communityId, itemId });
		yield stage.clock.now() + 25 * MINUTE;
		await writeGist(stage.as(lead), { communityId, itemId, gist: item.gist });
		if (item.counts) yield* vote(place, plan, { itemId, item, phones: withPhone });
		else await closeItem(stage.as(lead), { communityId, itemId });
	}
	yield stage.clock.now() + 10 * MINUTE;
	await closeMeeting(stage.as(lead), { communityId, meetingId });

	yield Math.max(instantAt(dayOf(stage.clock.now() + DAY), '09:30'), stage.clock.now());
	for (const { id: paperId } of await listPapersOfMeeting(stage.db, meetingId)) {
		await adoptPaper(stage.as(chair), { communityId, paperId });
		await sealPaper(stage.as(chair), { communityId, paperId });
	}
	return held;
}

async function* vote(
	place: Place,
	{ lead }: PlannedSitting,
	{ itemId, item, phones }: { itemId: Id<'item'>; item: PlannedItem; phones: Id<'person'>[] }
): Scene {
	const { stage, id: communityId } = place;
	const { counts, byPhone = 0 } = item;
	const voteId = await openVote(stage.as(lead), { communityId, itemId });
	yield stage.clock.now() + 2 * MINUTE;
	for (const personId of phones.slice(0, byPhone))
		await castBallot(stage.as(personId), { communityId, voteId, choice: 'yes' });
	yield stage.clock.now() + MINUTE;
	const hands = { ...counts!, yes: counts!.yes - byPhone };
	await countHands(stage.as(lead), { communityId, voteId, hands });
	await closeVote(stage.as(lead), { communityId, voteId });
}

/** So many of these, not always the first of the list. */
function spread<T>(from: readonly T[], count: number): T[] {
	const chosen = new Set<T>();
	for (let at = 0; chosen.size < Math.min(count, from.length); at += 1)
		chosen.add(from[(at * 7 + Math.floor((at * 7) / from.length)) % from.length]!);
	return [...chosen];
}
