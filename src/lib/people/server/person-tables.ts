import { bodies, communities } from '#lib/communities/server/community-tables.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { column, index, primaryKey, table, uniqueIndex } from '#lib/server/database/table.ts';
import { personStates, roles, sexes } from '../person.ts';
import type { ImportCounts } from '../roll-plan.ts';
import type { Letters, RollRow, RollTrouble } from '../roll-sheet.ts';

export const households = table(
	'households',
	{
		id: column.id('household').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		/** 户号, as the village writes it. */
		number: column.text().notNull(),
		groupName: column.text().notNull().default(''),
		address: column.text().notNull().default(''),
		/** 户代表: one of its members. */
		representativeId: column.id('person'),
		/** The representative (村民代表) who speaks for this household. */
		spokenForBy: column.id('person'),
		dissolvedAt: column.instant()
	},
	(t) => [uniqueIndex('households_number_unique').on(t.communityId, t.number)]
);

export const persons = table(
	'persons',
	{
		id: column.id('person').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		name: column.text().notNull(),
		sex: column.choice(sexes),
		birthDate: column.text().$type<Day>(),
		phone: column.text(),
		householdId: column.id('household').references(() => households.id),
		/** 编号 in the roll it was imported from: makes a second import change nothing. */
		rollNumber: column.text(),
		/** On the roll of this community. False for those who only hold a post here. */
		onRoll: column
			.flag()
			.notNull()
			.$default(() => true),
		state: column.choice(personStates).notNull().default('active'),
		createdAt: column.instant().notNull(),
		changedAt: column.instant().notNull()
	},
	(t) => [
		uniqueIndex('persons_roll_number_unique').on(t.communityId, t.rollNumber),
		index('persons_household').on(t.householdId),
		index('persons_name').on(t.communityId, t.name),
		index('persons_phone').on(t.phone)
	]
);

/** 任职. Ended, never deleted. */
export const posts = table(
	'posts',
	{
		id: column.id('post').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		bodyId: column
			.id('body')
			.notNull()
			.references(() => bodies.id),
		personId: column
			.id('person')
			.notNull()
			.references(() => persons.id),
		role: column.choice(roles).notNull(),
		votes: column
			.flag()
			.notNull()
			.$default(() => true),
		startsAt: column.instant().notNull(),
		endsAt: column.instant(),
		awayUntil: column.instant(),
		organisation: column.text()
	},
	(t) => [
		uniqueIndex('posts_once').on(t.bodyId, t.personId, t.role, t.startsAt),
		index('posts_person').on(t.personId),
		index('posts_body').on(t.bodyId)
	]
);

/** 房屋(专有部分). */
export const units = table(
	'units',
	{
		id: column.id('unit').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		/** Estate, building and room as the register writes it: 3-2-501. */
		number: column.text().notNull(),
		estate: column.text().notNull().default(''),
		/** Area in 0.01 m². */
		area: column.integer(),
		householdId: column.id('household').references(() => households.id)
	},
	(t) => [uniqueIndex('units_number_unique').on(t.communityId, t.estate, t.number)]
);

export const unitOwners = table(
	'unit_owners',
	{
		unitId: column
			.id('unit')
			.notNull()
			.references(() => units.id),
		personId: column
			.id('person')
			.notNull()
			.references(() => persons.id)
	},
	(t) => [primaryKey({ columns: [t.unitId, t.personId] })]
);

/** An uploaded roll between preview and confirmation, and the log of what was taken over. */
export const rollImports = table(
	'roll_imports',
	{
		id: column.id('rollImport').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		fileName: column.text().notNull(),
		fileHash: column.text().notNull(),
		/** What was read, waiting for confirmation; emptied when done or dropped: the roll itself has it then. */
		rows: column.json<RollRow[]>().notNull(),
		troubles: column.json<RollTrouble[]>().notNull(),
		letters: column.json<Letters>().notNull(),
		/** Headings that were not read: of ID numbers, and unknown ones. */
		droppedForIds: column.json<string[]>().notNull(),
		unknown: column.json<string[]>().notNull(),
		rowCount: column.integer().notNull(),
		state: column.choice(['previewed', 'done', 'dropped']).notNull(),
		uploadedBy: column.id('person').references(() => persons.id),
		uploadedAt: column.instant().notNull(),
		doneAt: column.instant(),
		outcome: column.json<ImportCounts>().notNull()
	},
	(t) => [index('roll_imports_community').on(t.communityId, t.uploadedAt)]
);
