import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Audit } from '../audit.ts';
import { audits } from './supervision-tables.ts';

/** An audit by id with the name of the office holder it is of, within this community only. */
export async function getAudit(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'audit'>
): Promise<Audit & { name: string }> {
	const [row] = await db
		.select({ audit: audits, name: persons.name })
		.from(audits)
		.innerJoin(persons, eq(persons.id, audits.personId))
		.where(and(eq(audits.id, id), eq(audits.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return { ...row.audit, name: row.name };
}

/** A community's audits: those not published yet first, then the latest. */
export async function listAudits(
	db: Reader,
	communityId: Id<'community'>,
	{ page, size }: { page: number; size: number }
): Promise<(Audit & { name: string })[]> {
	const rows = await db
		.select({ audit: audits, name: persons.name })
		.from(audits)
		.innerJoin(persons, eq(persons.id, audits.personId))
		.where(eq(audits.communityId, communityId))
		.orderBy(
			asc(sql`case when ${audits.publishedAt} is null then 0 else 1 end`),
			desc(audits.openedAt),
			asc(audits.id)
		)
		.limit(size)
		.offset((page - 1) * size);
	return rows.map(({ audit, name }) => ({ ...audit, name }));
}

export async function countAudits(db: Reader, communityId: Id<'community'>): Promise<number> {
	return db.$count(audits, eq(audits.communityId, communityId));
}

/** Audits whose result is not published yet. */
export async function listOpenAudits(db: Reader, communityId: Id<'community'>) {
	const rows = await db
		.select({ audit: audits, name: persons.name })
		.from(audits)
		.innerJoin(persons, eq(persons.id, audits.personId))
		.where(and(eq(audits.communityId, communityId), isNull(audits.publishedAt)))
		.orderBy(asc(audits.openedAt), asc(audits.id));
	return rows.map(({ audit, name }) => ({ ...audit, name }));
}

/** Puts an audit in, unless there is one of the kind, the person and the first day. */
export async function insertAudit(tx: Tx, audit: typeof audits.$inferInsert): Promise<boolean> {
	const made = await tx
		.insert(audits)
		.values(audit)
		.onConflictDoNothing()
		.returning({ id: audits.id });
	return made.length === 1;
}

/** Publishes the result, once. */
export async function markPublished(
	tx: Tx,
	{
		id,
		by,
		at,
		...result
	}: {
		id: Id<'audit'>;
		by: Id<'person'>;
		at: Instant;
		conclusion: string;
		journalHead: string;
	}
): Promise<boolean> {
	const marked = await tx
		.update(audits)
		.set({ ...result, publishedBy: by, publishedAt: at })
		.where(and(eq(audits.id, id), isNull(audits.publishedAt)))
		.returning({ id: audits.id });
	return marked.length === 1;
}
