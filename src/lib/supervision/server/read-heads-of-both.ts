import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { isSecretaryAndDirector } from '#lib/people/conflicts.ts';
import { listOfficeHolders } from '#lib/people/server/office-holder-store.ts';
import type { Reader } from '#lib/server/database/database.ts';

/** 一肩挑: whoever is the party organisation's secretary and the committee's director at once. */
export async function readHeadsOfBoth(
	db: Reader,
	communityId: Id<'community'>,
	now: Instant
): Promise<{ id: Id<'person'>; name: string }[]> {
	const holders = await listOfficeHolders(db, communityId, now);
	return holders
		.filter(({ seats }) =>
			isSecretaryAndDirector(seats.map(({ kind, role }) => ({ bodyKind: kind, role })))
		)
		.map(({ id, name }) => ({ id, name }));
}
