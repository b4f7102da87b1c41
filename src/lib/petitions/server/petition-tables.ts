import { communities } from '#lib/communities/server/community-tables.ts';
import { ideas } from '#lib/ideas/server/idea-tables.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import type { Words } from '#lib/rulebooks/rule.ts';
import { column, index, primaryKey, table } from '#lib/server/database/table.ts';
import {
	petitionDemands,
	petitionStates,
	petitionWays,
	signatureChannels,
	type KeptPetitionRule
} from '../petition.ts';

/** 联名提议. */
export const petitions = table(
	'petitions',
	{
		id: column.id('petition').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		title: column.text().notNull(),
		/** Plain text: what it is about, what the meeting is to decide. */
		body: column.text().notNull(),
		demand: column.choice(petitionDemands).notNull(),
		way: column.choice(petitionWays).notNull(),
		/** The rule as it read on the day. */
		rule: column.json<KeptPetitionRule>().notNull(),
		/** How many stand on the frozen list, and how many of them are enough. */
		maySign: column.integer().notNull(),
		needed: column.integer().notNull(),
		startedBy: column
			.id('person')
			.notNull()
			.references(() => persons.id),
		/** Helper who typed it for someone (代录); the same person otherwise. */
		recordedBy: column.id('person').notNull(),
		startedAt: column.instant().notNull(),
		state: column.choice(petitionStates).notNull(),
		reachedAt: column.instant(),
		signed: column.integer(),
		dueOn: column.text().$type<Day>(),
		dueSource: column.json<Words>(),
		/** What it was put on the table as. */
		ideaId: column.id('idea').references(() => ideas.id),
		withdrawnAt: column.instant(),
		withdrawnBy: column.id('person'),
		withdrawnReason: column.text()
	},
	(t) => [index('petitions_state').on(t.communityId, t.state, t.startedAt)]
);

/** 名册与签名: everybody who may sign has one row from the start; signing fills it in, so nobody counts twice. */
export const petitionSignatures = table(
	'petition_signatures',
	{
		petitionId: column
			.id('petition')
			.notNull()
			.references(() => petitions.id),
		personId: column
			.id('person')
			.notNull()
			.references(() => persons.id),
		signedAt: column.instant(),
		channel: column.choice(signatureChannels),
		/** The number of the paper sheet it stands on. */
		sheet: column.integer(),
		enteredBy: column.id('person'),
		/** Struck out at the desk as entered wrongly; the row may be signed again. */
		struckAt: column.instant(),
		struckBy: column.id('person'),
		struckReason: column.text()
	},
	(t) => [primaryKey({ columns: [t.petitionId, t.personId] })]
);
