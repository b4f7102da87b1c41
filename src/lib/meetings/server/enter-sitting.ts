import { newId, type Id } from '#lib/kernel/id.ts';
import { dayOf, type Instant } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getBody, getCommunity } from '#lib/communities/server/community-store.ts';
import { getVersion, listVersions } from '#lib/documents/server/version-store.ts';
import { getPerson } from '#lib/people/server/person-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Counting } from '#lib/rulebooks/rule.ts';
import { rulePlace } from '#lib/rulebooks/server/local-rules.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { decidesText, isInner, mayCall, type ItemState, type MeetingMode } from '../meeting.ts';
import { admitsCounting, admitsMode, rulesOfAgenda } from '../quorum.ts';
import type { ItemDraft } from '../item-draft.ts';
import { drawUpAgenda } from './agenda.ts';
import { insertMeeting } from './meeting-store.ts';
import { dueOn, sheetOf } from './seats.ts';

/** A sitting held earlier, as it is written down. */
export interface PastSitting {
	communityId: Id<'community'>;
	bodyIds: Id<'body'>[];
	counting: Counting;
	mode?: MeetingMode;
	title: string;
	place: string;
	heldAt: Instant;
	chairId: Id<'person'>;
	recorderId: Id<'person'>;
	presentIds: Id<'person'>[];
	observerIds?: Id<'person'>[];
}

/**
 * Writes down a sitting held earlier, closed, with who was there. Who was due is drawn from the posts of that day; from
 * today's where the posts do not reach back. For `minutes/`, which adds votes and papers in the same transaction.
 */
export async function enterSitting(
	tx: Tx,
	ctx: Ctx,
	past: PastSitting,
	drafts: (ItemDraft & { gist: string; state: ItemState })[]
) {
	const { communityId, counting, mode = 'sitting', title, place, heldAt } = past;
	const { chairId, recorderId } = past;
	const bodyIds = [...new Set(past.bodyIds)];
	const community = await getCommunity(tx, communityId);
	const bodies = [];
	for (const id of bodyIds) bodies.push(await getBody(tx, communityId, id));
	const kinds = bodies.map(({ kind }) => kind);

	const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
	insist(mayCall(standing, kinds));
	if (heldAt >= ctx.now) throw new Refusal('meeting.in_future');
	const day = dayOf(heldAt);
	if (!admitsCounting(bodies, community.kind, counting, day))
		throw new Refusal('meeting.counting_wrong');
	const local = await rulePlace(tx, community, day);
	const purposes = drafts.map(({ purpose }) => purpose);
	insist(admitsMode(rulesOfAgenda({ bodies, counting }, local, purposes, day), mode));

	let sheet = await sheetOf(tx, bodies, counting, heldAt);
	if (dueOn(sheet).length === 0) sheet = await sheetOf(tx, bodies, counting, ctx.now);
	const due = dueOn(sheet);
	if (due.length === 0) throw new Refusal('meeting.nobody_due');

	const there = new Set(past.presentIds);
	const dueIds = new Set(due.map(({ personId }) => personId));
	if ([...there].some((id) => !dueIds.has(id))) throw new Refusal('meeting.not_listed');
	const observers = [...new Set(past.observerIds ?? [])].filter((id) => !dueIds.has(id));
	for (const id of [...observers, recorderId]) await getPerson(tx, communityId, id);
	if (!there.has(chairId) && !observers.includes(chairId))
		throw new Refusal('meeting.chair_not_listed');

	const items = await drawUpAgenda(tx, communityId, kinds, drafts, heldAt);
	for (const [index, { matterId, purpose, versionId }] of items.entries()) {
		if (versionId && (await getVersion(tx, communityId, versionId)).frozenAt > heldAt)
			throw new Refusal('meeting.text_later');
		// A vote that rests on no text carries no step: the clerk would learn it only when nothing moves.
		const wasVoted = drafts[index]!.state === 'decided' && decidesText(purpose);
		if (wasVoted && matterId && !versionId && (await listVersions(tx, matterId)).length)
			throw new Refusal('meeting.text_later');
	}

	const meetingId = newId('meeting');
	const sat = { signedInAt: heldAt, channel: 'paper', signedInBy: standing.personId! } as const;
	await insertMeeting(
		tx,
		{
			id: meetingId,
			communityId,
			title,
			place,
			startsAt: heldAt,
			calledBy: standing.personId!,
			calledAt: ctx.now,
			enteredAfterwards: true,
			counting,
			mode,
			vacant: sheet.vacant,
			inner: isInner(kinds),
			state: 'closed',
			chairId,
			recorderId,
			openedAt: heldAt,
			closedAt: heldAt
		},
		{
			bodyIds,
			sheet: [
				...due.map(({ personId }) => ({
					personId,
					due: true,
					...(there.has(personId) ? sat : {})
				})),
				...observers.map((personId) => ({ personId, due: false, ...sat }))
			],
			items: items.map((item, index) => ({
				...item,
				gist: drafts[index]!.gist,
				state: drafts[index]!.state
			}))
		}
	);
	const counted = due.length + sheet.vacant;
	return { meetingId, items, roll: [...there].sort(), due: counted, community, local, bodies };
}
