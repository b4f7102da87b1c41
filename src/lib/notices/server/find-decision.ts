import type { Matter } from '#lib/matters/matter.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { listVotesOfMatter } from '#lib/votes/server/vote-store.ts';
import type { VoteOfMatter } from '#lib/votes/vote.ts';

/**
 * The vote that decided the matter: the last one closed in the body entitled to decide. That is the council's where
 * nothing is reserved (协商), else the representatives' or the assembly's (决议).
 */
export async function findDecision(db: Reader, matter: Matter): Promise<VoteOfMatter | undefined> {
	const deciding =
		matter.procedure === 'residents_council' && !matter.reserved ? 'deliberate' : 'resolve';
	const votes = await listVotesOfMatter(db, matter.id);
	return votes.filter(({ state, purpose }) => state === 'closed' && purpose === deciding).at(-1);
}
