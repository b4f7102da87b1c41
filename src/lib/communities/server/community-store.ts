import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Body, BodyKind, Community, CommunitySettings, PlaceKind } from '../community.ts';
import { bodies, communities, formerBodyNames, places } from './community-tables.ts';

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

/** Puts the community in, and says whether its slug and its place were free. */
export async function insertCommunity(tx: Tx, community: Community): Promise<boolean> {
	const made = await tx
		.insert(communities)
		.values(community)
		.onConflictDoNothing()
		.returning({ id: communities.id });
	return made.length === 1;
}

export async function setSettings(tx: Tx, id: Id<'community'>, settings: CommunitySettings) {
	await tx.update(communities).set({ settings }).where(eq(communities.id, id));
}

/** Puts the body in, and says whether the name was free in its community. */
export async function insertBody(tx: Tx, body: typeof bodies.$inferInsert): Promise<boolean> {
	const made = await tx
		.insert(bodies)
		.values(body)
		.onConflictDoNothing()
		.returning({ id: bodies.id });
	return made.length === 1;
}

/** Whether no body of the community goes by this name. */
export async function isNameFree(
	db: Reader,
	communityId: Id<'community'>,
	name: string
): Promise<boolean> {
	const [taken] = await db
		.select({ id: bodies.id })
		.from(bodies)
		.where(and(eq(bodies.communityId, communityId), eq(bodies.name, name)))
		.limit(1);
	return taken === undefined;
}

export async function insertFormerName(
	tx: Tx,
	former: typeof formerBodyNames.$inferInsert
): Promise<void> {
	await tx.insert(formerBodyNames).values(former);
}

/** 曾用名 of a body, the last one first. */
export async function listFormerNames(db: Reader, bodyId: Id<'body'>) {
	return db
		.select({ name: formerBodyNames.name, until: formerBodyNames.until })
		.from(formerBodyNames)
		.where(eq(formerBodyNames.bodyId, bodyId))
		.orderBy(desc(formerBodyNames.until));
}

export async function setBody(
	tx: Tx,
	id: Id<'body'>,
	change: Partial<Pick<Body, 'name' | 'groupName' | 'dissolvedAt'>>
) {
	await tx.update(bodies).set(change).where(eq(bodies.id, id));
}

/** A node of the tree of places, by its name under its parent. */
export async function findPlace(
	db: Reader,
	{ parentId, kind, name }: { parentId: Id<'place'> | null; kind: PlaceKind; name: string }
) {
	const under = parentId === null ? isNull(places.parentId) : eq(places.parentId, parentId);
	const [row] = await db
		.select()
		.from(places)
		.where(and(under, eq(places.kind, kind), eq(places.name, name)))
		.limit(1);
	return row;
}

export async function insertPlace(tx: Tx, place: typeof places.$inferInsert) {
	await tx.insert(places).values(place);
}

/** The places straight under one: a community's grids or groups. */
export async function listPlacesUnder(db: Reader, parentId: Id<'place'>) {
	return db.select().from(places).where(eq(places.parentId, parentId)).orderBy(asc(places.name));
}

/** Where a community lies: its own place first, then township, then county. */
export async function listPlacesAbove(db: Reader, id: Id<'place'>) {
	const path: (typeof places.$inferSelect)[] = [];
	for (let next: Id<'place'> | null = id; next !== null;) {
		const [row] = await db.select().from(places).where(eq(places.id, next)).limit(1);
		if (!row) break;
		path.push(row);
		next = row.parentId;
	}
	return path;
}
