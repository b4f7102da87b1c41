import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import { dayOf, type Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { BodyKind } from '#lib/communities/community.ts';
import { bodies } from '#lib/communities/server/community-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Role } from '../person.ts';
import { comesOfAgeBefore } from '../roll.ts';
import { households, persons, posts } from './person-tables.ts';

/** Someone with a seat in a sitting of a body, once, whatever number of posts they hold in it. */
export interface Seat {
	personId: Id<'person'>;
	name: string;
	/** The roles held in it, as the posts say; empty in an assembly. */
	roles: Role[];
	/** 表决权 */
	votes: boolean;
	/** 请假、外出 at this instant. */
	away: boolean;
	/** 应到: has a vote and is not away. */
	due: boolean;
}

/** How an assembly is made up: all adults on the roll, or one representative of each household (户代表). */
export type AssemblyMode = 'adults' | 'households';

/**
 * Everybody with a seat in a body at an instant, each person once, by name. Observers and people away are among them,
 * and are not due.
 *
 * The two committees (村“两委”) are the union of the party committee (of a branch without one: its secretaries and
 * members of its leadership) and the village or residents' committee, counted by people. An assembly has no posts:
 * its seats follow from the roll, by `mode`; those of a group's meeting (小组会议) from the group's part of it.
 */
export async function listSeats(
	db: Reader,
	bodyId: Id<'body'>,
	now: Instant,
	mode: AssemblyMode = 'adults'
): Promise<Seat[]> {
	const [body] = await db.select().from(bodies).where(eq(bodies.id, bodyId)).limit(1);
	if (!body) throw new Refusal('access.not_found');
	if (body.kind === 'assembly') return listAssembly(db, body, now, mode);
	if (body.kind === 'group_meeting' && body.groupName !== null) {
		const members = await listAssembly(db, body, now, mode);
		const isMember = new Set(members.map(({ personId }) => personId));
		// Its head may live elsewhere, and guests sit in: neither is counted.
		const others = (await listFromPosts(db, [body], now)).filter(
			(one) => !isMember.has(one.personId)
		);
		return [...members, ...others.map((one) => ({ ...one, votes: false, due: false }))];
	}
	const from = body.kind === 'two_committees' ? await listLeadership(db, body) : [body];
	return listFromPosts(db, from, now);
}

/** 应到: who is due in a body at an instant. See `listSeats`. */
export async function listDue(
	db: Reader,
	bodyId: Id<'body'>,
	now: Instant,
	mode: AssemblyMode = 'adults'
): Promise<Seat[]> {
	return (await listSeats(db, bodyId, now, mode)).filter((seat) => seat.due);
}

interface Source {
	id: Id<'body'>;
	/** Only these roles count, where named. */
	roles?: readonly Role[];
}

/** The bodies that make up the two committees, and the two-committees body itself for seats given in it. */
async function listLeadership(
	db: Reader,
	{ id, communityId }: { id: Id<'body'>; communityId: Id<'community'> }
): Promise<Source[]> {
	const kinds: BodyKind[] = ['party_committee', 'party_organisation', 'committee'];
	const found = await db
		.select({ id: bodies.id, kind: bodies.kind })
		.from(bodies)
		.where(
			and(
				eq(bodies.communityId, communityId),
				inArray(bodies.kind, kinds),
				isNull(bodies.dissolvedAt)
			)
		);
	const of = (kind: BodyKind) => found.filter((body) => body.kind === kind);
	const party: Source[] = of('party_committee').length
		? of('party_committee')
		: of('party_organisation').map((body) => ({
				id: body.id,
				roles: ['secretary', 'deputy_secretary', 'committee_member']
			}));
	return [{ id }, ...party, ...of('committee')];
}

async function listFromPosts(db: Reader, sources: Source[], now: Instant): Promise<Seat[]> {
	const rows = await db
		.select({
			personId: posts.personId,
			name: persons.name,
			bodyId: posts.bodyId,
			role: posts.role,
			votes: posts.votes,
			awayUntil: posts.awayUntil
		})
		.from(posts)
		.innerJoin(persons, eq(persons.id, posts.personId))
		.where(
			and(
				inArray(
					posts.bodyId,
					sources.map((source) => source.id)
				),
				eq(persons.state, 'active'),
				runsAt(now)
			)
		)
		.orderBy(asc(persons.name), asc(persons.id));

	const rolesOf = new Map(sources.map((source) => [source.id, source.roles]));
	const seats = new Map<string, Seat>();
	for (const { personId, name, bodyId, role, votes, awayUntil } of rows) {
		const counted = rolesOf.get(bodyId);
		if (counted && !counted.includes(role)) continue;
		const away = awayUntil !== null && awayUntil > now;
		const seat = seats.get(personId) ?? {
			personId,
			name,
			roles: [],
			votes: false,
			away: true,
			due: false
		};
		seats.set(personId, {
			...seat,
			roles: [...seat.roles, role],
			votes: seat.votes || votes,
			// Away from one of two posts is not away.
			away: seat.away && away,
			due: seat.due || (votes && !away)
		});
	}
	return [...seats.values()];
}

/** Whose roll an assembly is made up of: a community's, or one group's. */
interface Assembly {
	communityId: Id<'community'>;
	groupName: string | null;
}

/**
 * 户 in an assembly counted by households: all in which somebody lives, with a representative or without
 * (村民委员会组织法第二十六条: of the households of the village, not of those that have named somebody).
 */
export async function countSeatedHouseholds(
	db: Reader,
	{ communityId, groupName }: Assembly
): Promise<number> {
	return db.$count(
		households,
		and(
			eq(households.communityId, communityId),
			isNull(households.dissolvedAt),
			groupName === null ? undefined : eq(households.groupName, groupName)
		)
	);
}

async function listAssembly(
	db: Reader,
	{ communityId, groupName }: Assembly,
	now: Instant,
	mode: AssemblyMode
): Promise<Seat[]> {
	const member = and(
		eq(persons.communityId, communityId),
		eq(persons.onRoll, true),
		eq(persons.state, 'active'),
		groupName === null ? undefined : eq(households.groupName, groupName)
	);
	const seat = { personId: persons.id, name: persons.name };
	const rows =
		mode === 'adults'
			? await db
					.select(seat)
					.from(persons)
					.leftJoin(households, eq(households.id, persons.householdId))
					.where(
						and(
							member,
							isNotNull(persons.birthDate),
							lte(persons.birthDate, comesOfAgeBefore(dayOf(now)))
						)
					)
					.orderBy(asc(persons.name), asc(persons.id))
			: await db
					.select(seat)
					.from(households)
					.innerJoin(persons, eq(persons.id, households.representativeId))
					.where(and(member, isNull(households.dissolvedAt)))
					.orderBy(asc(persons.name), asc(persons.id));
	return rows.map((row) => ({ ...row, roles: [], votes: true, away: false, due: true }));
}

/** Posts that run at an instant: begun, and not yet ended. */
export function runsAt(now: Instant) {
	return and(lte(posts.startsAt, now), or(isNull(posts.endsAt), gt(posts.endsAt, now)));
}

/** The posts somebody holds at an instant, in whatever community. */
export async function listAllPostsOf(db: Reader, personId: Id<'person'>, now: Instant) {
	return db
		.select()
		.from(posts)
		.where(and(eq(posts.personId, personId), runsAt(now)));
}

/** The posts somebody holds or is to take up: all that have not ended. */
export async function listOpenPostsOf(db: Reader, personId: Id<'person'>, now: Instant) {
	return db
		.select()
		.from(posts)
		.where(and(eq(posts.personId, personId), or(isNull(posts.endsAt), gt(posts.endsAt, now))));
}

/** Whose posts ended after one instant and until another, each once. */
export async function listEndedBetween(
	db: Reader,
	{ after, until }: { after: Instant; until: Instant }
): Promise<Id<'person'>[]> {
	const rows = await db
		.selectDistinct({ personId: posts.personId })
		.from(posts)
		.where(and(gt(posts.endsAt, after), lte(posts.endsAt, until)));
	return rows.map(({ personId }) => personId);
}

/** The posts of a body that run at an instant, with the names of those who hold them, by role and name. */
export async function listPostsIn(db: Reader, bodyId: Id<'body'>, now: Instant) {
	const rows = await db
		.select({ post: posts, name: persons.name })
		.from(posts)
		.innerJoin(persons, eq(persons.id, posts.personId))
		.where(and(eq(posts.bodyId, bodyId), runsAt(now)))
		.orderBy(asc(posts.startsAt), asc(persons.name), asc(posts.id));
	return rows.map(({ post, name }) => ({ ...post, name }));
}

/** How many posts run in each body of a community. */
export async function countPosts(db: Reader, communityId: Id<'community'>, now: Instant) {
	const rows = await db
		.select({ bodyId: posts.bodyId, personId: posts.personId })
		.from(posts)
		.where(and(eq(posts.communityId, communityId), runsAt(now)));
	const people = new Map<Id<'body'>, Set<string>>();
	for (const { bodyId, personId } of rows)
		people.set(bodyId, (people.get(bodyId) ?? new Set()).add(personId));
	return new Map([...people].map(([bodyId, those]) => [bodyId, those.size]));
}

/** A post by id, within this community only. */
export async function getPost(db: Reader, communityId: Id<'community'>, id: Id<'post'>) {
	const [row] = await db
		.select({ post: posts, bodyKind: bodies.kind })
		.from(posts)
		.innerJoin(bodies, eq(bodies.id, posts.bodyId))
		.where(and(eq(posts.id, id), eq(posts.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return { ...row.post, bodyKind: row.bodyKind };
}

/** Puts the post in, unless the very same begins at the very same instant. */
export async function insertPost(tx: Tx, post: typeof posts.$inferInsert): Promise<boolean> {
	const made = await tx
		.insert(posts)
		.values(post)
		.onConflictDoNothing()
		.returning({ id: posts.id });
	return made.length === 1;
}

export async function setPost(
	tx: Tx,
	id: Id<'post'>,
	change: Partial<Pick<typeof posts.$inferInsert, 'votes' | 'awayUntil'>>
) {
	await tx.update(posts).set(change).where(eq(posts.id, id));
}

/** Ends those of the posts that still run, and says how many did. */
export async function endPosts(tx: Tx, ids: Id<'post'>[], at: Instant): Promise<number> {
	if (!ids.length) return 0;
	const ended = await tx
		.update(posts)
		.set({ endsAt: at })
		.where(and(inArray(posts.id, ids), or(isNull(posts.endsAt), gt(posts.endsAt, at))))
		.returning({ id: posts.id });
	return ended.length;
}

/** The seats that people hold in a community at an instant: body, role and holder. */
export async function listSeatsOf(
	db: Reader,
	communityId: Id<'community'>,
	personIds: Id<'person'>[],
	now: Instant
) {
	if (!personIds.length) return [];
	return db
		.select({
			personId: posts.personId,
			bodyId: posts.bodyId,
			bodyKind: bodies.kind,
			bodyName: bodies.name,
			role: posts.role
		})
		.from(posts)
		.innerJoin(bodies, eq(bodies.id, posts.bodyId))
		.where(
			and(
				eq(posts.communityId, communityId),
				inArray(posts.personId, personIds),
				isNull(bodies.dissolvedAt),
				runsAt(now)
			)
		);
}
