import { column, index, table } from '#lib/server/database/table.ts';

/** A file's content, once, named by its SHA-256. The bytes lie in the data folder. */
export const files = table('files', {
	hash: column.text().primaryKey(),
	size: column.integer().notNull(),
	/** What its first bytes say it is, not what its sender said. */
	mediaType: column.text().notNull(),
	storedAt: column.instant().notNull()
});

/** 附件: a file shown with a thing, under a name. */
export const attachments = table(
	'attachments',
	{
		id: column.id('attachment').primaryKey(),
		communityId: column.id('community').notNull(),
		/** The id of the thing: a matter, a draft, a notice, a task. */
		subject: column.text().notNull(),
		hash: column
			.text()
			.notNull()
			.references(() => files.hash),
		name: column.text().notNull(),
		audience: column.choice(['inside', 'community', 'everyone']).notNull(),
		addedBy: column.id('person').notNull(),
		addedAt: column.instant().notNull(),
		removedAt: column.instant()
	},
	(t) => [index('attachments_subject').on(t.subject)]
);
