import { and, asc, desc, eq, gt, inArray, isNull, lte, notExists } from 'drizzle-orm';
import { bodies } from '#lib/communities/server/community-tables.ts';
import { versions } from '#lib/documents/server/document-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Opinion } from '../party-act.ts';
import { lookBacks, partyActs } from './procedure-tables.ts';

/** An act of the party organisation by id, within this community only. It holds the inner reasons: show with care. */
export async function getPartyAct(db: Reader, communityId: Id<'community'>, id: Id<'partyAct'>) {
	const [row] = await db
		.select({ act: partyActs, bodyName: bodies.name, bodyKind: bodies.kind })
		.from(partyActs)
		.innerJoin(bodies, eq(bodies.id, partyActs.bodyId))
		.where(and(eq(partyActs.id, id), eq(partyActs.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return { ...row.act, bodyName: row.bodyName, bodyKind: row.bodyKind };
}

/** The reasons given inside for an opinion on a matter, latest first. For those inside only. */
export async function readInnerReasons(db: Reader, matterId: Id<'matter'>) {
	const rows = await db
		.select({ id: partyActs.id, reasons: partyActs.reasons })
		.from(partyActs)
		.where(eq(partyActs.matterId, matterId))
		.orderBy(desc(partyActs.givenAt));
	return rows.flatMap(({ id, reasons }) => (reasons ? [{ id, reasons }] : []));
}

/** The opinion that sent a text back, or asked for changes in it. It holds the inner reasons: show with care. */
export async function findReturn(db: Reader, versionId: Id<'version'>) {
	const [row] = await db
		.select({
			opinion: partyActs.opinion,
			conclusion: partyActs.conclusion,
			reasons: partyActs.reasons,
			by: bodies.name,
			at: partyActs.givenAt
		})
		.from(partyActs)
		.innerJoin(bodies, eq(bodies.id, partyActs.bodyId))
		.where(
			and(
				eq(partyActs.versionId, versionId),
				inArray(partyActs.opinion, ['return', 'agree_with_changes'])
			)
		)
		.orderBy(desc(partyActs.givenAt))
		.limit(1);
	return row;
}

/** Acts of open matters that were asked for and had no opinion when their day was over. */
export async function listOverdueActs(db: Reader, now: Instant) {
	return db
		.select({
			id: partyActs.id,
			communityId: partyActs.communityId,
			matterId: partyActs.matterId,
			versionId: partyActs.versionId
		})
		.from(partyActs)
		.innerJoin(matters, eq(matters.id, partyActs.matterId))
		.where(
			and(
				isNull(partyActs.givenAt),
				isNull(partyActs.lapsedAt),
				lte(partyActs.dueAt, now),
				eq(matters.state, 'open')
			)
		)
		.orderBy(asc(partyActs.dueAt), asc(partyActs.id));
}

/** Acts that wait for an opinion in a community, on a text that no later one replaces; those due first on top. */
export async function listOpenActs(db: Reader, communityId: Id<'community'>) {
	return db
		.select({
			id: partyActs.id,
			kind: partyActs.kind,
			dueAt: partyActs.dueAt,
			matterId: matters.id,
			title: matters.title
		})
		.from(partyActs)
		.innerJoin(matters, eq(matters.id, partyActs.matterId))
		.where(
			and(
				eq(partyActs.communityId, communityId),
				isNull(partyActs.givenAt),
				eq(matters.state, 'open'),
				notExists(
					db
						.select({ id: versions.id })
						.from(versions)
						.where(
							and(
								eq(versions.matterId, partyActs.matterId),
								gt(versions.frozenAt, partyActs.askedAt)
							)
						)
				)
			)
		)
		.orderBy(asc(partyActs.dueAt), asc(partyActs.id));
}

/** Asks once for a kind of act on a text, and says whether this call was the one. */
export async function insertPartyAct(tx: Tx, act: typeof partyActs.$inferInsert): Promise<boolean> {
	const inserted = await tx
		.insert(partyActs)
		.values(act)
		.onConflictDoNothing()
		.returning({ id: partyActs.id });
	return inserted.length === 1;
}

/** Writes the opinion once, and says whether this call did. */
export async function writeOpinion(
	tx: Tx,
	id: Id<'partyAct'>,
	opinion: {
		itemId: Id<'item'>;
		opinion: Opinion;
		conclusion: string;
		reasons: string | null;
		givenBy: Id<'person'>;
		givenAt: Instant;
	}
): Promise<boolean> {
	const given = await tx
		.update(partyActs)
		.set(opinion)
		.where(and(eq(partyActs.id, id), isNull(partyActs.givenAt)))
		.returning({ id: partyActs.id });
	return given.length === 1;
}

/** Confirms the changed text once, and says whether this call did. */
export async function writeConfirmation(
	tx: Tx,
	id: Id<'partyAct'>,
	confirmed: { versionId: Id<'version'>; at: Instant }
): Promise<boolean> {
	const written = await tx
		.update(partyActs)
		.set({ confirmedVersionId: confirmed.versionId, confirmedAt: confirmed.at })
		.where(and(eq(partyActs.id, id), isNull(partyActs.confirmedAt)))
		.returning({ id: partyActs.id });
	return written.length === 1;
}

/** Marks an act whose day due has passed without an opinion, once. */
export async function markLapsed(tx: Tx, id: Id<'partyAct'>, at: Instant): Promise<boolean> {
	const lapsed = await tx
		.update(partyActs)
		.set({ lapsedAt: at })
		.where(and(eq(partyActs.id, id), isNull(partyActs.lapsedAt), isNull(partyActs.givenAt)))
		.returning({ id: partyActs.id });
	return lapsed.length === 1;
}

/** Records a body's look back once, and says whether this call did. */
export async function insertLookBack(
	tx: Tx,
	lookBack: typeof lookBacks.$inferInsert
): Promise<boolean> {
	const inserted = await tx
		.insert(lookBacks)
		.values(lookBack)
		.onConflictDoNothing()
		.returning({ id: lookBacks.id });
	return inserted.length === 1;
}
