import { bodies, communities } from '#lib/communities/server/community-tables.ts';
import { versions } from '#lib/documents/server/document-tables.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import { agendaItems } from '#lib/meetings/server/meeting-tables.ts';
import { column, index, table, uniqueIndex } from '#lib/server/database/table.ts';
import { procedureKeys } from '#lib/matters/matter.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { ownProcedureStates } from '../own-procedure.ts';
import { afterLookBack, opinions, outcomes, partyActKinds } from '../party-act.ts';
import type { Step } from '../procedure.ts';
import { answers, referralKinds } from '../referral.ts';

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

/** 送审、备案: a text sent to somebody outside, and the answer. */
export const referrals = table(
	'referrals',
	{
		id: column.id('referral').primaryKey(),
		communityId: column.id('community').notNull(),
		matterId: column
			.id('matter')
			.notNull()
			.references(() => matters.id),
		kind: column.choice(referralKinds).notNull(),
		versionId: column
			.id('version')
			.notNull()
			.references(() => versions.id),
		addressee: column.text().notNull(),
		/** The day it was handed over, as the clerk says. */
		sentOn: column.text().$type<Day>().notNull(),
		sentBy: column.id('person').notNull(),
		sentAt: column.instant().notNull(),
		answer: column.choice(answers),
		words: column.text(),
		answeredOn: column.text().$type<Day>(),
		answeredBy: column.id('person'),
		answeredAt: column.instant()
	},
	// 每一稿送审一次: the answer is the answer; a changed text is another text.
	(t) => [uniqueIndex('referrals_once').on(t.matterId, t.kind, t.versionId)]
);

/** 本地程序: a community's own path, copied from one of the platform's. What has been adopted is not changed any more. */
export const ownProcedures = table(
	'own_procedures',
	{
		id: column.id('procedure').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		base: column.choice(procedureKeys).notNull(),
		name: column.text().notNull(),
		/** 1, 2, 3 … of the same name. */
		edition: column.integer().notNull(),
		steps: column.json<Step[]>().notNull(),
		/** The local text that permits what differs. */
		permit: column.text().notNull(),
		/** How it was adopted: which sitting, which day. */
		adoption: column.text().notNull(),
		state: column.choice(ownProcedureStates).notNull(),
		madeBy: column.id('person').notNull(),
		madeAt: column.instant().notNull(),
		adoptedAt: column.instant(),
		withdrawnAt: column.instant()
	},
	(t) => [uniqueIndex('own_procedures_edition').on(t.communityId, t.name, t.edition)]
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
		/** 1, 2, 3 … of this body on this matter: it may look again after some months, or after a reopening. */
		nth: column.integer().notNull().default(1),
		helped: column.choice(outcomes).notNull(),
		/** What it led to. */
		next: column.choice(afterLookBack).notNull().default('close'),
		remark: column.text().notNull(),
		lookedBy: column.id('person').notNull(),
		lookedAt: column.instant().notNull()
	},
	(t) => [uniqueIndex('look_backs_nth').on(t.matterId, t.bodyId, t.nth)]
);
