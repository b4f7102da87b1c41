import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { bodies } from '#lib/communities/server/community-tables.ts';
import type { Actor } from '#lib/server/ctx.ts';
import type { Reader } from '#lib/server/database/database.ts';
import type { Post } from '../person.ts';
import type { Standing } from '../standing.ts';
import { persons, posts } from './person-tables.ts';

/** What the actor is in this community at this instant: two statements, none for visitors. */
export async function standingOf(
	db: Reader,
	actor: Actor,
	communityId: Id<'community'>,
	now: Instant
): Promise<Standing> {
	const nobody = {
		communityId,
		personId: actor.id,
		isHost: actor.kind === 'host',
		isResident: false,
		posts: []
	};
	if (!actor.id) return nobody;

	const [person] = await db
		.select({ communityId: persons.communityId, onRoll: persons.onRoll, state: persons.state })
		.from(persons)
		.where(eq(persons.id, actor.id))
		.limit(1);
	return {
		...nobody,
		isResident: person?.communityId === communityId && person.onRoll && person.state === 'active',
		posts: await listPostsOf(db, actor.id, communityId, now)
	};
}

/** The posts a person holds in a community at an instant. */
export async function listPostsOf(
	db: Reader,
	personId: Id<'person'>,
	communityId: Id<'community'>,
	now: Instant
): Promise<Post[]> {
	const rows = await db
		.select({ post: posts, bodyKind: bodies.kind })
		.from(posts)
		.innerJoin(bodies, eq(bodies.id, posts.bodyId))
		.where(
			and(
				eq(posts.personId, personId),
				eq(posts.communityId, communityId),
				isNull(bodies.dissolvedAt),
				lte(posts.startsAt, now),
				or(isNull(posts.endsAt), gt(posts.endsAt, now))
			)
		);
	return rows.map(({ post, bodyKind }) => ({ ...post, bodyKind }));
}

/** What somebody else is here: the person for whom a helper takes something down (代录). */
export async function standingOfPerson(
	db: Reader,
	person: { id: Id<'person'>; onRoll: boolean; state: string },
	communityId: Id<'community'>,
	now: Instant
): Promise<Standing> {
	return {
		communityId,
		personId: person.id,
		isHost: false,
		isResident: person.onRoll && person.state === 'active',
		posts: await listPostsOf(db, person.id, communityId, now)
	};
}
