import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { bodies } from '#lib/communities/server/community-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Reader } from '#lib/server/database/database.ts';
import type { OfficeHolder } from '../office-holders.ts';
import { persons, posts } from './person-tables.ts';

/** Everybody who holds a post here now, each once, by name: who may draft, keep a record, be made responsible. */
export async function listOfficeHolders(
	db: Reader,
	communityId: Id<'community'>,
	now: Instant
): Promise<OfficeHolder[]> {
	const rows = await db
		.select({
			id: persons.id,
			name: persons.name,
			bodyId: bodies.id,
			body: bodies.name,
			kind: bodies.kind,
			role: posts.role
		})
		.from(posts)
		.innerJoin(bodies, eq(bodies.id, posts.bodyId))
		.innerJoin(persons, eq(persons.id, posts.personId))
		.where(
			and(
				eq(posts.communityId, communityId),
				eq(persons.communityId, communityId),
				eq(persons.state, 'active'),
				isNull(bodies.dissolvedAt),
				lte(posts.startsAt, now),
				or(isNull(posts.endsAt), gt(posts.endsAt, now))
			)
		)
		.orderBy(asc(persons.name), asc(persons.id), asc(bodies.createdAt), asc(bodies.id));
	const holders = new Map<string, OfficeHolder & { seats: OfficeHolder['seats'][number][] }>();
	for (const { id, name, ...seat } of rows) {
		const holder = holders.get(id) ?? { id, name, seats: [] };
		holder.seats.push(seat);
		holders.set(id, holder);
	}
	return [...holders.values()];
}
