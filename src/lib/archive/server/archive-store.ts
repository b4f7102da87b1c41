import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { Id } from '#lib/kernel/id.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import { communities } from '#lib/communities/server/community-tables.ts';
import { journalEntries } from '#lib/journal/server/journal-tables.ts';
import type { ArchiveEntry } from '../archive-entry.ts';
import type { Phrase } from '../search-terms.ts';
import { archiveEntries, archivePositions } from './archive-tables.ts';

const shown = {
	subject: archiveEntries.subject,
	communityId: archiveEntries.communityId,
	matterId: archiveEntries.matterId,
	kind: archiveEntries.kind,
	title: archiveEntries.title,
	text: archiveEntries.text,
	outcome: archiveEntries.outcome,
	at: archiveEntries.at
};

/** What lies in the archive, newest first; with phrases, only what holds all of them. */
export async function listArchive(
	db: Reader,
	communityId: Id<'community'>,
	{ phrases = [], page, size }: { phrases?: readonly Phrase[]; page: number; size: number }
): Promise<ArchiveEntry[]> {
	return db
		.select(shown)
		.from(archiveEntries)
		.where(found(db, communityId, phrases))
		.orderBy(desc(archiveEntries.at), desc(archiveEntries.number))
		.limit(size)
		.offset((page - 1) * size);
}

export async function countArchive(
	db: Reader,
	communityId: Id<'community'>,
	phrases: readonly Phrase[] = []
): Promise<number> {
	return db.$count(archiveEntries, found(db, communityId, phrases));
}

function found(db: Reader, communityId: Id<'community'>, phrases: readonly Phrase[]) {
	return and(eq(archiveEntries.communityId, communityId), matching(db, phrases));
}

/** The one place where the engines differ: how a phrase is asked for. The pairs are letters and digits only. */
function matching(db: Reader, phrases: readonly Phrase[]): SQL | undefined {
	if (!phrases.length) return undefined;
	if (db.engine === 'sqlite') {
		const asked = phrases.map((phrase) =>
			'prefix' in phrase ? `"${phrase.prefix}"*` : `"${phrase.pairs.join(' ')}"`
		);
		const rows = sql`(select rowid from archive_search where archive_search match ${asked.join(' ')})`;
		return sql`${archiveEntries.number} in ${rows}`;
	}
	const asked = phrases.map((phrase) =>
		'prefix' in phrase ? `${phrase.prefix}:*` : `(${phrase.pairs.join(' <-> ')})`
	);
	return sql`search @@ to_tsquery('simple', ${asked.join(' & ')})`;
}

/** Puts a thing into the archive, or what has become of it in the place of what stood there. */
export async function putEntry(tx: Tx, entry: ArchiveEntry & { terms: string }): Promise<void> {
	const { title, text, outcome, terms } = entry;
	const [last] = await tx
		.select({ number: archiveEntries.number })
		.from(archiveEntries)
		.orderBy(desc(archiveEntries.number))
		.limit(1);
	await tx
		.insert(archiveEntries)
		.values({ ...entry, number: (last?.number ?? 0) + 1 })
		.onConflictDoUpdate({
			target: archiveEntries.subject,
			set: { title, text, outcome, terms }
		});
}

/** Communities whose journal goes on beyond what was read into the archive. One statement, however long the journals. */
export async function listBehind(db: Reader): Promise<Id<'community'>[]> {
	const rows = await db
		.select({ id: communities.id })
		.from(communities)
		.leftJoin(archivePositions, eq(archivePositions.communityId, communities.id))
		.innerJoin(
			journalEntries,
			and(
				eq(journalEntries.communityId, communities.id),
				eq(journalEntries.seq, sql`coalesce(${archivePositions.seq}, 0) + 1`)
			)
		);
	return rows.map(({ id }) => id);
}

/** The number of the last entry read into the archive. */
export async function positionOf(db: Reader, communityId: Id<'community'>): Promise<number> {
	const [row] = await db
		.select({ seq: archivePositions.seq })
		.from(archivePositions)
		.where(eq(archivePositions.communityId, communityId))
		.limit(1);
	return row?.seq ?? 0;
}

export async function movePosition(
	tx: Tx,
	communityId: Id<'community'>,
	seq: number
): Promise<void> {
	await tx
		.insert(archivePositions)
		.values({ communityId, seq })
		.onConflictDoUpdate({ target: archivePositions.communityId, set: { seq } });
}
