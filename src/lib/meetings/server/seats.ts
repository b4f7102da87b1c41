import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Body } from '#lib/communities/community.ts';
import { findBodyOfKind } from '#lib/communities/server/community-store.ts';
import { listSeats } from '#lib/people/server/post-store.ts';
import type { Counting } from '#lib/rulebooks/rule.ts';
import type { Reader } from '#lib/server/database/database.ts';

/** Somebody on the sign-in sheet: due, or there without a vote. */
export interface SheetLine {
	personId: Id<'person'>;
	name: string;
	due: boolean;
}

/**
 * The sign-in sheet of a sitting as the posts (for an assembly, the roll) make it up at an instant. Whoever sits in two
 * of the bodies stands on it once. Away (请假、外出) is not due. The representatives' meeting is made up of the
 * committee's members and the representatives (村民委员会组织法第二十九条；城市居民委员会组织法第二十八条).
 */
export async function sheetOf(
	db: Reader,
	bodies: readonly Pick<Body, 'id' | 'kind' | 'communityId'>[],
	counting: Counting,
	at: Instant
): Promise<SheetLine[]> {
	const sitting = [...bodies];
	for (const { kind, communityId } of bodies) {
		if (kind !== 'representatives') continue;
		const committee = await findBodyOfKind(db, communityId, 'committee');
		if (committee && !sitting.some(({ id }) => id === committee.id)) sitting.push(committee);
	}

	const lines = new Map<Id<'person'>, SheetLine>();
	for (const { id } of sitting)
		for (const seat of await listSeats(
			db,
			id,
			at,
			counting === 'households' ? counting : 'adults'
		)) {
			// Somebody with a vote who is away is neither due nor an observer.
			if (seat.votes && !seat.due) continue;
			const { personId, name } = seat;
			const due = seat.due || (lines.get(personId)?.due ?? false);
			lines.set(personId, { personId, name, due });
		}
	return [...lines.values()];
}
