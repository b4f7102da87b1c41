import type { Id } from '#lib/kernel/id.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { faultOf, startOf, type ChainFinding, type IsSigned } from '../verify-chain.ts';
import { listEntriesAfter } from './journal-store.ts';

const PIECE = 500;

/** Follows a community's chain as it lies in the store, in pieces, and names the first entry that does not hold. */
export async function verifyJournal(
	db: Reader,
	communityId: Id<'community'>,
	isSigned: IsSigned
): Promise<ChainFinding> {
	let head = startOf(communityId);
	for (;;) {
		const entries = await listEntriesAfter(db, communityId, { seq: head.seq, limit: PIECE });
		for (const entry of entries) {
			const fault = faultOf(head, entry, isSigned);
			if (fault) return { ok: false, seq: head.seq + 1, fault };
			head = { communityId, seq: entry.seq, hash: entry.hash, at: entry.at };
		}
		if (entries.length < PIECE) return { ok: true, head };
	}
}
