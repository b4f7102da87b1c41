import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Reader } from '#lib/server/database/database.ts';
import type { Ties } from '../conflicts.ts';
import { listMembers } from './household-store.ts';
import { listSeatsOf } from './post-store.ts';

/** What somebody holds now, and what those of the same household hold: all that the rules on conflicts ask. */
export async function listTiesOf(
	db: Reader,
	person: {
		id: Id<'person'>;
		communityId: Id<'community'>;
		householdId: Id<'household'> | null;
	},
	now: Instant
): Promise<Ties> {
	const family = person.householdId ? await listMembers(db, person.householdId) : [];
	const others = family.map(({ id }) => id).filter((id) => id !== person.id);
	const seats = await listSeatsOf(db, person.communityId, [person.id, ...others], now);
	return {
		own: seats.filter(({ personId }) => personId === person.id),
		household: seats.filter(({ personId }) => personId !== person.id)
	};
}
