import { and, eq, isNull } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Day, Instant } from '#lib/kernel/instant.ts';
import type { Tx } from '#lib/server/database/database.ts';
import type { ReferralAnswer } from '../referral.ts';
import { referrals } from './procedure-tables.ts';

export async function insertReferral(
	tx: Tx,
	referral: typeof referrals.$inferInsert
): Promise<boolean> {
	const rows = await tx
		.insert(referrals)
		.values(referral)
		.onConflictDoNothing()
		.returning({ id: referrals.id });
	return rows.length === 1;
}

/** Writes down the answer once, and says whether it was the first. */
export async function answerReferral(
	tx: Tx,
	id: Id<'referral'>,
	given: {
		answer: ReferralAnswer;
		words: string;
		answeredOn: Day;
		answeredBy: Id<'person'>;
		answeredAt: Instant;
	}
): Promise<boolean> {
	const rows = await tx
		.update(referrals)
		.set(given)
		.where(and(eq(referrals.id, id), isNull(referrals.answeredAt)))
		.returning({ id: referrals.id });
	return rows.length === 1;
}
