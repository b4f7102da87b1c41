import { and, asc, desc, eq } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Version } from '../version.ts';
import { versions } from './document-tables.ts';

/** Without the text, which is long and wanted by few. */
const outline = {
	id: versions.id,
	communityId: versions.communityId,
	matterId: versions.matterId,
	documentId: versions.documentId,
	number: versions.number,
	title: versions.title,
	hash: versions.hash,
	authors: versions.authors,
	frozenBy: versions.frozenBy,
	frozenAt: versions.frozenAt
};

/** A frozen text with all it was made of, within this community only. */
export async function getVersion(db: Reader, communityId: Id<'community'>, id: Id<'version'>) {
	const [row] = await db
		.select()
		.from(versions)
		.where(and(eq(versions.id, id), eq(versions.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** The frozen texts of a matter, first one first. */
export async function listVersions(db: Reader, matterId: Id<'matter'>): Promise<Version[]> {
	return db
		.select(outline)
		.from(versions)
		.where(eq(versions.matterId, matterId))
		.orderBy(asc(versions.number));
}

/** The latest frozen text of a matter: the one that reviews, votes and the archive speak of. */
export async function currentVersion(
	db: Reader,
	matterId: Id<'matter'>
): Promise<Version | undefined> {
	const [row] = await db
		.select(outline)
		.from(versions)
		.where(eq(versions.matterId, matterId))
		.orderBy(desc(versions.number))
		.limit(1);
	return row;
}

/** The frozen text that a draft became, once it is sealed. */
export async function findVersionOf(
	db: Reader,
	documentId: Id<'document'>
): Promise<Version | undefined> {
	const [row] = await db
		.select(outline)
		.from(versions)
		.where(eq(versions.documentId, documentId))
		.limit(1);
	return row;
}

export async function insertVersion(tx: Tx, version: typeof versions.$inferInsert): Promise<void> {
	await tx.insert(versions).values(version);
}
