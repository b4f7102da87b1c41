import { bodies, communities } from '#lib/communities/server/community-tables.ts';
import { ideas } from '#lib/ideas/server/idea-tables.ts';
import { column, index, table, uniqueIndex } from '#lib/server/database/table.ts';
import type { Json } from '#lib/kernel/canonical-json.ts';
import { matterClasses, matterStates, procedureKeys } from '../matter.ts';

export const matters = table(
	'matters',
	{
		id: column.id('matter').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		number: column.text().notNull(),
		title: column.text().notNull(),
		class: column.choice(matterClasses).notNull(),
		procedure: column.choice(procedureKeys).notNull(),
		/** The path it began with, as `procedures/` wrote it down; null for what was opened before paths were kept. */
		path: column.json<Json>(),
		important: column.flag().notNull(),
		reserved: column.flag().notNull(),
		byPetition: column.flag().notNull(),
		ideaId: column.id('idea').references(() => ideas.id),
		bodyId: column
			.id('body')
			.notNull()
			.references(() => bodies.id),
		state: column.choice(matterStates).notNull(),
		openedBy: column.id('person').notNull(),
		openedAt: column.instant().notNull(),
		endedAt: column.instant(),
		endReason: column.text()
	},
	(t) => [
		uniqueIndex('matters_number_unique').on(t.communityId, t.number),
		uniqueIndex('matters_idea_unique').on(t.ideaId),
		index('matters_state').on(t.communityId, t.state, t.openedAt)
	]
);
