import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { Overlay } from '../overlay.ts';
import { overlays } from './overlay-tables.ts';

/** Everything a community has laid over the country's rules, ended or not, oldest first. */
export async function listOverlays(db: Reader, communityId: Id<'community'>): Promise<Overlay[]> {
	return db
		.select()
		.from(overlays)
		.where(eq(overlays.communityId, communityId))
		.orderBy(asc(overlays.startsOn), asc(overlays.enteredAt), asc(overlays.id));
}

/** An overlay by id, within this community only. */
export async function getOverlay(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'overlay'>
): Promise<Overlay> {
	const [row] = await db
		.select()
		.from(overlays)
		.where(and(eq(overlays.id, id), eq(overlays.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

/** Puts it in, and says whether the same pack does not begin on the same day already. */
export async function insertOverlay(
	tx: Tx,
	overlay: Omit<Overlay, 'endsOn' | 'endBasis'> & { enteredBy: Id<'person'> | null }
): Promise<boolean> {
	const made = await tx
		.insert(overlays)
		.values(overlay)
		.onConflictDoNothing()
		.returning({ id: overlays.id });
	return made.length === 1;
}

/** Ends one that has no end yet, and says whether this call did. */
export async function endOverlay(
	tx: Tx,
	id: Id<'overlay'>,
	{ endsOn, endBasis }: { endsOn: Day; endBasis: string }
): Promise<boolean> {
	const ended = await tx
		.update(overlays)
		.set({ endsOn, endBasis })
		.where(and(eq(overlays.id, id), isNull(overlays.endsOn)))
		.returning({ id: overlays.id });
	return ended.length === 1;
}
