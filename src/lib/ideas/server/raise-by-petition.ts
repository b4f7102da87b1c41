import { newId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { insertIdea } from './idea-store.ts';

/**
 * A petition that has its number goes on the table as an accepted idea, in the transaction of whoever completes it: what
 * has to be convened is not screened away (村民委员会组织法（2025 年修正）第二十五、三十条).
 */
export async function raiseByPetition(
	tx: Tx,
	petition: {
		communityId: Id<'community'>;
		title: string;
		body: string;
		raisedAs: 'villagers' | 'representatives';
		raisedBy: Id<'person'>;
		recordedBy: Id<'person'>;
		signatures: number;
		at: Instant;
	}
): Promise<Id<'idea'>> {
	const { at, recordedBy, raisedBy, ...idea } = petition;
	const id = newId('idea');
	await insertIdea(tx, {
		...idea,
		id,
		...{ raisedBy, recordedBy, raisedAt: at, state: 'accepted' },
		channel: raisedBy === recordedBy ? 'web' : 'paper'
	});
	return id;
}
