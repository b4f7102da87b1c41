import { and, asc, count, desc, eq, gt, isNull, lte, max, sql } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Adoption, Period } from '../comment.ts';
import { commentPeriods, comments } from './comment-tables.ts';

/** A period by id, within this community only. */
export async function getPeriod(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'period'>
): Promise<Period> {
	const [row] = await db
		.select()
		.from(commentPeriods)
		.where(and(eq(commentPeriods.id, id), eq(commentPeriods.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** A comment by id, within this community only. */
export async function getComment(db: Reader, communityId: Id<'community'>, id: Id<'comment'>) {
	const [row] = await db
		.select()
		.from(comments)
		.where(and(eq(comments.id, id), eq(comments.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** The periods of a matter, first one first, with how many comments came and how many wait for an answer. */
export async function listPeriodsOfMatter(db: Reader, matterId: Id<'matter'>) {
	const rows = await db
		.select({
			period: commentPeriods,
			comments: count(comments.id),
			answered: count(comments.adoption)
		})
		.from(commentPeriods)
		.leftJoin(comments, eq(comments.periodId, commentPeriods.id))
		.where(eq(commentPeriods.matterId, matterId))
		.groupBy(commentPeriods.id)
		.orderBy(asc(commentPeriods.opensAt), asc(commentPeriods.id));
	return rows.map(({ period, comments, answered }) => ({
		...period,
		comments: Number(comments),
		unanswered: Number(comments) - Number(answered)
	}));
}

/** Periods that take comments now, those that end first on top. */
export async function listOpenPeriods(db: Reader, communityId: Id<'community'>, now: Instant) {
	return db
		.select()
		.from(commentPeriods)
		.where(
			and(
				eq(commentPeriods.communityId, communityId),
				isNull(commentPeriods.closedAt),
				lte(commentPeriods.opensAt, now),
				gt(commentPeriods.closesAt, now)
			)
		)
		.orderBy(asc(commentPeriods.closesAt), asc(commentPeriods.id));
}

/** Open periods whose time is over. */
export async function listDuePeriods(db: Reader, now: Instant) {
	return db
		.select({ id: commentPeriods.id, communityId: commentPeriods.communityId })
		.from(commentPeriods)
		.where(and(isNull(commentPeriods.closedAt), lte(commentPeriods.closesAt, now)))
		.orderBy(asc(commentPeriods.closesAt), asc(commentPeriods.id));
}

/** How the comments of a period were answered, in one statement over its index. */
export async function countAnswers(
	db: Reader,
	periodId: Id<'period'>
): Promise<Record<Adoption | 'unanswered', number>> {
	const rows = await db
		.select({ adoption: comments.adoption, count: count() })
		.from(comments)
		.where(eq(comments.periodId, periodId))
		.groupBy(comments.adoption);
	const of = (adoption: Adoption | null) =>
		Number(rows.find((row) => row.adoption === adoption)?.count ?? 0);
	return {
		adopted: of('adopted'),
		partly: of('partly'),
		not_adopted: of('not_adopted'),
		unanswered: of(null)
	};
}

const shown = {
	id: comments.id,
	number: comments.number,
	channel: comments.channel,
	body: comments.body,
	at: comments.at,
	adoption: comments.adoption,
	answer: comments.answer,
	answeredAt: comments.answeredAt
};

/** Comments before `before` (a number), newest first: as everybody sees them, by number and without a name. */
export async function listComments(
	db: Reader,
	periodId: Id<'period'>,
	{ before, limit }: { before: number | undefined; limit: number }
) {
	return db
		.select(shown)
		.from(comments)
		.where(
			and(
				eq(comments.periodId, periodId),
				before === undefined ? undefined : sql`${comments.number} < ${before}`
			)
		)
		.orderBy(desc(comments.number))
		.limit(limit);
}

/** The same with the names, which the desk knows. */
export async function readNamedComments(
	db: Reader,
	periodId: Id<'period'>,
	{ before, limit }: { before: number | undefined; limit: number }
) {
	return db
		.select({ ...shown, author: persons.name })
		.from(comments)
		.leftJoin(persons, eq(persons.id, comments.authorId))
		.where(
			and(
				eq(comments.periodId, periodId),
				before === undefined ? undefined : sql`${comments.number} < ${before}`
			)
		)
		.orderBy(desc(comments.number))
		.limit(limit);
}

/** Whether the comment of this number is this person's: the receipt is shown to nobody else. */
export async function isCommentOf(
	db: Reader,
	periodId: Id<'period'>,
	{ number, personId }: { number: number; personId: Id<'person'> }
): Promise<boolean> {
	const [row] = await db
		.select({ authorId: comments.authorId, recordedBy: comments.recordedBy })
		.from(comments)
		.where(and(eq(comments.periodId, periodId), eq(comments.number, number)))
		.limit(1);
	return row !== undefined && (row.authorId === personId || row.recordedBy === personId);
}

/** The highest number given in a period so far, zero before the first. */
export async function findLastNumber(db: Reader, periodId: Id<'period'>): Promise<number> {
	const [row] = await db
		.select({ last: max(comments.number) })
		.from(comments)
		.where(eq(comments.periodId, periodId));
	return Number(row?.last ?? 0);
}

export async function insertPeriod(
	tx: Tx,
	period: typeof commentPeriods.$inferInsert
): Promise<void> {
	await tx.insert(commentPeriods).values(period);
}

export async function insertComment(tx: Tx, comment: typeof comments.$inferInsert): Promise<void> {
	// With "do nothing" PostgreSQL answers a number just taken with a serialization failure, which is run again.
	const [written] = await tx
		.insert(comments)
		.values(comment)
		.onConflictDoNothing()
		.returning({ id: comments.id });
	if (!written)
		throw new Error(`comment ${comment.number} of ${comment.periodId} was there already`);
}

/** Answers a comment once, and says whether this call did. */
export async function answerOnce(
	tx: Tx,
	answer: {
		id: Id<'comment'>;
		adoption: Adoption;
		text: string;
		by: Id<'person'>;
		at: Instant;
	}
): Promise<boolean> {
	const answered = await tx
		.update(comments)
		.set({
			adoption: answer.adoption,
			answer: answer.text,
			answeredBy: answer.by,
			answeredAt: answer.at
		})
		.where(and(eq(comments.id, answer.id), isNull(comments.adoption)))
		.returning({ id: comments.id });
	return answered.length === 1;
}

/** Closes an open period whose time is over, and says whether this call did. */
export async function closeOnce(tx: Tx, id: Id<'period'>, at: Instant): Promise<boolean> {
	const closed = await tx
		.update(commentPeriods)
		.set({ closedAt: at })
		.where(
			and(
				eq(commentPeriods.id, id),
				isNull(commentPeriods.closedAt),
				lte(commentPeriods.closesAt, at)
			)
		)
		.returning({ id: commentPeriods.id });
	return closed.length === 1;
}

/** Closes what a matter still has open, whatever its time. */
export async function closeAllOf(tx: Tx, matterId: Id<'matter'>, at: Instant): Promise<void> {
	await tx
		.update(commentPeriods)
		.set({ closedAt: at })
		.where(and(eq(commentPeriods.matterId, matterId), isNull(commentPeriods.closedAt)));
}

/** Moves the end of an open period, and says whether it was still open. */
export async function moveClosing(
	tx: Tx,
	id: Id<'period'>,
	to: { closesAt: Instant; reason: string }
): Promise<boolean> {
	const moved = await tx
		.update(commentPeriods)
		.set({ closesAt: to.closesAt, extendReason: to.reason })
		.where(and(eq(commentPeriods.id, id), isNull(commentPeriods.closedAt)))
		.returning({ id: commentPeriods.id });
	return moved.length === 1;
}
