import type { Day } from '#lib/kernel/instant.ts';
import { column, index, table, uniqueIndex } from '#lib/server/database/table.ts';
import type { Rule } from '../rule.ts';

/** 叠加规则: what a community lays over the country's rules. Ended, never deleted: decisions were made under it. */
export const overlays = table(
	'overlays',
	{
		id: column.id('overlay').primaryKey(),
		communityId: column.id('community').notNull(),
		/** Which pack of a place; null for a bylaw. */
		pack: column.text(),
		/** The bylaw, as data; null for a pack. */
		rule: column.json<Rule>(),
		/** The decision that adopted it, as it is referred to. */
		basis: column.text().notNull(),
		adoptedOn: column.text().$type<Day>().notNull(),
		/** First and last day on which it applies here. */
		startsOn: column.text().$type<Day>().notNull(),
		endsOn: column.text().$type<Day>(),
		endBasis: column.text(),
		enteredBy: column.id('person'),
		enteredAt: column.instant().notNull()
	},
	(t) => [
		index('overlays_community').on(t.communityId, t.startsOn),
		uniqueIndex('overlays_pack_unique').on(t.communityId, t.pack, t.startsOn)
	]
);
