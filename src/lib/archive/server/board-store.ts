import { and, asc, count, desc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { commentPeriods, comments } from '#lib/comments/server/comment-tables.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import { agendaItems, meetings } from '#lib/meetings/server/meeting-tables.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { votes } from '#lib/votes/server/vote-tables.ts';
import type { ArchiveKind } from '../archive-entry.ts';
import { archiveEntries } from './archive-tables.ts';

/** What a front page shows of one sort: more than this is on the list behind it. */
const SHOWN = 12;

/** Texts laid open for comment now, the one that closes first at the top. */
export async function listOpenPeriods(db: Reader, communityId: Id<'community'>, now: Instant) {
	const counted = db
		.select({
			periodId: comments.periodId,
			written: count().as('written_count'),
			answered: count(comments.adoption).as('answered_count')
		})
		.from(comments)
		.groupBy(comments.periodId)
		.as('counted');
	const rows = await db
		.select({
			id: commentPeriods.id,
			title: matters.title,
			audience: commentPeriods.audience,
			matterId: matters.id,
			closesAt: commentPeriods.closesAt,
			written: counted.written,
			answered: counted.answered
		})
		.from(commentPeriods)
		.innerJoin(matters, eq(matters.id, commentPeriods.matterId))
		.leftJoin(counted, eq(counted.periodId, commentPeriods.id))
		.where(
			and(
				eq(commentPeriods.communityId, communityId),
				isNull(commentPeriods.closedAt),
				lte(commentPeriods.opensAt, now),
				gt(commentPeriods.closesAt, now)
			)
		)
		.orderBy(asc(commentPeriods.closesAt), asc(commentPeriods.id))
		.limit(SHOWN);
	return rows.map((row) => ({
		...row,
		written: Number(row.written ?? 0),
		answered: Number(row.answered ?? 0)
	}));
}

/** Votes being taken now in sittings that are not inner. */
export async function listOpenVotes(db: Reader, communityId: Id<'community'>) {
	return db
		.select({
			id: votes.id,
			question: votes.question,
			matterId: votes.matterId,
			meetingId: meetings.id,
			meeting: meetings.title
		})
		.from(votes)
		.innerJoin(agendaItems, eq(agendaItems.id, votes.itemId))
		.innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
		.where(
			and(eq(votes.communityId, communityId), eq(votes.state, 'open'), eq(meetings.inner, false))
		)
		.orderBy(asc(votes.openedAt), asc(votes.id))
		.limit(SHOWN);
}

/** Sittings that are on, or ahead, and not inner; with how many items are on the agenda. */
export async function listMeetingsAhead(db: Reader, communityId: Id<'community'>, now: Instant) {
	const agenda = db
		.select({ meetingId: agendaItems.meetingId, items: count().as('item_count') })
		.from(agendaItems)
		.groupBy(agendaItems.meetingId)
		.as('agenda');
	const rows = await db
		.select({
			id: meetings.id,
			title: meetings.title,
			place: meetings.place,
			startsAt: meetings.startsAt,
			state: meetings.state,
			items: agenda.items
		})
		.from(meetings)
		.leftJoin(agenda, eq(agenda.meetingId, meetings.id))
		.where(
			and(
				eq(meetings.communityId, communityId),
				eq(meetings.inner, false),
				or(
					eq(meetings.state, 'open'),
					and(eq(meetings.state, 'called'), gt(meetings.startsAt, now))
				)
			)
		)
		.orderBy(asc(meetings.startsAt), asc(meetings.id))
		.limit(3);
	return rows.map((row) => ({ ...row, items: Number(row.items ?? 0) }));
}

/** What was last put into the archive of a kind. */
export async function listLatest(
	db: Reader,
	communityId: Id<'community'>,
	{ kind, limit }: { kind: ArchiveKind; limit: number }
) {
	return db
		.select({
			subject: archiveEntries.subject,
			kind: archiveEntries.kind,
			title: archiveEntries.title,
			outcome: archiveEntries.outcome,
			at: archiveEntries.at
		})
		.from(archiveEntries)
		.where(and(eq(archiveEntries.communityId, communityId), eq(archiveEntries.kind, kind)))
		.orderBy(desc(archiveEntries.at), desc(archiveEntries.number))
		.limit(limit);
}
