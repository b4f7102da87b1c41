import { communities } from '#lib/communities/server/community-tables.ts';
import { meetings } from '#lib/meetings/server/meeting-tables.ts';
import { column, index, primaryKey, table, uniqueIndex } from '#lib/server/database/table.ts';
import { paperKinds, paperStates } from '../paper.ts';

export const papers = table(
	'papers',
	{
		id: column.id('paper').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		meetingId: column
			.id('meeting')
			.notNull()
			.references(() => meetings.id),
		kind: column.choice(paperKinds).notNull(),
		title: column.text().notNull(),
		/** Plain text with one paragraph a line; `一、` at the head of a line makes a heading. */
		body: column.text().notNull(),
		/** The lines that were computed: attendance, counts, sums. A correction leaves them as they are. */
		computed: column.json<string[]>().notNull(),
		state: column.choice(paperStates).notNull(),
		madeAt: column.instant().notNull(),
		adoptedBy: column.id('person'),
		adoptedAt: column.instant(),
		sealedBy: column.id('person'),
		sealedAt: column.instant(),
		/** SHA-256 of the sealed text. */
		hash: column.text(),
		/** Head of the journal that holds the sealing: its first 16 digits are printed. */
		journalHead: column.text()
	},
	(t) => [
		uniqueIndex('papers_kind_unique').on(t.meetingId, t.kind),
		index('papers_community').on(t.communityId, t.kind, t.sealedAt)
	]
);

/** Each correction before adoption: what stood there, who changed it. */
export const paperCorrections = table(
	'paper_corrections',
	{
		paperId: column
			.id('paper')
			.notNull()
			.references(() => papers.id),
		number: column.integer().notNull(),
		before: column.text().notNull(),
		reason: column.text().notNull(),
		correctedBy: column.id('person').notNull(),
		correctedAt: column.instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.paperId, t.number] })]
);
