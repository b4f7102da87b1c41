import { newId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { closingInstant, isLongEnough, SHORTEST_PERIOD_DAYS, type Period } from '../comment.ts';
import { insertPeriod } from './comment-store.ts';

/** Lays a frozen text open for comment for so many days, in the transaction of whoever may. */
export async function layOpen(
	tx: Tx,
	period: Pick<Period, 'communityId' | 'matterId' | 'versionId' | 'audience' | 'openedBy'> & {
		days: number;
		/** Days that the community has settled. */
		settled: number;
		at: Instant;
	}
): Promise<Id<'period'>> {
	const { days, settled, at, ...rest } = period;
	if (!isLongEnough(days, settled))
		throw new Refusal('comment.too_few_days', { days: Math.max(settled, SHORTEST_PERIOD_DAYS) });
	const id = newId('period');
	await insertPeriod(tx, { ...rest, id, opensAt: at, closesAt: closingInstant(at, days) });
	return id;
}
