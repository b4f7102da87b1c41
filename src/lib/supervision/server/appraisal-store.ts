import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import { bodies } from '#lib/communities/server/community-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Role } from '#lib/people/person.ts';
import { persons, posts } from '#lib/people/server/person-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Appraisal, AppraisalResult } from '../appraisal.ts';
import { appraisalResults, appraisals } from './supervision-tables.ts';

/** An appraisal by id, within this community only. */
export async function getAppraisal(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'appraisal'>
): Promise<Appraisal> {
	const [row] = await db
		.select()
		.from(appraisals)
		.where(and(eq(appraisals.id, id), eq(appraisals.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** The lines of a sitting's result with the names, which are of office holders. */
export async function listResults(
	db: Reader,
	appraisalId: Id<'appraisal'>
): Promise<(AppraisalResult & { name: string })[]> {
	const rows = await db
		.select({ result: appraisalResults, name: persons.name })
		.from(appraisalResults)
		.innerJoin(persons, eq(persons.id, appraisalResults.personId))
		.where(eq(appraisalResults.appraisalId, appraisalId))
		.orderBy(asc(appraisalResults.appraisedAs), asc(persons.name), asc(persons.id));
	return rows.map(({ result, name }) => ({ ...result, name }));
}

/** A community's appraisals, latest first. Those declared void are among them. */
export async function listAppraisals(
	db: Reader,
	communityId: Id<'community'>,
	{ page, size }: { page: number; size: number }
) {
	const rows = await db
		.select({ appraisal: appraisals, body: bodies.name })
		.from(appraisals)
		.innerJoin(bodies, eq(bodies.id, appraisals.bodyId))
		.where(eq(appraisals.communityId, communityId))
		.orderBy(desc(appraisals.heldOn), desc(appraisals.enteredAt))
		.limit(size)
		.offset((page - 1) * size);
	return rows.map(({ appraisal, body }) => ({ ...appraisal, body }));
}

export async function countAppraisals(db: Reader, communityId: Id<'community'>): Promise<number> {
	return db.$count(appraisals, eq(appraisals.communityId, communityId));
}

/** What was found of these people in sittings that stand, with what each was counted by. */
export async function listFindings(
	db: Reader,
	communityId: Id<'community'>,
	personIds: readonly Id<'person'>[]
) {
	if (!personIds.length) return [];
	return db
		.select({
			personId: appraisalResults.personId,
			appraisalId: appraisals.id,
			heldOn: appraisals.heldOn,
			appraisedAs: appraisalResults.appraisedAs,
			incompetent: appraisalResults.incompetent,
			ballots: appraisals.ballots,
			bar: appraisals.bar
		})
		.from(appraisalResults)
		.innerJoin(appraisals, eq(appraisals.id, appraisalResults.appraisalId))
		.where(
			and(
				eq(appraisals.communityId, communityId),
				isNull(appraisals.voidedAt),
				inArray(appraisalResults.personId, [...personIds])
			)
		);
}

/** Posts of a kind of body in these roles that run at an instant, with names. */
export async function listHolders(
	db: Reader,
	communityId: Id<'community'>,
	{
		kind,
		roles,
		at
	}: { kind: 'committee' | 'supervision_committee'; roles: readonly Role[]; at: Instant }
) {
	return db
		.select({
			postId: posts.id,
			personId: posts.personId,
			name: persons.name,
			bodyId: posts.bodyId,
			role: posts.role,
			votes: posts.votes,
			startsAt: posts.startsAt
		})
		.from(posts)
		.innerJoin(bodies, eq(bodies.id, posts.bodyId))
		.innerJoin(persons, eq(persons.id, posts.personId))
		.where(
			and(
				eq(posts.communityId, communityId),
				eq(bodies.kind, kind),
				inArray(posts.role, [...roles]),
				lte(posts.startsAt, at),
				or(isNull(posts.endsAt), gt(posts.endsAt, at))
			)
		)
		.orderBy(asc(posts.startsAt), asc(persons.name), asc(posts.id));
}

/** Puts a sitting in with its lines, unless the body has one of that day that stands. */
export async function insertAppraisal(
	tx: Tx,
	appraisal: Omit<Appraisal, 'voidedBy' | 'voidedAt' | 'voidReason'>,
	lines: readonly Omit<AppraisalResult, 'appraisalId'>[]
): Promise<boolean> {
	const claim = `${appraisal.bodyId} ${appraisal.heldOn}`;
	const made = await tx
		.insert(appraisals)
		.values({ ...appraisal, claim })
		.onConflictDoNothing()
		.returning({ id: appraisals.id });
	if (!made.length) return false;
	await tx
		.insert(appraisalResults)
		.values(lines.map((line) => ({ ...line, appraisalId: appraisal.id })));
	return true;
}

/** Declares an entry void, once, so that the right one can be made. */
export async function markVoided(
	tx: Tx,
	{ id, by, at, reason }: { id: Id<'appraisal'>; by: Id<'person'>; at: Instant; reason: string }
): Promise<boolean> {
	const marked = await tx
		.update(appraisals)
		.set({ voidedBy: by, voidedAt: at, voidReason: reason, claim: null })
		.where(and(eq(appraisals.id, id), isNull(appraisals.voidedAt)))
		.returning({ id: appraisals.id });
	return marked.length === 1;
}

/** Whoever holds a seat on the committee in these roles, or held one that ended after `since`: each post once. */
export async function listRecentMembers(
	db: Reader,
	communityId: Id<'community'>,
	{ roles, since }: { roles: readonly Role[]; since: Instant }
) {
	return db
		.select({
			postId: posts.id,
			personId: posts.personId,
			name: persons.name,
			role: posts.role,
			startsAt: posts.startsAt,
			endsAt: posts.endsAt
		})
		.from(posts)
		.innerJoin(bodies, eq(bodies.id, posts.bodyId))
		.innerJoin(persons, eq(persons.id, posts.personId))
		.where(
			and(
				eq(posts.communityId, communityId),
				eq(bodies.kind, 'committee'),
				inArray(posts.role, [...roles]),
				or(isNull(posts.endsAt), gt(posts.endsAt, since))
			)
		)
		.orderBy(desc(posts.startsAt), asc(persons.name), asc(posts.id));
}
