import { bodies, communities } from '#lib/communities/server/community-tables.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import { agendaItems } from '#lib/meetings/server/meeting-tables.ts';
import { roles } from '#lib/people/person.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { column, index, primaryKey, table, uniqueIndex } from '#lib/server/database/table.ts';
import { appraisedAs, incompetenceBars } from '../appraisal.ts';
import { auditKinds, type AuditSubject } from '../audit.ts';
import { handoverKinds } from '../handover.ts';

const communityId = () =>
	column
		.id('community')
		.notNull()
		.references(() => communities.id);
const person = () =>
	column
		.id('person')
		.notNull()
		.references(() => persons.id);

/** 监督意见: on a matter, at the step where it stood. Answered once; accepted, or sent upward with the record. */
export const supervisionObjections = table(
	'supervision_objections',
	{
		id: column.id('supervisionObjection').primaryKey(),
		communityId: communityId(),
		matterId: column
			.id('matter')
			.notNull()
			.references(() => matters.id),
		/** 1, 2, 3 … of its matter. */
		number: column.integer().notNull(),
		step: column.text().notNull(),
		reasons: column.text().notNull(),
		raisedBy: person(),
		raisedAt: column.instant().notNull(),
		/** `mat_… per_…` until it is accepted or sent upward: a supervisor has one objection open on a matter. */
		claim: column.text(),
		answer: column.text(),
		answeredBy: column.id('person'),
		answeredAt: column.instant(),
		acceptedBy: column.id('person'),
		acceptedAt: column.instant(),
		/** 向上反映: what was written, and 16 digits of the journal's head then. */
		report: column.text(),
		reportedBy: column.id('person'),
		reportedAt: column.instant(),
		reportHead: column.text(),
		/** What the township or street answered, who there, on which day. */
		outcome: column.text(),
		outcomeFrom: column.text(),
		outcomeOn: column.text().$type<Day>(),
		outcomeBy: column.id('person'),
		outcomeAt: column.instant()
	},
	(t) => [
		uniqueIndex('supervision_objections_claim_unique').on(t.claim),
		uniqueIndex('supervision_objections_number_unique').on(t.matterId, t.number),
		index('supervision_objections_community').on(t.communityId, t.raisedAt)
	]
);

/** 民主评议: one sitting. Never changed; one with a mistake is declared void, with the reason, and entered anew. */
export const appraisals = table(
	'appraisals',
	{
		id: column.id('appraisal').primaryKey(),
		communityId: communityId(),
		heldOn: column.text().$type<Day>().notNull(),
		bodyId: column
			.id('body')
			.notNull()
			.references(() => bodies.id),
		present: column.integer().notNull(),
		/** 有效票. */
		ballots: column.integer().notNull(),
		bar: column.choice(incompetenceBars).notNull(),
		barBasis: column.text().notNull().default(''),
		presidedBy: person(),
		enteredBy: person(),
		enteredAt: column.instant().notNull(),
		journalHead: column.text().notNull(),
		/** `bod_… 2026-01-10` until it is declared void: a body appraises once on a day. */
		claim: column.text(),
		voidedBy: column.id('person'),
		voidedAt: column.instant(),
		voidReason: column.text()
	},
	(t) => [
		uniqueIndex('appraisals_claim_unique').on(t.claim),
		index('appraisals_community').on(t.communityId, t.heldOn)
	]
);

export const appraisalResults = table(
	'appraisal_results',
	{
		appraisalId: column
			.id('appraisal')
			.notNull()
			.references(() => appraisals.id),
		personId: person(),
		role: column.choice(roles).notNull(),
		appraisedAs: column.choice(appraisedAs).notNull(),
		excellent: column.integer().notNull(),
		competent: column.integer().notNull(),
		basic: column.integer().notNull(),
		incompetent: column.integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.appraisalId, t.personId] }),
		index('appraisal_results_person').on(t.personId)
	]
);

/** 经济责任审计: opened, then published with its document (an attachment with the audit as subject). */
export const audits = table(
	'audits',
	{
		id: column.id('audit').primaryKey(),
		communityId: communityId(),
		kind: column.choice(auditKinds).notNull(),
		personId: person(),
		role: column.choice(roles).notNull(),
		periodFrom: column.text().$type<Day>().notNull(),
		periodTo: column.text().$type<Day>().notNull(),
		auditor: column.text().notNull(),
		electionOn: column.text().$type<Day>(),
		subjects: column.json<AuditSubject[]>().notNull(),
		openedBy: person(),
		openedAt: column.instant().notNull(),
		conclusion: column.text(),
		publishedBy: column.id('person'),
		publishedAt: column.instant(),
		journalHead: column.text()
	},
	(t) => [
		uniqueIndex('audits_period_unique').on(t.personId, t.kind, t.periodFrom),
		index('audits_community').on(t.communityId, t.openedAt)
	]
);

/** 工作移交: from one committee to the next, with its list. */
export const handovers = table(
	'handovers',
	{
		id: column.id('handover').primaryKey(),
		communityId: communityId(),
		bodyId: column
			.id('body')
			.notNull()
			.references(() => bodies.id),
		electedOn: column.text().$type<Day>().notNull(),
		giverId: person(),
		takerId: person(),
		witnessId: person(),
		presider: column.text().notNull(),
		openedBy: person(),
		openedAt: column.instant().notNull()
	},
	(t) => [uniqueIndex('handovers_election_unique').on(t.bodyId, t.electedOn)]
);

export const handoverItems = table(
	'handover_items',
	{
		handoverId: column
			.id('handover')
			.notNull()
			.references(() => handovers.id),
		number: column.integer().notNull(),
		kind: column.choice(handoverKinds).notNull(),
		detail: column.text().notNull(),
		/** Ticked by each side themselves, or by the desk from the signed list: `…By` says who did. */
		givenAt: column.instant(),
		givenBy: column.id('person'),
		takenAt: column.instant(),
		takenBy: column.id('person'),
		witnessedAt: column.instant(),
		witnessedBy: column.id('person')
	},
	(t) => [primaryKey({ columns: [t.handoverId, t.number] })]
);

/** 先行处置: recorded at once, put to the next meeting. Whether it was ratified is the vote's to say. */
export const urgentActs = table(
	'urgent_acts',
	{
		id: column.id('urgentAct').primaryKey(),
		communityId: communityId(),
		matterId: column.id('matter').references(() => matters.id),
		title: column.text().notNull(),
		done: column.text().notNull(),
		reasons: column.text().notNull(),
		begunOn: column.text().$type<Day>().notNull(),
		recordedBy: person(),
		recordedAt: column.instant().notNull(),
		itemId: column.id('item').references(() => agendaItems.id),
		putBy: column.id('person'),
		putAt: column.instant()
	},
	(t) => [
		uniqueIndex('urgent_acts_item_unique').on(t.itemId),
		index('urgent_acts_community').on(t.communityId, t.recordedAt),
		index('urgent_acts_matter').on(t.matterId)
	]
);
