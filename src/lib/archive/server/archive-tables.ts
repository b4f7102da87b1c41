import { communities } from '#lib/communities/server/community-tables.ts';
import { column, index, table, uniqueIndex } from '#lib/server/database/table.ts';
import { archiveKinds, archiveOutcomes } from '../archive-entry.ts';

/** 档案目录: one public thing that can be found. The full-text index beside it is made by the second migration. */
export const archiveEntries = table(
	'archive_entries',
	{
		/** 1, 2, 3 … over the installation. On SQLite it is the row's own number, which the full-text index refers to. */
		number: column.integer().primaryKey(),
		/** The id of the thing itself. */
		subject: column.text().notNull(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		matterId: column.id('matter'),
		kind: column.choice(archiveKinds).notNull(),
		title: column.text().notNull(),
		/** Public text, for the snippet. */
		text: column.text().notNull(),
		outcome: column.choice(archiveOutcomes),
		/** Pairs of characters in order, see `search-terms.ts`. */
		terms: column.text().notNull(),
		at: column.instant().notNull()
	},
	(t) => [
		uniqueIndex('archive_entries_subject').on(t.subject),
		index('archive_entries_at').on(t.communityId, t.at)
	]
);

/** How far each community's journal has been read into the archive. */
export const archivePositions = table('archive_positions', {
	communityId: column
		.id('community')
		.primaryKey()
		.references(() => communities.id),
	seq: column.integer().notNull()
});
