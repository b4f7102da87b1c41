import { bodies, communities } from '#lib/communities/server/community-tables.ts';
import { versions } from '#lib/documents/server/document-tables.ts';
import type { MatterClass } from '#lib/matters/matter.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { column, index, primaryKey, table, uniqueIndex } from '#lib/server/database/table.ts';
import { countings } from '#lib/rulebooks/rule.ts';
import {
	itemPurposes,
	itemStates,
	meetingModes,
	meetingStates,
	signInChannels
} from '../meeting.ts';

/** 会议: a sitting of one or more bodies. */
export const meetings = table(
	'meetings',
	{
		id: column.id('meeting').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		title: column.text().notNull(),
		place: column.text().notNull(),
		/** When it is to begin; when it was held, for one entered afterwards. */
		startsAt: column.instant().notNull(),
		calledBy: column.id('person').notNull(),
		calledAt: column.instant().notNull(),
		/** 补录: held before it was entered, with its own date; the journal keeps both. */
		enteredAfterwards: column
			.flag()
			.notNull()
			.$default(() => false),
		counting: column.choice(countings).notNull(),
		/** 参加方式: where the rules admit it, the sitting is held online. */
		mode: column.choice(meetingModes).notNull().default('sitting'),
		/** 临时通知: why the notice was shorter than the days, where the law lets it be. */
		shortReason: column.text(),
		/** 户 without a representative in a sitting counted by households: due, though nobody stands on the sheet for them. */
		vacant: column.integer().notNull().default(0),
		/** Words spoken stay inside the bodies (party meetings). */
		inner: column.flag().notNull(),
		state: column.choice(meetingStates).notNull(),
		chairId: column.id('person'),
		recorderId: column.id('person'),
		openedAt: column.instant(),
		closedAt: column.instant(),
		cancelReason: column.text()
	},
	(t) => [index('meetings_community').on(t.communityId, t.startsAt)]
);

export const meetingBodies = table(
	'meeting_bodies',
	{
		meetingId: column
			.id('meeting')
			.notNull()
			.references(() => meetings.id),
		bodyId: column
			.id('body')
			.notNull()
			.references(() => bodies.id)
	},
	(t) => [primaryKey({ columns: [t.meetingId, t.bodyId] })]
);

/** 签到: everybody due, drawn from the posts when the meeting is called, and observers. One row a person. */
export const attendees = table(
	'attendees',
	{
		meetingId: column
			.id('meeting')
			.notNull()
			.references(() => meetings.id),
		personId: column
			.id('person')
			.notNull()
			.references(() => persons.id),
		/** Order in the sign-in sheet. */
		number: column.integer().notNull(),
		/** Counted in 应到, and may vote. Observers (列席) are neither. */
		due: column.flag().notNull(),
		/** 请假, with the reason kept inside. */
		excused: column
			.flag()
			.notNull()
			.$default(() => false),
		signedInAt: column.instant(),
		channel: column.choice(signInChannels),
		signedInBy: column.id('person'),
		leftAt: column.instant()
	},
	(t) => [
		primaryKey({ columns: [t.meetingId, t.personId] }),
		index('attendees_person').on(t.personId)
	]
);

export const agendaItems = table(
	'agenda_items',
	{
		id: column.id('item').primaryKey(),
		meetingId: column
			.id('meeting')
			.notNull()
			.references(() => meetings.id),
		number: column.integer().notNull(),
		title: column.text().notNull(),
		purpose: column.choice(itemPurposes).notNull(),
		matterId: column.id('matter').references(() => matters.id),
		/** The frozen text it is about. */
		versionId: column.id('version').references(() => versions.id),
		state: column.choice(itemStates).notNull(),
		/** Gist of what was said, written by the recorder. Inner for inner meetings. */
		gist: column.text().notNull().default('')
	},
	(t) => [
		uniqueIndex('agenda_items_number_unique').on(t.meetingId, t.number),
		index('agenda_items_matter').on(t.matterId)
	]
);

/** 授权: what an assembly has left to the representatives' meeting, and for how long. */
export const delegations = table(
	'delegations',
	{
		itemId: column
			.id('item')
			.primaryKey()
			.references(() => agendaItems.id),
		communityId: column.id('community').notNull(),
		classes: column.json<MatterClass[]>().notNull(),
		startsAt: column.instant().notNull(),
		endsAt: column.instant().notNull()
	},
	(t) => [index('delegations_community').on(t.communityId)]
);
