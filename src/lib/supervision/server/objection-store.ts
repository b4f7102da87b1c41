import { and, asc, count, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Day, Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { SupervisionObjection } from '../objection.ts';
import { supervisionObjections } from './supervision-tables.ts';

/**
 * What supervisors objected to in these matters, oldest first: all that a gate asks. One that was not answered keeps it
 * shut.
 */
export async function listObjectionsOf(db: Reader, matterIds: readonly Id<'matter'>[]) {
	if (!matterIds.length) return [];
	return db
		.select({
			matterId: supervisionObjections.matterId,
			id: supervisionObjections.id,
			step: supervisionObjections.step,
			raisedAt: supervisionObjections.raisedAt,
			answeredAt: supervisionObjections.answeredAt
		})
		.from(supervisionObjections)
		.where(inArray(supervisionObjections.matterId, [...matterIds]))
		.orderBy(asc(supervisionObjections.raisedAt), asc(supervisionObjections.number));
}

/** The objections on one matter, oldest first, whole. */
export async function listObjectionsOfMatter(
	db: Reader,
	matterId: Id<'matter'>
): Promise<SupervisionObjection[]> {
	return db
		.select()
		.from(supervisionObjections)
		.where(eq(supervisionObjections.matterId, matterId))
		.orderBy(asc(supervisionObjections.number));
}

/** Neither accepted nor concluded upward: something is still to come. */
const isRunning = and(
	isNull(supervisionObjections.acceptedAt),
	isNull(supervisionObjections.outcomeAt)
);
const isOver = or(
	isNotNull(supervisionObjections.acceptedAt),
	isNotNull(supervisionObjections.outcomeAt)
);

/** A community's objections with the matter each is on, newest first: those running, or those over. */
export async function listObjections(
	db: Reader,
	communityId: Id<'community'>,
	{ over, page, size }: { over: boolean; page: number; size: number }
) {
	const rows = await db
		.select({ objection: supervisionObjections, matterTitle: matters.title })
		.from(supervisionObjections)
		.innerJoin(matters, eq(matters.id, supervisionObjections.matterId))
		.where(and(eq(supervisionObjections.communityId, communityId), over ? isOver : isRunning))
		.orderBy(desc(supervisionObjections.raisedAt), desc(supervisionObjections.number))
		.limit(size)
		.offset((page - 1) * size);
	return rows.map(({ objection, matterTitle }) => ({ ...objection, matterTitle }));
}

export async function countObjections(
	db: Reader,
	communityId: Id<'community'>,
	{ over }: { over: boolean }
): Promise<number> {
	return db.$count(
		supervisionObjections,
		and(eq(supervisionObjections.communityId, communityId), over ? isOver : isRunning)
	);
}

/** An objection by id, within this community only. */
export async function getObjection(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'supervisionObjection'>
): Promise<SupervisionObjection> {
	const [row] = await db
		.select()
		.from(supervisionObjections)
		.where(
			and(eq(supervisionObjections.id, id), eq(supervisionObjections.communityId, communityId))
		)
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

const claimOf = (matterId: Id<'matter'>, personId: Id<'person'>) => `${matterId} ${personId}`;

/** Whether this supervisor has an objection open on the matter. */
export async function hasClaim(
	db: Reader,
	matterId: Id<'matter'>,
	personId: Id<'person'>
): Promise<boolean> {
	const found = await db.$count(
		supervisionObjections,
		eq(supervisionObjections.claim, claimOf(matterId, personId))
	);
	return found > 0;
}

/** Takes an objection under the next number of its matter; nothing when its supervisor has one open. */
export async function insertObjection(
	tx: Tx,
	objection: Pick<
		SupervisionObjection,
		'id' | 'communityId' | 'matterId' | 'step' | 'reasons' | 'raisedBy' | 'raisedAt'
	>
): Promise<number | undefined> {
	const { matterId, raisedBy } = objection;
	const [earlier] = await tx
		.select({ objections: count() })
		.from(supervisionObjections)
		.where(eq(supervisionObjections.matterId, matterId));
	const number = Number(earlier?.objections ?? 0) + 1;
	const made = await tx
		.insert(supervisionObjections)
		.values({ ...objection, number, claim: claimOf(matterId, raisedBy) })
		.onConflictDoNothing()
		.returning({ id: supervisionObjections.id });
	return made.length ? number : undefined;
}

type Mark = { id: Id<'supervisionObjection'>; by: Id<'person'>; at: Instant };

/** Answers it, if nobody has. */
export async function markAnswered(tx: Tx, { id, by, at, answer }: Mark & { answer: string }) {
	return marked(
		await tx
			.update(supervisionObjections)
			.set({ answer, answeredBy: by, answeredAt: at })
			.where(and(eq(supervisionObjections.id, id), isNull(supervisionObjections.answeredAt)))
			.returning({ id: supervisionObjections.id })
	);
}

const notSettled = (id: Id<'supervisionObjection'>) =>
	and(
		eq(supervisionObjections.id, id),
		isNull(supervisionObjections.acceptedAt),
		isNull(supervisionObjections.reportedAt)
	);

/** Accepts its answer, unless it has been accepted or sent upward. */
export async function markAccepted(tx: Tx, { id, by, at }: Mark) {
	return marked(
		await tx
			.update(supervisionObjections)
			.set({ acceptedBy: by, acceptedAt: at, claim: null })
			.where(and(notSettled(id), isNotNull(supervisionObjections.answeredAt)))
			.returning({ id: supervisionObjections.id })
	);
}

/** Sends it upward, unless it has been accepted or sent upward. */
export async function markReported(
	tx: Tx,
	{ id, by, at, report, head }: Mark & { report: string; head: string }
) {
	return marked(
		await tx
			.update(supervisionObjections)
			.set({ report, reportedBy: by, reportedAt: at, reportHead: head, claim: null })
			.where(notSettled(id))
			.returning({ id: supervisionObjections.id })
	);
}

/** Keeps what came back from above, once. */
export async function markConcluded(
	tx: Tx,
	{ id, by, at, ...answer }: Mark & { outcome: string; outcomeFrom: string; outcomeOn: Day }
) {
	return marked(
		await tx
			.update(supervisionObjections)
			.set({ ...answer, outcomeBy: by, outcomeAt: at })
			.where(
				and(
					eq(supervisionObjections.id, id),
					isNotNull(supervisionObjections.reportedAt),
					isNull(supervisionObjections.outcomeAt)
				)
			)
			.returning({ id: supervisionObjections.id })
	);
}

const marked = (rows: unknown[]) => rows.length === 1;
