import { communities } from '#lib/communities/server/community-tables.ts';
import { versions } from '#lib/documents/server/document-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { column, index, table, uniqueIndex } from '#lib/server/database/table.ts';
import { adoptions, commentChannels } from '../comment.ts';

/** 征求意见: a version laid open for comment, from–to. */
export const commentPeriods = table(
	'comment_periods',
	{
		id: column.id('period').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		matterId: column.id('matter').notNull(),
		versionId: column
			.id('version')
			.notNull()
			.references(() => versions.id),
		audience: column.choice(['community', 'everyone']).notNull(),
		opensAt: column.instant().notNull(),
		closesAt: column.instant().notNull(),
		openedBy: column.id('person').notNull(),
		/** Set when the timer or a hand closed it: no comment is taken after. */
		closedAt: column.instant(),
		/** Why it was made longer, when it was. Public. */
		extendReason: column.text()
	},
	(t) => [index('comment_periods_matter').on(t.matterId)]
);

/** 意见. The author is known to the desk, and to the public by a number only. */
export const comments = table(
	'comments',
	{
		id: column.id('comment').primaryKey(),
		communityId: column.id('community').notNull(),
		periodId: column
			.id('period')
			.notNull()
			.references(() => commentPeriods.id),
		/** 1, 2, 3 … within the period: what the public sees in place of a name. */
		number: column.integer().notNull(),
		authorId: column.id('person').references(() => persons.id),
		channel: column.choice(commentChannels).notNull(),
		/** Who typed it: the author, or the helper who took it down (代录). */
		recordedBy: column.id('person').notNull(),
		body: column.text().notNull(),
		at: column.instant().notNull(),
		adoption: column.choice(adoptions),
		answer: column.text(),
		answeredBy: column.id('person'),
		answeredAt: column.instant()
	},
	(t) => [
		uniqueIndex('comments_number_unique').on(t.periodId, t.number),
		// The counts by answer read this alone, however many comments there are.
		index('comments_adoption').on(t.periodId, t.adoption)
	]
);
