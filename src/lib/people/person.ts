import type { Id } from '#lib/kernel/id.ts';
import type { Day, Instant } from '#lib/kernel/instant.ts';
import type { BodyKind } from '#lib/communities/community.ts';

export const sexes = ['female', 'male'] as const;

/** active 在册 · moved 迁出 · dead 死亡. Nobody is deleted: decisions refer to them. */
export const personStates = ['active', 'moved', 'dead'] as const;

/** 居民: someone on the roll of a community, or who holds a post in it without being on its roll (a township liaison). */
export interface Person {
	id: Id<'person'>;
	communityId: Id<'community'>;
	name: string;
	sex: (typeof sexes)[number] | null;
	birthDate: Day | null;
	phone: string | null;
	householdId: Id<'household'> | null;
	onRoll: boolean;
	state: (typeof personStates)[number];
}

/**
 * 任职中的角色: 书记 · 副书记 · 主任 · 副主任 · 委员 · 代表 · 召集人 · 主持人 · 成员 (议事会成员, 党员) · 经办人 · 第一书记 · 包村干部 ·
 * 报账员 · 网格员 · 单位代表 · 审核员 · 列席.
 */
export const roles = [
	'secretary',
	'deputy_secretary',
	'director',
	'deputy_director',
	'committee_member',
	'representative',
	'convener',
	'member',
	'clerk',
	'first_secretary',
	'liaison',
	'accountant',
	'grid_worker',
	'delegate',
	'reviewer',
	'observer'
] as const;
export type Role = (typeof roles)[number];

/** Roles that sit in the room without a vote. */
export const rolesWithoutVote: readonly Role[] = [
	'observer',
	'first_secretary',
	'liaison',
	'clerk',
	'accountant',
	'reviewer'
];

/** 任职: a person in a body, with role and term. */
export interface Post {
	id: Id<'post'>;
	bodyId: Id<'body'>;
	bodyKind: BodyKind;
	communityId: Id<'community'>;
	personId: Id<'person'>;
	role: Role;
	/** 表决权: probationary party members sit without one. */
	votes: boolean;
	startsAt: Instant;
	endsAt: Instant | null;
	/** 请假、外出: not due to attend until this instant (流动党员, leave). */
	awayUntil: Instant | null;
	/** Whom a delegate speaks for: a property firm, a social organisation. */
	organisation: string | null;
}

/** 户. */
export interface Household {
	id: Id<'household'>;
	communityId: Id<'community'>;
	number: string;
	/** 网格、村民小组. */
	groupName: string;
	address: string;
	representativeId: Id<'person'> | null;
}
