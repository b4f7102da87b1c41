import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, or, gt } from 'drizzle-orm';
import { bodies } from '#lib/communities/server/community-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Day, Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { persons, posts } from '#lib/people/server/person-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Idea, IdeaState } from '../idea.ts';
import { ideaRemarks, ideas } from './idea-tables.ts';

/** An idea by id, within this community only. */
export async function getIdea(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'idea'>
): Promise<Idea> {
	const [row] = await db
		.select()
		.from(ideas)
		.where(and(eq(ideas.id, id), eq(ideas.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** Ideas in these states, newest first, with who raised them. */
export async function listIdeas(
	db: Reader,
	communityId: Id<'community'>,
	{ states, limit, offset }: { states: readonly IdeaState[]; limit: number; offset: number }
) {
	// A second look at the same table, as a subquery: SQLite's builder does not know an alias made by PostgreSQL's.
	const council = db.select({ id: bodies.id, name: bodies.name }).from(bodies).as('council');
	return db
		.select({
			id: ideas.id,
			title: ideas.title,
			state: ideas.state,
			raisedAs: ideas.raisedAs,
			raisedAt: ideas.raisedAt,
			screenedAt: ideas.screenedAt,
			matterId: ideas.matterId,
			raiser: persons.name,
			bodyName: bodies.name,
			councilName: council.name
		})
		.from(ideas)
		.innerJoin(persons, eq(persons.id, ideas.raisedBy))
		.leftJoin(bodies, eq(bodies.id, ideas.bodyId))
		.leftJoin(council, eq(council.id, ideas.councilId))
		.where(and(eq(ideas.communityId, communityId), inArray(ideas.state, [...states])))
		.orderBy(desc(ideas.raisedAt), desc(ideas.id))
		.limit(limit)
		.offset(offset);
}

export async function countIdeas(
	db: Reader,
	communityId: Id<'community'>,
	states: readonly IdeaState[]
): Promise<number> {
	return db.$count(
		ideas,
		and(eq(ideas.communityId, communityId), inArray(ideas.state, [...states]))
	);
}

/** How many ideas wait for somebody to screen them: all of them, or those put to these councils. */
export async function countToScreen(
	db: Reader,
	communityId: Id<'community'>,
	screened: 'all' | readonly Id<'body'>[]
): Promise<number> {
	if (screened === 'all') return countIdeas(db, communityId, ['raised']);
	if (screened.length === 0) return 0;
	return db.$count(
		ideas,
		and(
			eq(ideas.communityId, communityId),
			eq(ideas.state, 'raised'),
			inArray(ideas.councilId, [...screened])
		)
	);
}

/** The ideas that another may be merged into, newest first. */
export async function listMergeTargets(
	db: Reader,
	communityId: Id<'community'>
): Promise<{ id: Id<'idea'>; title: string }[]> {
	return db
		.select({ id: ideas.id, title: ideas.title })
		.from(ideas)
		.where(
			and(
				eq(ideas.communityId, communityId),
				inArray(ideas.state, ['raised', 'accepted', 'matter'])
			)
		)
		.orderBy(desc(ideas.raisedAt), desc(ideas.id))
		.limit(50);
}

/** The thread of an idea, oldest first; a removed remark keeps its place and shows why. */
export async function listRemarks(
	db: Reader,
	ideaId: Id<'idea'>,
	{ limit, offset }: { limit: number; offset: number }
) {
	return db
		.select({
			id: ideaRemarks.id,
			author: persons.name,
			body: ideaRemarks.body,
			at: ideaRemarks.at,
			removedAt: ideaRemarks.removedAt,
			removedReason: ideaRemarks.removedReason
		})
		.from(ideaRemarks)
		.innerJoin(persons, eq(persons.id, ideaRemarks.authorId))
		.where(eq(ideaRemarks.ideaId, ideaId))
		.orderBy(asc(ideaRemarks.at), asc(ideaRemarks.id))
		.limit(limit)
		.offset(offset);
}

export async function countRemarks(db: Reader, ideaId: Id<'idea'>): Promise<number> {
	return db.$count(ideaRemarks, eq(ideaRemarks.ideaId, ideaId));
}

/** Villagers of age on the roll, those born on `latestBirth` or before: of whom a tenth may call for a matter. */
export async function countOfAge(
	db: Reader,
	communityId: Id<'community'>,
	latestBirth: Day
): Promise<number> {
	return db.$count(
		persons,
		and(
			eq(persons.communityId, communityId),
			eq(persons.onRoll, true),
			eq(persons.state, 'active'),
			isNotNull(persons.birthDate),
			lte(persons.birthDate, latestBirth)
		)
	);
}

/** The representatives in office, each once. */
export async function countRepresentatives(
	db: Reader,
	communityId: Id<'community'>,
	now: Instant
): Promise<number> {
	const rows = await db
		.selectDistinct({ personId: posts.personId })
		.from(posts)
		.innerJoin(bodies, eq(bodies.id, posts.bodyId))
		.where(
			and(
				eq(posts.communityId, communityId),
				eq(bodies.kind, 'representatives'),
				eq(posts.role, 'representative'),
				isNull(bodies.dissolvedAt),
				lte(posts.startsAt, now),
				or(isNull(posts.endsAt), gt(posts.endsAt, now))
			)
		);
	return rows.length;
}

export async function insertIdea(tx: Tx, idea: typeof ideas.$inferInsert): Promise<void> {
	await tx.insert(ideas).values(idea);
}

/** Moves an idea on from one state, and says whether this call was the one that did. */
export async function moveIdea(
	tx: Tx,
	id: Id<'idea'>,
	from: readonly IdeaState[],
	to: Partial<typeof ideas.$inferInsert> & { state: IdeaState }
): Promise<boolean> {
	const moved = await tx
		.update(ideas)
		.set(to)
		.where(and(eq(ideas.id, id), inArray(ideas.state, [...from])))
		.returning({ id: ideas.id });
	return moved.length === 1;
}

export async function insertRemark(tx: Tx, remark: typeof ideaRemarks.$inferInsert): Promise<void> {
	await tx.insert(ideaRemarks).values(remark);
}

/** Takes a remark down once, within this idea; the reason stands in its place. */
export async function removeRemark(
	tx: Tx,
	remark: { id: Id<'remark'>; ideaId: Id<'idea'>; by: Id<'person'>; at: Instant; reason: string }
): Promise<boolean> {
	const removed = await tx
		.update(ideaRemarks)
		.set({ removedAt: remark.at, removedBy: remark.by, removedReason: remark.reason })
		.where(
			and(
				eq(ideaRemarks.id, remark.id),
				eq(ideaRemarks.ideaId, remark.ideaId),
				isNull(ideaRemarks.removedAt)
			)
		)
		.returning({ id: ideaRemarks.id });
	return removed.length === 1;
}
