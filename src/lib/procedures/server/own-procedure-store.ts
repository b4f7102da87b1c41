import { and, asc, desc, eq } from 'drizzle-orm';
import type { Community } from '#lib/communities/community.ts';
import { isId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { ProcedureKey } from '#lib/matters/matter.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { OwnProcedure } from '../own-procedure.ts';
import type { Procedure, Step } from '../procedure.ts';
import { procedures } from '../procedures.ts';
import { ownProcedures } from './procedure-tables.ts';

/** A community's own procedure by id, within this community only. */
export async function getOwnProcedure(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'procedure'>
): Promise<OwnProcedure> {
	const [row] = await db
		.select()
		.from(ownProcedures)
		.where(and(eq(ownProcedures.id, id), eq(ownProcedures.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** Every own procedure of a community, adopted and withdrawn ones included: by name, newest edition first. */
export async function listOwnProcedures(
	db: Reader,
	communityId: Id<'community'>
): Promise<OwnProcedure[]> {
	return db
		.select()
		.from(ownProcedures)
		.where(eq(ownProcedures.communityId, communityId))
		.orderBy(asc(ownProcedures.name), desc(ownProcedures.edition))
		.limit(200);
}

/** A procedure that a matter may begin with here: the platform's, or one that is adopted. */
export async function getProcedure(
	db: Reader,
	community: Pick<Community, 'id'>,
	which: ProcedureKey | Id<'procedure'>
): Promise<
	Pick<Procedure, 'key' | 'communities' | 'drafting' | 'steps'> & { name: string | null }
> {
	if (!isId('procedure', which)) {
		const procedure = procedures[which];
		if (procedure.needsPermit) throw new Refusal('procedure.needs_permit');
		return { ...procedure, name: null };
	}
	const own = await getOwnProcedure(db, community.id, which);
	if (own.state !== 'adopted') throw new Refusal('procedure.not_adopted');
	return { ...procedures[own.base], steps: own.steps, name: own.name };
}

export async function insertOwnProcedure(
	tx: Tx,
	own: typeof ownProcedures.$inferInsert
): Promise<boolean> {
	const rows = await tx
		.insert(ownProcedures)
		.values(own)
		.onConflictDoNothing()
		.returning({ id: ownProcedures.id });
	return rows.length === 1;
}

/** How many editions a name has had here. */
export async function countEditions(
	db: Reader,
	communityId: Id<'community'>,
	name: string
): Promise<number> {
	return db.$count(
		ownProcedures,
		and(eq(ownProcedures.communityId, communityId), eq(ownProcedures.name, name))
	);
}

/** Changes the path of a draft, and says whether it still was one. */
export async function changeSteps(tx: Tx, id: Id<'procedure'>, steps: Step[]): Promise<boolean> {
	const rows = await tx
		.update(ownProcedures)
		.set({ steps })
		.where(and(eq(ownProcedures.id, id), eq(ownProcedures.state, 'draft')))
		.returning({ id: ownProcedures.id });
	return rows.length === 1;
}

export async function markAdopted(
	tx: Tx,
	id: Id<'procedure'>,
	{ permit, adoption, at }: { permit: string; adoption: string; at: Instant }
): Promise<boolean> {
	const rows = await tx
		.update(ownProcedures)
		.set({ state: 'adopted', permit, adoption, adoptedAt: at })
		.where(and(eq(ownProcedures.id, id), eq(ownProcedures.state, 'draft')))
		.returning({ id: ownProcedures.id });
	return rows.length === 1;
}

export async function markWithdrawn(tx: Tx, id: Id<'procedure'>, at: Instant): Promise<boolean> {
	const rows = await tx
		.update(ownProcedures)
		.set({ state: 'withdrawn', withdrawnAt: at })
		.where(and(eq(ownProcedures.id, id), eq(ownProcedures.state, 'adopted')))
		.returning({ id: ownProcedures.id });
	return rows.length === 1;
}

/** A draft nobody has adopted leaves no trace. */
export async function dropDraft(tx: Tx, id: Id<'procedure'>): Promise<boolean> {
	const rows = await tx
		.delete(ownProcedures)
		.where(and(eq(ownProcedures.id, id), eq(ownProcedures.state, 'draft')))
		.returning({ id: ownProcedures.id });
	return rows.length === 1;
}
