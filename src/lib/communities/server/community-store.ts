import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Reader } from '#lib/server/database/database.ts';
import type { Body, BodyKind, Community } from '../community.ts';
import { bodies, communities } from './community-tables.ts';

export async function findCommunityBySlug(
	db: Reader,
	slug: string
): Promise<Community | undefined> {
	const [row] = await db.select().from(communities).where(eq(communities.slug, slug)).limit(1);
	return row;
}

export async function getCommunity(db: Reader, id: Id<'community'>): Promise<Community> {
	const [row] = await db.select().from(communities).where(eq(communities.id, id)).limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

export async function listCommunities(db: Reader): Promise<Community[]> {
	return db.select().from(communities).orderBy(asc(communities.createdAt), asc(communities.id));
}

/** The bodies of a community that are not dissolved, in the order they were set up. */
export async function listBodies(db: Reader, communityId: Id<'community'>): Promise<Body[]> {
	return db
		.select()
		.from(bodies)
		.where(and(eq(bodies.communityId, communityId), isNull(bodies.dissolvedAt)))
		.orderBy(asc(bodies.createdAt), asc(bodies.id));
}

/** A body by id, within this community only. */
export async function getBody(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'body'>
): Promise<Body> {
	const [row] = await db
		.select()
		.from(bodies)
		.where(and(eq(bodies.id, id), eq(bodies.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** The body of a kind, for kinds of which a community has one (party organisation, committee, desk …). */
export async function findBodyOfKind(
	db: Reader,
	communityId: Id<'community'>,
	kind: BodyKind
): Promise<Body | undefined> {
	const [row] = await db
		.select()
		.from(bodies)
		.where(
			and(eq(bodies.communityId, communityId), eq(bodies.kind, kind), isNull(bodies.dissolvedAt))
		)
		.orderBy(asc(bodies.createdAt), asc(bodies.id))
		.limit(1);
	return row;
}
