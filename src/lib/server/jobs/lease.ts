import { and, eq, lte, or } from 'drizzle-orm';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Database } from '../database/database.ts';
import { leases } from '../plumbing-tables.ts';

/** Takes or prolongs a lease, and says whether this holder has it. Of several processes exactly one gets yes. */
export async function takeLease(
	db: Database,
	{ name, holder, now, until }: { name: string; holder: string; now: Instant; until: Instant }
): Promise<boolean> {
	return db.write(async (tx) => {
		const [fresh] = await tx
			.insert(leases)
			.values({ name, holder, expiresAt: until })
			.onConflictDoNothing()
			.returning();
		if (fresh) return true;
		const [taken] = await tx
			.update(leases)
			.set({ holder, expiresAt: until })
			.where(and(eq(leases.name, name), or(eq(leases.holder, holder), lte(leases.expiresAt, now))))
			.returning();
		return taken !== undefined;
	});
}
