import { and, eq, inArray, or } from 'drizzle-orm';
import type { Json } from '#lib/kernel/canonical-json.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { commentPeriods } from '#lib/comments/server/comment-tables.ts';
import { versions } from '#lib/documents/server/document-tables.ts';
import { agendaItems, meetings } from '#lib/meetings/server/meeting-tables.ts';
import { papers } from '#lib/minutes/server/paper-tables.ts';
import { notices } from '#lib/notices/server/notice-tables.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { votes } from '#lib/votes/server/vote-tables.ts';

/** Items on an agenda whose vote decides a matter: what the public may read the result of. */
const DECIDING = ['resolve', 'deliberate'] as const;

/** A frozen text that everybody may read, with what its hash is taken over. */
export interface PublicVersion {
	id: Id<'version'>;
	matterId: Id<'matter'>;
	number: number;
	title: string;
	hash: string;
	content: Json;
	frozenAt: Instant;
}

/**
 * The frozen texts of these matters that are public: laid open to everyone for comment, or decided on. A draft that is
 * under review, or that was set aside, is for those inside.
 */
export async function listPublicVersions(
	db: Reader,
	communityId: Id<'community'>,
	matterIds: Id<'matter'>[]
): Promise<PublicVersion[]> {
	if (!matterIds.length) return [];
	const laidOpen = db
		.select({ id: commentPeriods.versionId })
		.from(commentPeriods)
		.where(
			and(inArray(commentPeriods.matterId, matterIds), eq(commentPeriods.audience, 'everyone'))
		);
	const decidedOn = db
		.select({ id: votes.versionId })
		.from(votes)
		.innerJoin(agendaItems, eq(agendaItems.id, votes.itemId))
		.innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
		.where(
			and(
				inArray(votes.matterId, matterIds),
				eq(votes.state, 'closed'),
				eq(meetings.inner, false),
				inArray(agendaItems.purpose, [...DECIDING])
			)
		);
	const open = new Set((await laidOpen).map(({ id }) => id));
	const decided = new Set((await decidedOn).map(({ id }) => id));
	const rows = await db
		.select({
			id: versions.id,
			matterId: versions.matterId,
			number: versions.number,
			title: versions.title,
			hash: versions.hash,
			content: versions.content,
			frozenAt: versions.frozenAt
		})
		.from(versions)
		.where(and(eq(versions.communityId, communityId), inArray(versions.matterId, matterIds)));
	return rows.filter(({ id }) => open.has(id) || decided.has(id));
}

/** The closed votes among these that decided something in public. */
export async function listPublicVotes(db: Reader, communityId: Id<'community'>, ids: Id<'vote'>[]) {
	if (!ids.length) return [];
	const rows = await db
		.select({ vote: votes })
		.from(votes)
		.innerJoin(agendaItems, eq(agendaItems.id, votes.itemId))
		.innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
		.where(
			and(
				inArray(votes.id, ids),
				eq(votes.communityId, communityId),
				eq(votes.state, 'closed'),
				eq(meetings.inner, false),
				inArray(agendaItems.purpose, [...DECIDING])
			)
		);
	return rows.map(({ vote }) => vote);
}

/** The sealed papers among these that everybody may read: digests, and the resolutions of sittings that were not inner. */
export async function listPublicPapers(
	db: Reader,
	communityId: Id<'community'>,
	ids: Id<'paper'>[]
) {
	if (!ids.length) return [];
	const rows = await db
		.select({ paper: papers })
		.from(papers)
		.innerJoin(meetings, eq(meetings.id, papers.meetingId))
		.where(
			and(
				inArray(papers.id, ids),
				eq(papers.communityId, communityId),
				eq(papers.state, 'sealed'),
				or(eq(papers.kind, 'digest'), and(eq(papers.kind, 'resolution'), eq(meetings.inner, false)))
			)
		);
	return rows.map(({ paper }) => paper);
}

export async function listPublicNotices(
	db: Reader,
	communityId: Id<'community'>,
	ids: Id<'notice'>[]
) {
	if (!ids.length) return [];
	return db
		.select()
		.from(notices)
		.where(and(inArray(notices.id, ids), eq(notices.communityId, communityId)));
}
