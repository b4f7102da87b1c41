import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { bodies } from '#lib/communities/server/community-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { persons, posts } from '#lib/people/server/person-tables.ts';
import type { Reader } from '#lib/server/database/database.ts';

/** Everybody who holds a post here now, each once, by name, with the bodies they sit in: who may draft, or be made responsible. */
export async function listPostHolders(db: Reader, communityId: Id<'community'>, now: Instant) {
	const rows = await db
		.select({ id: persons.id, name: persons.name, body: bodies.name })
		.from(posts)
		.innerJoin(bodies, eq(bodies.id, posts.bodyId))
		.innerJoin(persons, eq(persons.id, posts.personId))
		.where(
			and(
				eq(posts.communityId, communityId),
				eq(persons.state, 'active'),
				isNull(bodies.dissolvedAt),
				lte(posts.startsAt, now),
				or(isNull(posts.endsAt), gt(posts.endsAt, now))
			)
		)
		.orderBy(asc(persons.name), asc(persons.id), asc(bodies.createdAt));
	const holders = new Map<string, { id: Id<'person'>; name: string; bodies: string[] }>();
	for (const { id, name, body } of rows) {
		const holder = holders.get(id) ?? { id, name, bodies: [] };
		if (!holder.bodies.includes(body)) holder.bodies.push(body);
		holders.set(id, holder);
	}
	return [...holders.values()];
}
