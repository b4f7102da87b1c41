import { newId, type Id } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import type { Community } from '#lib/communities/community.ts';
import { listVersions } from '#lib/documents/server/version-store.ts';
import { quorumSum, rulesOfAgenda } from '#lib/meetings/quorum.ts';
import type { Meeting } from '#lib/meetings/meeting.ts';
import { listAttendees, listItems } from '#lib/meetings/server/meeting-store.ts';
import { womenThere } from '#lib/meetings/server/women-there.ts';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { rulePlace } from '#lib/rulebooks/server/local-rules.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { listVotesOfMeeting } from '#lib/votes/server/vote-store.ts';
import { papersOf, type ItemFacts, type SittingFacts } from '../paper-text.ts';
import { insertPapers } from './paper-store.ts';

/** Makes the papers of a sitting that has ended: everything in them falls out of what was done in it. */
export async function makePapers(
	tx: Tx,
	ctx: Pick<Ctx, 'now'>,
	community: Community,
	meeting: Meeting
): Promise<Id<'paper'>[]> {
	const facts = await sittingFacts(tx, community, meeting);
	const rows = papersOf(facts).map(({ kind, title, lines }) => ({
		id: newId('paper'),
		communityId: community.id,
		meetingId: meeting.id,
		kind,
		title,
		body: lines.map(({ text }) => text).join('\n'),
		computed: lines.filter(({ isComputed }) => isComputed).map(({ text }) => text),
		state: 'draft' as const,
		madeAt: ctx.now
	}));
	await insertPapers(tx, rows);
	return rows.map(({ id }) => id);
}

async function sittingFacts(tx: Tx, community: Community, meeting: Meeting): Promise<SittingFacts> {
	const items = await listItems(tx, meeting.id);
	const sheet = await listAttendees(tx, meeting.id);
	const due = sheet.filter((line) => line.due);
	const present = due.filter(({ signedInAt }) => signedInAt !== null);
	const missing = due.filter(({ signedInAt }) => signedInAt === null);
	const counted = due.length + meeting.vacant;
	const day = dayOf(meeting.openedAt ?? meeting.startsAt);
	const purposes = items.map(({ purpose }) => purpose);
	const rules = rulesOfAgenda(meeting, await rulePlace(tx, community, day), purposes, day);
	const more = await womenThere(tx, meeting, rules, 'at_all');

	const { chairId, recorderId } = meeting;
	const named = await listPersonsById(tx, community.id, [
		...[chairId, recorderId].flatMap((id) => id ?? [])
	]);
	const nameOf = (id: Id<'person'> | null) => named.find((person) => person.id === id)?.name ?? '';

	return {
		community: community.name,
		title: meeting.title,
		bodies: meeting.bodies.map(({ name }) => name),
		place: meeting.place,
		shortReason: meeting.shortReason,
		mode: meeting.mode,
		startsAt: meeting.startsAt,
		openedAt: meeting.openedAt,
		closedAt: meeting.closedAt,
		enteredAt: meeting.enteredAfterwards ? meeting.calledAt : null,
		inner: meeting.inner,
		chair: nameOf(chairId),
		recorder: nameOf(recorderId),
		due: counted,
		present: present.map(({ name, leftAt }) => ({ name, leftAt })),
		excused: missing.filter(({ excused }) => excused).map(({ name }) => name),
		absent: missing.filter(({ excused }) => !excused).map(({ name }) => name),
		observers: sheet
			.filter((line) => !line.due && line.signedInAt !== null)
			.map(({ name }) => name),
		quorum: quorumSum(rules, meeting, { due: counted, present: present.length, more }),
		rules,
		items: await itemFacts(tx, meeting, items)
	};
}

async function itemFacts(
	tx: Tx,
	meeting: Meeting,
	items: Awaited<ReturnType<typeof listItems>>
): Promise<ItemFacts[]> {
	const votes = await listVotesOfMeeting(tx, meeting.id);
	const texts = new Map<string, Awaited<ReturnType<typeof listVersions>>[number]>();
	for (const matterId of new Set(items.flatMap(({ matterId }) => matterId ?? [])))
		for (const version of await listVersions(tx, matterId)) texts.set(version.id, version);
	return items.map(({ id, number, title, state, gist, versionId }) => {
		const version = versionId ? texts.get(versionId) : undefined;
		return {
			number,
			title,
			state,
			gist,
			version: version
				? { number: version.number, title: version.title, hash: version.hash }
				: null,
			result: votes.find((vote) => vote.itemId === id)?.result ?? null
		};
	});
}
