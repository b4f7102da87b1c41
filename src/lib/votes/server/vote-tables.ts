import { communities } from '#lib/communities/server/community-tables.ts';
import { versions } from '#lib/documents/server/document-tables.ts';
import { agendaItems } from '#lib/meetings/server/meeting-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { column, index, primaryKey, table, uniqueIndex } from '#lib/server/database/table.ts';
import { countings, type Figures, type RuleSnapshot } from '#lib/rulebooks/rule.ts';
import { choices, tallyChannels, voteStates, type Counts, type VoteResult } from '../vote.ts';

/** 表决: one question put to a sitting. Named, by phone of those signed in, beside a count of raised hands. */
export const votes = table(
	'votes',
	{
		id: column.id('vote').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		itemId: column
			.id('item')
			.notNull()
			.references(() => agendaItems.id),
		matterId: column.id('matter'),
		question: column.text().notNull(),
		/** The frozen text that is voted on, and its SHA-256. */
		versionId: column.id('version').references(() => versions.id),
		versionHash: column.text(),
		/** The rules in force when it was opened, with id, edition and hash: what the verdict is computed by. */
		rules: column.json<RuleSnapshot[]>().notNull(),
		/** Who counts as one, as in the sitting. */
		counting: column.choice(countings).notNull(),
		/** 应到, frozen at opening. */
		due: column.integer().notNull(),
		/** 到会, frozen at opening: those on the vote's roll. */
		present: column.integer().notNull(),
		/** Figures beside them that a local rule asks for, frozen at opening: 妇女代表. */
		more: column.json<Figures>(),
		rollHash: column.text().notNull(),
		openedBy: column.id('person').notNull(),
		openedAt: column.instant().notNull(),
		state: column.choice(voteStates).notNull(),
		closedAt: column.instant(),
		/** Raised hands (举手) of those who did not vote by phone; once they are counted, phones are shut. */
		tally: column.json<Counts>(),
		tallyChannel: column.choice(tallyChannels).notNull().default('hands'),
		tallyBy: column.id('person'),
		/** Counts, sums and verdict, computed at closing; recomputable from the ballots and the rule. */
		result: column.json<VoteResult>()
	},
	(t) => [uniqueIndex('votes_item_unique').on(t.itemId), index('votes_matter').on(t.matterId)]
);

/** 名册: who may vote, frozen when voting opens. */
export const voters = table(
	'voters',
	{
		voteId: column
			.id('vote')
			.notNull()
			.references(() => votes.id),
		personId: column
			.id('person')
			.notNull()
			.references(() => persons.id),
		hasCast: column
			.flag()
			.notNull()
			.$default(() => false)
	},
	(t) => [primaryKey({ columns: [t.voteId, t.personId] })]
);

/** 记名票: one person's paper in a named vote. */
export const namedBallots = table(
	'named_ballots',
	{
		voteId: column
			.id('vote')
			.notNull()
			.references(() => votes.id),
		personId: column
			.id('person')
			.notNull()
			.references(() => persons.id),
		choice: column.choice(choices).notNull(),
		castAt: column.instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.voteId, t.personId] })]
);
