import { bodies, communities } from '#lib/communities/server/community-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { column, index, table } from '#lib/server/database/table.ts';
import { ideaChannels, ideaStates, raisedAs } from '../idea.ts';

/** 动议、议题. */
export const ideas = table(
	'ideas',
	{
		id: column.id('idea').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		title: column.text().notNull(),
		/** Plain text: what is wrong, what is wanted. */
		body: column.text().notNull(),
		/** In which capacity it was raised. */
		raisedAs: column.choice(raisedAs).notNull(),
		/** The body on whose behalf, when it is a body's. */
		bodyId: column.id('body').references(() => bodies.id),
		/** The council a resident puts it to. */
		councilId: column.id('body').references(() => bodies.id),
		raisedBy: column
			.id('person')
			.notNull()
			.references(() => persons.id),
		/** Helper who typed it for someone (代录); the same person otherwise. */
		recordedBy: column.id('person').notNull(),
		/** How it came in: by the person on the web, or taken down by a helper. */
		channel: column.choice(ideaChannels).notNull(),
		/** Signatures handed in with a petition of villagers or representatives. */
		signatures: column.integer(),
		raisedAt: column.instant().notNull(),
		state: column.choice(ideaStates).notNull(),
		/** 议题审核: who screened it, when, with which reasons (public). */
		screenedBy: column.id('person'),
		/** On whose behalf: the party organisation, or the council by its convener. */
		screenedFor: column.id('body').references(() => bodies.id),
		screenedAt: column.instant(),
		reasons: column.text(),
		mergedInto: column.id('idea'),
		matterId: column.id('matter')
	},
	(t) => [index('ideas_state').on(t.communityId, t.state, t.raisedAt)]
);

/** A word in the discussion of an idea, open to the community. */
export const ideaRemarks = table(
	'idea_remarks',
	{
		id: column.id('remark').primaryKey(),
		ideaId: column
			.id('idea')
			.notNull()
			.references(() => ideas.id),
		authorId: column
			.id('person')
			.notNull()
			.references(() => persons.id),
		body: column.text().notNull(),
		at: column.instant().notNull(),
		/** Taken down by the desk, with the reason shown in its place. */
		removedAt: column.instant(),
		removedBy: column.id('person'),
		removedReason: column.text()
	},
	(t) => [index('idea_remarks_idea').on(t.ideaId, t.at)]
);
