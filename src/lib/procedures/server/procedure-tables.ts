import { bodies, communities } from '#lib/communities/server/community-tables.ts';
import { versions } from '#lib/documents/server/document-tables.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import { agendaItems } from '#lib/meetings/server/meeting-tables.ts';
import { column, index, table, uniqueIndex } from '#lib/server/database/table.ts';
import { opinions, partyActKinds } from '../party-act.ts';

/** An act of the party organisation on a matter: asked for with a day due, given with an opinion and reasons. */
export const partyActs = table(
	'party_acts',
	{
		id: column.id('partyAct').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		matterId: column
			.id('matter')
			.notNull()
			.references(() => matters.id),
		kind: column.choice(partyActKinds).notNull(),
		bodyId: column
			.id('body')
			.notNull()
			.references(() => bodies.id),
		versionId: column
			.id('version')
			.notNull()
			.references(() => versions.id),
		askedBy: column.id('person').notNull(),
		askedAt: column.instant().notNull(),
		dueAt: column.instant().notNull(),
		/** Written by the timer when the day due passed without an opinion (到期未提出意见). */
		lapsedAt: column.instant(),
		/** The item of the sitting in which it was decided. */
		itemId: column.id('item').references(() => agendaItems.id),
		opinion: column.choice(opinions),
		/** The approved conclusion, public. */
		conclusion: column.text(),
		/** For those inside. */
		reasons: column.text(),
		givenBy: column.id('person'),
		givenAt: column.instant(),
		/** For "agree with changes": the changed text that the secretary confirmed as the one agreed. */
		confirmedVersionId: column.id('version').references(() => versions.id),
		confirmedAt: column.instant()
	},
	(t) => [
		uniqueIndex('party_acts_once').on(t.matterId, t.kind, t.versionId),
		index('party_acts_open').on(t.givenAt, t.lapsedAt, t.dueAt)
	]
);

/** 回头看 and 反馈评价: did it help, did it harm. */
export const lookBacks = table(
	'look_backs',
	{
		id: column.id('review').primaryKey(),
		communityId: column.id('community').notNull(),
		matterId: column
			.id('matter')
			.notNull()
			.references(() => matters.id),
		/** The body that looked again: council or supervision committee. */
		bodyId: column
			.id('body')
			.notNull()
			.references(() => bodies.id),
		helped: column.choice(['yes', 'partly', 'no']).notNull(),
		remark: column.text().notNull(),
		lookedBy: column.id('person').notNull(),
		lookedAt: column.instant().notNull()
	},
	(t) => [uniqueIndex('look_backs_once').on(t.matterId, t.bodyId)]
);
