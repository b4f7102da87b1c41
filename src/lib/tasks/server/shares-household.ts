import { findPerson, getPerson } from '#lib/people/server/person-store.ts';
import type { Standing } from '#lib/people/standing.ts';
import type { Reader } from '#lib/server/database/database.ts';
import type { Task } from '../task.ts';

/** Whether whoever would check the work lives in one household with its owner. */
export async function sharesHousehold(
	db: Reader,
	{ communityId, personId }: Standing,
	{ ownerId }: Pick<Task, 'ownerId'>
): Promise<boolean> {
	if (personId === undefined || personId === ownerId) return false;
	const owner = await getPerson(db, communityId, ownerId);
	if (owner.householdId === null) return false;
	const checker = await findPerson(db, personId);
	return checker?.householdId === owner.householdId;
}
