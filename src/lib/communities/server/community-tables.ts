import { column, index, primaryKey, table, uniqueIndex } from '#lib/server/database/table.ts';
import { bodyKinds, communityKinds, placeKinds, type CommunitySettings } from '../community.ts';

export const places = table(
	'places',
	{
		id: column.id('place').primaryKey(),
		parentId: column.id('place'),
		kind: column.choice(placeKinds).notNull(),
		name: column.text().notNull()
	},
	(t) => [uniqueIndex('places_name_unique').on(t.parentId, t.kind, t.name)]
);

export const communities = table(
	'communities',
	{
		id: column.id('community').primaryKey(),
		placeId: column
			.id('place')
			.notNull()
			.references(() => places.id),
		slug: column.text().notNull(),
		kind: column.choice(communityKinds).notNull(),
		name: column.text().notNull(),
		settings: column.json<CommunitySettings>().notNull(),
		createdAt: column.instant().notNull()
	},
	(t) => [
		uniqueIndex('communities_slug_unique').on(t.slug),
		uniqueIndex('communities_place_unique').on(t.placeId)
	]
);

/** 组织: something that meets and acts. */
export const bodies = table(
	'bodies',
	{
		id: column.id('body').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		kind: column.choice(bodyKinds).notNull(),
		name: column.text().notNull(),
		/** 小组、网格 whose people a group meeting is made up of; of no other body. */
		groupName: column.text(),
		createdAt: column.instant().notNull(),
		dissolvedAt: column.instant()
	},
	(t) => [
		uniqueIndex('bodies_name_unique').on(t.communityId, t.name),
		index('bodies_kind').on(t.communityId, t.kind)
	]
);

/** 曾用名: what a body was called before, and until when. */
export const formerBodyNames = table(
	'former_body_names',
	{
		bodyId: column
			.id('body')
			.notNull()
			.references(() => bodies.id),
		name: column.text().notNull(),
		until: column.instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.bodyId, t.name, t.until] })]
);
