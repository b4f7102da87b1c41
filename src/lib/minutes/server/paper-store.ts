import { and, asc, desc, eq, exists, inArray } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { agendaItems, meetings } from '#lib/meetings/server/meeting-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Paper } from '../paper.ts';
import { paperCorrections, papers } from './paper-tables.ts';

/** A paper by id, within this community only. */
export async function getPaper(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'paper'>
): Promise<Paper> {
	const [row] = await db
		.select()
		.from(papers)
		.where(and(eq(papers.id, id), eq(papers.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

export async function listPapersOfMeeting(db: Reader, meetingId: Id<'meeting'>): Promise<Paper[]> {
	return db
		.select()
		.from(papers)
		.where(eq(papers.meetingId, meetingId))
		.orderBy(asc(papers.madeAt), desc(papers.kind));
}

/** The papers of every sitting a matter stood before, oldest first. */
export async function listPapersOfMatter(db: Reader, matterId: Id<'matter'>): Promise<Paper[]> {
	return db
		.select()
		.from(papers)
		.where(
			exists(
				db
					.select({ id: agendaItems.id })
					.from(agendaItems)
					.where(
						and(eq(agendaItems.meetingId, papers.meetingId), eq(agendaItems.matterId, matterId))
					)
			)
		)
		.orderBy(asc(papers.madeAt), desc(papers.kind));
}

/** Sealed digests of a community, the latest first: what the board and the archive show. */
export async function listSealedDigests(
	db: Reader,
	communityId: Id<'community'>,
	{ offset, limit }: { offset: number; limit: number }
): Promise<Paper[]> {
	return db
		.select()
		.from(papers)
		.where(
			and(
				eq(papers.communityId, communityId),
				eq(papers.kind, 'digest'),
				eq(papers.state, 'sealed')
			)
		)
		.orderBy(desc(papers.sealedAt), desc(papers.id))
		.limit(limit)
		.offset(offset);
}

/** Papers that wait to be read, adopted or sealed, the oldest first. Those of inner meetings only when asked for. */
export async function listUnsealedPapers(
	db: Reader,
	communityId: Id<'community'>,
	{ inner, limit }: { inner: boolean; limit: number }
): Promise<Pick<Paper, 'id' | 'kind' | 'title' | 'state' | 'madeAt'>[]> {
	return db
		.select({
			id: papers.id,
			kind: papers.kind,
			title: papers.title,
			state: papers.state,
			madeAt: papers.madeAt
		})
		.from(papers)
		.innerJoin(meetings, eq(meetings.id, papers.meetingId))
		.where(
			and(
				eq(papers.communityId, communityId),
				inArray(papers.state, ['draft', 'adopted']),
				inner ? undefined : eq(meetings.inner, false)
			)
		)
		.orderBy(asc(papers.madeAt), desc(papers.kind))
		.limit(limit);
}

export async function insertPapers(tx: Tx, rows: (typeof papers.$inferInsert)[]): Promise<void> {
	await tx.insert(papers).values(rows);
}

/** Puts the corrected text in place of the old one, which is kept; only while the paper is a draft. */
export async function replaceBody(
	tx: Tx,
	paperId: Id<'paper'>,
	body: string,
	correction: Omit<typeof paperCorrections.$inferInsert, 'paperId' | 'number'>
): Promise<boolean> {
	const rows = await tx
		.update(papers)
		.set({ body })
		.where(and(eq(papers.id, paperId), eq(papers.state, 'draft')))
		.returning({ id: papers.id });
	if (rows.length === 0) return false;
	const number = (await tx.$count(paperCorrections, eq(paperCorrections.paperId, paperId))) + 1;
	await tx.insert(paperCorrections).values({ ...correction, paperId, number });
	return true;
}

export async function listCorrections(db: Reader, paperId: Id<'paper'>) {
	return db
		.select({
			number: paperCorrections.number,
			reason: paperCorrections.reason,
			before: paperCorrections.before,
			correctedAt: paperCorrections.correctedAt,
			name: persons.name
		})
		.from(paperCorrections)
		.innerJoin(persons, eq(persons.id, paperCorrections.correctedBy))
		.where(eq(paperCorrections.paperId, paperId))
		.orderBy(asc(paperCorrections.number));
}

export async function markAdopted(
	tx: Tx,
	id: Id<'paper'>,
	adoptedBy: Id<'person'>,
	adoptedAt: Instant
): Promise<boolean> {
	const rows = await tx
		.update(papers)
		.set({ state: 'adopted', adoptedBy, adoptedAt })
		.where(and(eq(papers.id, id), eq(papers.state, 'draft')))
		.returning({ id: papers.id });
	return rows.length === 1;
}

export async function markSealed(
	tx: Tx,
	id: Id<'paper'>,
	seal: { sealedBy: Id<'person'>; sealedAt: Instant; hash: string; journalHead: string }
): Promise<boolean> {
	const rows = await tx
		.update(papers)
		.set({ ...seal, state: 'sealed' })
		.where(and(eq(papers.id, id), eq(papers.state, 'adopted')))
		.returning({ id: papers.id });
	return rows.length === 1;
}
