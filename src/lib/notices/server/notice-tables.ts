import { communities } from '#lib/communities/server/community-tables.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { column, index, table, uniqueIndex } from '#lib/server/database/table.ts';
import { noticeKinds, objectionChannels, objectionOutcomes, type FiguresKept } from '../notice.ts';

/** 公告、公示. What is posted is never edited: a wrong one is withdrawn by a second one beside it. */
export const notices = table(
	'notices',
	{
		id: column.id('notice').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		matterId: column.id('matter').references(() => matters.id),
		kind: column.choice(noticeKinds).notNull(),
		/** The year and number on the paper: 2026-07. */
		number: column.text().notNull(),
		title: column.text().notNull(),
		/** Plain text, paragraphs separated by line breaks. */
		body: column.text().notNull(),
		/** The issuing body, as printed. */
		issuer: column.text().notNull(),
		places: column.text().notNull().default(''),
		postedAt: column.instant().notNull(),
		/** The first instant at which it has hung long enough. */
		postedUntil: column.instant().notNull(),
		/** What of its figures did not follow when it was posted, and why it was posted all the same. */
		figures: column.json<FiguresKept>(),
		hash: column.text().notNull(),
		/** First 16 hex digits of the journal's head when it was posted; printed on the paper. */
		journalHead: column.text().notNull(),
		/** `mat_… decision` while it hangs, empty once withdrawn: a matter has one notice of its decision and one of its result. */
		claim: column.text(),
		/** The notice that this one withdraws, with the reason in its body. */
		withdraws: column.id('notice'),
		/** Set on the withdrawn one. */
		withdrawnBy: column.id('notice'),
		withdrawnAt: column.instant(),
		postedBy: column.id('person').notNull()
	},
	(t) => [
		uniqueIndex('notices_number_unique').on(t.communityId, t.number),
		uniqueIndex('notices_withdraws_unique').on(t.withdraws),
		uniqueIndex('notices_claim_unique').on(t.claim),
		index('notices_matter').on(t.matterId),
		index('notices_posted').on(t.communityId, t.postedAt)
	]
);

/** 异议: against what a notice says, by form or on paper, answered before the gate opens. */
export const objections = table(
	'objections',
	{
		id: column.id('objection').primaryKey(),
		noticeId: column
			.id('notice')
			.notNull()
			.references(() => notices.id),
		communityId: column.id('community').notNull(),
		/** 1, 2, 3 … of its notice: what others see in place of a name. */
		number: column.integer().notNull(),
		raisedBy: column
			.id('person')
			.notNull()
			.references(() => persons.id),
		/** By the person on the web, or taken down from paper or by telephone (代录). */
		channel: column.choice(objectionChannels).notNull(),
		/** Who typed it: the person, or the clerk who took it down. */
		recordedBy: column.id('person').notNull(),
		body: column.text().notNull(),
		at: column.instant().notNull(),
		outcome: column.choice(objectionOutcomes),
		answer: column.text(),
		answeredBy: column.id('person'),
		answeredAt: column.instant()
	},
	(t) => [uniqueIndex('objections_number_unique').on(t.noticeId, t.number)]
);
