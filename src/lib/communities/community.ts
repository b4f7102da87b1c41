import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';

/** 辖区: county → township or street → community → grid or group → building. */
export const placeKinds = ['county', 'township', 'community', 'grid', 'building'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** 村 or 社区. */
export const communityKinds = ['village', 'residential'] as const;
export type CommunityKind = (typeof communityKinds)[number];

/**
 * 组织. In order: 村(社区)党组织, its committee 支委会/总支委, 村“两委”, village or residents' committee 村委会/居委会,
 * assembly 村民会议/居民会议, representatives' meeting 代表会议, group meeting 小组会议, council 议事会,
 * supervision committee 监督委员会, owners' assembly 业主大会, owners' committee 业委会, collective's assembly 成员大会,
 * joint meeting 联席会议, wider party committee 大工委/社区大党委, property firm and other organisations with delegates,
 * township or street office 乡镇/街道 (its reviewers and liaisons), the desk 经办 (clerks), the grid 网格.
 */
export const bodyKinds = [
	'party_organisation',
	'party_committee',
	'two_committees',
	'committee',
	'assembly',
	'representatives',
	'group_meeting',
	'council',
	'supervision_committee',
	'owners_assembly',
	'owners_committee',
	'collective_assembly',
	'joint_meeting',
	'wider_party_committee',
	'organisation',
	'township_office',
	'desk',
	'grid'
] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** What a community has settled for itself. Terms are in days and never shorter than the law's. */
export interface CommunitySettings {
	/** How long a decision notice and a result notice hang (公示期). At least 15. */
	postingDays: number;
	/** How long a proposal is open for comment (征求意见). At least 5. */
	commentDays: number;
	/** Notice before a representatives' meeting. */
	noticeDays: number;
	/** Days the party organisation has for a review before the day due. */
	reviewDays: number;
	/** Whether search engines may list the public pages. Closed unless the community opens the door. */
	listed: boolean;
	/** Who may read comments while they are open, and after. */
	commentAudience: 'community' | 'everyone';
}

export const defaultSettings: CommunitySettings = {
	postingDays: 15,
	commentDays: 10,
	noticeDays: 3,
	reviewDays: 10,
	listed: false,
	commentAudience: 'community'
};

export interface Community {
	id: Id<'community'>;
	placeId: Id<'place'>;
	slug: string;
	kind: CommunityKind;
	name: string;
	settings: CommunitySettings;
	createdAt: Instant;
}

export interface Body {
	id: Id<'body'>;
	communityId: Id<'community'>;
	kind: BodyKind;
	name: string;
	/** 小组、网格 whose people a group meeting is made up of. */
	groupName: string | null;
	createdAt: Instant;
	dissolvedAt: Instant | null;
}
