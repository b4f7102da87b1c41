import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { Json } from '#lib/kernel/canonical-json.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import { entryHash, GENESIS } from '../entry.ts';
import { journalEntries } from './journal-tables.ts';

/** The latest entry of a community's chain, or nothing before the first. */
export async function findHead(db: Reader, communityId: Id<'community'>) {
	const [head] = await db
		.select({ seq: journalEntries.seq, hash: journalEntries.hash, at: journalEntries.at })
		.from(journalEntries)
		.where(eq(journalEntries.communityId, communityId))
		.orderBy(desc(journalEntries.seq))
		.limit(1);
	return head;
}

/**
 * Writes one line for an official act, in the act's own transaction, and gives the new head's hash.
 *
 * Two acts at once cannot take the same number: it is the primary key, and the second runs again behind the first.
 * Of two visits the later may be written first; the chain's time never runs backwards, so the other takes its instant.
 */
export async function writeEntry(
	tx: Tx,
	ctx: Pick<Ctx, 'actor' | 'now' | 'key'>,
	act: {
		communityId: Id<'community'>;
		act: string;
		/** Whom the public knows by a number only: the chain is everybody's to read, and does not say who it was. */
		actor?: 'member' | undefined;
		subject: string;
		matterId?: Id<'matter'> | null;
		facts?: Record<string, Json>;
	}
): Promise<string> {
	const head = await findHead(tx, act.communityId);
	const entry = {
		communityId: act.communityId,
		seq: (head?.seq ?? 0) + 1,
		at: Math.max(ctx.now, head?.at ?? 0),
		act: act.act,
		actor: act.actor ?? ctx.actor.id ?? ctx.actor.kind,
		subject: act.subject,
		matterId: act.matterId ?? null,
		facts: act.facts ?? {},
		previous: head?.hash ?? GENESIS
	};
	const hash = entryHash(entry);
	// With "do nothing" PostgreSQL answers a number just taken with a serialization failure, which is run again.
	const [written] = await tx
		.insert(journalEntries)
		.values({ ...entry, hash, signature: ctx.key.sign(hash) })
		.onConflictDoNothing()
		.returning({ seq: journalEntries.seq });
	if (!written) throw new Error(`entry ${entry.seq} of ${act.communityId} was there already`);
	return hash;
}

/** The entries of one dossier, oldest first. */
export async function listEntriesOf(
	db: Reader,
	communityId: Id<'community'>,
	matterId: Id<'matter'>
) {
	return db
		.select()
		.from(journalEntries)
		.where(and(eq(journalEntries.communityId, communityId), eq(journalEntries.matterId, matterId)))
		.orderBy(asc(journalEntries.seq));
}

/** Entries after a number, in order, `limit` at a time: a chain of any length is read in pieces. */
export async function listEntriesAfter(
	db: Reader,
	communityId: Id<'community'>,
	{ seq, limit }: { seq: number; limit: number }
) {
	return db
		.select()
		.from(journalEntries)
		.where(and(eq(journalEntries.communityId, communityId), gt(journalEntries.seq, seq)))
		.orderBy(asc(journalEntries.seq))
		.limit(limit);
}

/** The head of every community's chain. */
export async function listHeads(db: Reader) {
	const latest = db
		.select({
			communityId: journalEntries.communityId,
			seq: sql<number>`max(${journalEntries.seq})`.mapWith(Number).as('latest_seq')
		})
		.from(journalEntries)
		.groupBy(journalEntries.communityId)
		.as('latest');
	return db
		.select({
			communityId: journalEntries.communityId,
			seq: journalEntries.seq,
			hash: journalEntries.hash,
			at: journalEntries.at
		})
		.from(journalEntries)
		.innerJoin(
			latest,
			and(eq(latest.communityId, journalEntries.communityId), eq(latest.seq, journalEntries.seq))
		);
}
