import type { Id } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { explain } from '#lib/kernel/messages.ts';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import type { Community } from '#lib/communities/community.ts';
import { listVersions } from '#lib/documents/server/version-store.ts';
import {
	areDoorsOpen,
	isInner,
	mayEnd,
	mayOpen,
	mayRun,
	maySeeInside,
	nextMove
} from '#lib/meetings/meeting.ts';
import { isQuorate, quorumSum, rulesOf, rulesOfAgenda } from '#lib/meetings/quorum.ts';
import { womenThere } from '#lib/meetings/server/women-there.ts';
import {
	findAttendee,
	getAttendance,
	getMeeting,
	listAttendees,
	listItems
} from '#lib/meetings/server/meeting-store.ts';
import { m } from '#lib/paraglide/messages.js';
import { groupByBody, groupPeople } from '#lib/people/office-holders.ts';
import { listOfficeHolders } from '#lib/people/server/office-holder-store.ts';
import type { Standing } from '#lib/people/standing.ts';
import { rulePlace } from '#lib/rulebooks/server/local-rules.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { countTurnout, findVoter, listVotesOfMeeting } from '#lib/votes/server/vote-store.ts';
import { mayRead, paperKinds } from '../paper.ts';
import { listPapersOfMeeting } from './paper-store.ts';

/** A sitting as one person may see it, and what they may do in it now. */
export async function loadMeeting(
	{ db, now }: Ctx,
	{ community, standing }: { community: Community; standing: Standing },
	meetingId: Id<'meeting'>
) {
	const meeting = await getMeeting(db, community.id, meetingId);
	const me = await findAttendee(db, meetingId, standing.personId);
	const isListed = me !== undefined;
	const sees = maySeeInside(meeting, standing, { isListed }).ok;
	const runs = mayRun(meeting, standing).ok;
	// Of a party meeting nothing but date, body and numbers is shown outside; the clerk who runs it sees the agenda.
	const seesAgenda = !meeting.inner || sees || runs;

	const items = await listItems(db, meetingId);
	const attendance = await getAttendance(db, meetingId);
	const day = dayOf(meeting.openedAt ?? (meeting.state === 'called' ? now : meeting.startsAt));
	const purposes = items.map(({ purpose }) => purpose);
	const place = await rulePlace(db, community, day);
	const rules = rulesOfAgenda(meeting, place, purposes, day);
	const counted = { ...attendance, more: await womenThere(db, meeting, rules) };
	const today = await rulePlace(db, community, dayOf(now));
	const move = nextMove(meeting, items);
	const votes = await listVotesOfMeeting(db, meetingId);
	const open = votes.find(({ state }) => state === 'open');
	const voter = open && (await findVoter(db, open.id, standing.personId));
	const papers = meeting.state === 'closed' ? await listPapersOfMeeting(db, meetingId) : [];
	const sheet = runs || sees ? await listAttendees(db, meetingId) : [];
	const nameOf = (id: Id<'person'> | null) => sheet.find(({ personId }) => personId === id)?.name;
	const holders =
		runs && meeting.state !== 'closed' ? await listOfficeHolders(db, community.id, now) : [];
	const kinds = meeting.bodies.map(({ kind }) => kind);
	const isListedHere = new Set(sheet.map(({ personId }) => personId));

	return {
		id: meeting.id,
		title: seesAgenda ? meeting.title : meeting.bodies.map(({ name }) => name).join('、'),
		bodies: meeting.bodies.map(({ name }) => name),
		place: meeting.place,
		mode: meeting.mode,
		shortReason: seesAgenda ? meeting.shortReason : null,
		startsAt: meeting.startsAt,
		closedAt: meeting.closedAt,
		state: meeting.state,
		inner: isInner(meeting.bodies.map(({ kind }) => kind)),
		enteredAt: meeting.enteredAfterwards ? meeting.calledAt : null,
		cancelReason: seesAgenda ? meeting.cancelReason : null,
		chair: nameOf(meeting.chairId) ?? null,
		attendance,
		quorum: quorumSum(rules, meeting, counted),
		rules: rules.map(({ source, certainty }) => ({ source, certainty })),
		sees,
		runs,
		items: seesAgenda
			? await Promise.all(
					items.map(async ({ id, number, title, purpose, state, gist, matterId, versionId }) => {
						const vote = votes.find(({ itemId }) => itemId === id);
						const texts = matterId && versionId ? await listVersions(db, matterId) : [];
						const text = texts.find((version) => version.id === versionId);
						return {
							id,
							number,
							title,
							purpose,
							state,
							gist: sees ? gist : '',
							matterId,
							text: text && { id: text.id, number: text.number, hash: text.hash },
							vote: vote && { id: vote.id, state: vote.state, passed: vote.result?.passed ?? null }
						};
					})
				)
			: [],
		me: me && {
			due: me.due,
			isThere: me.signedInAt !== null && me.leftAt === null,
			maySignIn: explain(areDoorsOpen(meeting, now))
		},
		/** The vote that is open, and whether it waits for this person. */
		open:
			open && seesAgenda
				? {
						id: open.id,
						question: open.question,
						present: open.present,
						turnout: await countTurnout(db, open.id),
						isCounted: open.tally !== null,
						tally: runs ? open.tally : null,
						waitsForMe: voter !== undefined && !voter.hasCast && open.tally === null
					}
				: undefined,
		conduct: runs
			? {
					move: move.kind,
					itemId: 'item' in move ? move.item.id : null,
					mayOpen: explain(mayOpen(meeting, standing, now)),
					maySignIn: explain(areDoorsOpen(meeting, now)),
					mayVote: explain(
						'item' in move
							? isQuorate(rulesOf(meeting, today, move.item.purpose, dayOf(now)), meeting, counted)
							: refuse('meeting.item_not_discussing')
					),
					mayClose: explain(meeting.state === 'open' ? mayEnd(items) : refuse('meeting.not_open')),
					mayWriteGist: explain(sees ? allow : refuse('meeting.inner')),
					/** Who may lead it: those on the sheet. Who may keep the record, or sit in: whoever holds a post. */
					chairs: groupPeople(sheet, holders, {
						likely: kinds,
						others: m['meeting.others_due']()
					}),
					recorders: groupByBody(holders, ['desk', ...kinds]),
					guests: groupByBody(holders.filter(({ id }) => !isListedHere.has(id)))
				}
			: undefined,
		sheet: sheet.map(({ personId, name, due, excused, signedInAt, channel, leftAt }) => ({
			personId,
			name,
			due,
			excused,
			channel,
			isThere: signedInAt !== null && leftAt === null,
			hasLeft: leftAt !== null
		})),
		papers: papers
			.sort((a, b) => paperKinds.indexOf(a.kind) - paperKinds.indexOf(b.kind))
			.filter((paper) => mayRead(paper, meeting, standing, { isListed }).ok)
			.map(({ id, kind, title, state }) => ({ id, kind, title, state }))
	};
}

export type MeetingView = Awaited<ReturnType<typeof loadMeeting>>;
