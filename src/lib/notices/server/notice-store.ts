import { and, asc, count, desc, eq, gt, isNull, like, sql } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Notice, ObjectionOutcome } from '../notice.ts';
import { notices, objections } from './notice-tables.ts';

/** A notice by id, within this community only. */
export async function getNotice(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'notice'>
): Promise<Notice> {
	const [row] = await db
		.select()
		.from(notices)
		.where(and(eq(notices.id, id), eq(notices.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

export async function findNotice(db: Reader, id: Id<'notice'>): Promise<Notice | undefined> {
	const [row] = await db.select().from(notices).where(eq(notices.id, id)).limit(1);
	return row;
}

/** A line of a list: enough to choose by. */
const line = {
	id: notices.id,
	kind: notices.kind,
	number: notices.number,
	title: notices.title,
	issuer: notices.issuer,
	postedAt: notices.postedAt,
	postedUntil: notices.postedUntil,
	withdrawnAt: notices.withdrawnAt
};

/** Notices of a community, newest first. `hanging` keeps to those on the board at that instant. */
export async function listNotices(
	db: Reader,
	communityId: Id<'community'>,
	{ page, size, hanging }: { page: number; size: number; hanging?: Instant }
) {
	return db
		.select(line)
		.from(notices)
		.where(whereListed(communityId, hanging))
		.orderBy(desc(notices.postedAt), desc(notices.number))
		.limit(size)
		.offset((page - 1) * size);
}

export async function countNotices(
	db: Reader,
	communityId: Id<'community'>,
	hanging?: Instant
): Promise<number> {
	return db.$count(notices, whereListed(communityId, hanging));
}

function whereListed(communityId: Id<'community'>, hanging: Instant | undefined) {
	if (hanging === undefined) return eq(notices.communityId, communityId);
	return and(
		eq(notices.communityId, communityId),
		gt(notices.postedUntil, hanging),
		isNull(notices.withdrawnAt)
	);
}

/** The notices of a matter, oldest first, with how many objections each has and how many wait for an answer. */
export async function listNoticesOfMatter(db: Reader, matterId: Id<'matter'>) {
	const counted = db
		.select({
			noticeId: objections.noticeId,
			objections: count().as('objection_count'),
			answered: count(objections.outcome).as('answered_count')
		})
		.from(objections)
		.groupBy(objections.noticeId)
		.as('counted');
	const rows = await db
		.select({ notice: notices, objections: counted.objections, answered: counted.answered })
		.from(notices)
		.leftJoin(counted, eq(counted.noticeId, notices.id))
		.where(eq(notices.matterId, matterId))
		.orderBy(asc(notices.postedAt), asc(notices.number));
	return rows.map(({ notice, objections, answered }) => ({
		...notice,
		objections: Number(objections ?? 0),
		unanswered: Number(objections ?? 0) - Number(answered ?? 0)
	}));
}

/** How many notices a community posted in a year; nothing is ever taken out, so the next has the next number. */
export async function countNoticesOfYear(
	db: Reader,
	communityId: Id<'community'>,
	year: string
): Promise<number> {
	return db.$count(
		notices,
		and(eq(notices.communityId, communityId), like(notices.number, `${year}-%`))
	);
}

/** Posts it, unless the matter has a notice of the kind hanging, or the one withdrawn was withdrawn already. */
export async function insertNotice(
	tx: Tx,
	notice: Notice & { claim: string | null }
): Promise<boolean> {
	const posted = await tx
		.insert(notices)
		.values(notice)
		.onConflictDoNothing()
		.returning({ id: notices.id });
	return posted.length === 1;
}

/** Marks a notice as withdrawn by another, once, and gives its claim up so that a corrected one can be posted. */
export async function markWithdrawn(
	tx: Tx,
	{ id, by, at }: { id: Id<'notice'>; by: Id<'notice'>; at: Instant }
): Promise<boolean> {
	const marked = await tx
		.update(notices)
		.set({ withdrawnBy: by, withdrawnAt: at, claim: null })
		.where(and(eq(notices.id, id), isNull(notices.withdrawnBy)))
		.returning({ id: notices.id });
	return marked.length === 1;
}

/** The objections to a notice in the order they came, with the name for those who may read it. */
export async function listObjections(db: Reader, noticeId: Id<'notice'>) {
	return db
		.select({
			id: objections.id,
			number: objections.number,
			raisedBy: objections.raisedBy,
			raisedByName: persons.name,
			channel: objections.channel,
			body: objections.body,
			at: objections.at,
			outcome: objections.outcome,
			answer: objections.answer,
			answeredAt: objections.answeredAt
		})
		.from(objections)
		.innerJoin(persons, eq(persons.id, objections.raisedBy))
		.where(eq(objections.noticeId, noticeId))
		.orderBy(asc(objections.number));
}

export async function getObjection(db: Reader, communityId: Id<'community'>, id: Id<'objection'>) {
	const [row] = await db
		.select()
		.from(objections)
		.where(and(eq(objections.id, id), eq(objections.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/**
 * Takes an objection under the next number, only while the notice hangs and has not been withdrawn: it is touched in
 * the same statement that looks, so that a withdrawal at the same time comes before or after, never between.
 */
export async function takeObjection(
	tx: Tx,
	objection: Omit<typeof objections.$inferInsert, 'number'>
): Promise<number | undefined> {
	const open = await tx
		.update(notices)
		.set({ withdrawnBy: sql`${notices.withdrawnBy}` })
		.where(
			and(
				eq(notices.id, objection.noticeId),
				isNull(notices.withdrawnBy),
				gt(notices.postedUntil, objection.at)
			)
		)
		.returning({ id: notices.id });
	if (!open.length) return undefined;
	const earlier = await tx.$count(objections, eq(objections.noticeId, objection.noticeId));
	await tx.insert(objections).values({ ...objection, number: earlier + 1 });
	return earlier + 1;
}

/** Answers an objection, if nobody has. */
export async function markAnswered(
	tx: Tx,
	answer: {
		id: Id<'objection'>;
		outcome: ObjectionOutcome;
		answer: string;
		answeredBy: Id<'person'>;
		answeredAt: Instant;
	}
): Promise<boolean> {
	const { id, ...rest } = answer;
	const marked = await tx
		.update(objections)
		.set(rest)
		.where(and(eq(objections.id, id), isNull(objections.outcome)))
		.returning({ id: objections.id });
	return marked.length === 1;
}

/** Matters a notice may be about: those still under way, newest first. */
export async function listOpenMatters(db: Reader, communityId: Id<'community'>) {
	return db
		.select({ id: matters.id, number: matters.number, title: matters.title })
		.from(matters)
		.where(and(eq(matters.communityId, communityId), eq(matters.state, 'open')))
		.orderBy(desc(matters.openedAt), desc(matters.id))
		.limit(200);
}

/** Those on the roll of that name, and birth date when given: whom an objection on paper may be from. */
export async function listNamesakes(
	db: Reader,
	communityId: Id<'community'>,
	{ name, birthDate }: { name: string; birthDate?: string | undefined }
) {
	return db
		.select({ id: persons.id, birthDate: persons.birthDate })
		.from(persons)
		.where(
			and(
				eq(persons.communityId, communityId),
				eq(persons.name, name),
				eq(persons.state, 'active'),
				birthDate ? sql`${persons.birthDate} = ${birthDate}` : undefined
			)
		)
		.limit(20);
}
