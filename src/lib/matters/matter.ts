import type { Id } from '#lib/kernel/id.ts';
import type { Json } from '#lib/kernel/canonical-json.ts';
import type { Day, Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { Role } from '#lib/people/person.ts';
import { isBranchSecretary, isClerk, type Standing } from '#lib/people/standing.ts';

/**
 * Classes of matters: plan 规划建设 · subsidy 误工补贴 · collective_income 集体收益使用 · public_works 公益事业 · aid 帮扶 ·
 * covenant 章程公约 · service 公共服务 · neighbourhood 邻里事务 · other 其他.
 */
export const matterClasses = [
	'plan',
	'subsidy',
	'collective_income',
	'public_works',
	'aid',
	'covenant',
	'service',
	'neighbourhood',
	'other'
] as const;
export type MatterClass = (typeof matterClasses)[number];

/** open 办理中 · closed 已办结 · stopped 已终止 (withdrawn or not passed). */
export const matterStates = ['open', 'closed', 'stopped'] as const;

/** Keys of the procedures kept as data in `procedures/`. */
export const procedureKeys = [
	'village_four_two',
	'village_merged',
	'village_reviewed',
	'village_five_two',
	'village_supervised',
	'village_covenant',
	'village_levy',
	'village_consultation',
	'village_quick',
	'collective',
	'residents_council',
	'residents_quick',
	'residents_four_two',
	'residents_covenant',
	'owners',
	'council_business'
] as const;
export type ProcedureKey = (typeof procedureKeys)[number];

/** 事项: what is being decided. Its dossier holds everything about it. */
export interface Matter {
	id: Id<'matter'>;
	communityId: Id<'community'>;
	/** 第 2026-07 号. */
	number: string;
	title: string;
	class: MatterClass;
	procedure: ProcedureKey;
	/** The path it began with, in the words of `procedures/`. */
	path: Json | null;
	/** 重要事项: the party organisation must have studied it before it is decided. */
	important: boolean;
	/** Reserved to the representatives' meeting or the assembly (须提交代表会议). */
	reserved: boolean;
	/** Called for by a petition of villagers or representatives. */
	byPetition: boolean;
	ideaId: Id<'idea'> | null;
	/** The body that drafts and answers for it. */
	bodyId: Id<'body'>;
	state: (typeof matterStates)[number];
	openedBy: Id<'person'>;
	openedAt: Instant;
	endedAt: Instant | null;
	/** Why it was stopped. */
	endReason: string | null;
}

/** 第 2026-07 号: the year and the matter's place in it. */
export function matterNumber(day: Day, before: number): string {
	return `${day.slice(0, 4)}-${String(before + 1).padStart(2, '0')}`;
}

/** 终止: the desk or the secretary ends a matter before its time, with the reason on the dossier. */
export function mayStop(standing: Standing, matter: Pick<Matter, 'state'>): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	if (!isClerk(standing) && !isBranchSecretary(standing)) return refuse('access.clerk_only');
	return matter.state === 'open' ? allow : refuse('matter.ended');
}

const leaders: readonly Role[] = [
	'secretary',
	'deputy_secretary',
	'director',
	'deputy_director',
	'convener'
];

/** 增减起草人: the desk, the secretary, and whoever leads the body that answers for the matter, until the text is frozen. */
export function mayNameDrafters(
	standing: Standing,
	matter: Pick<Matter, 'bodyId' | 'state'>,
	draft: { sealedAt: Instant | null }
): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	const leads = standing.posts.some(
		({ bodyId, role }) => bodyId === matter.bodyId && leaders.includes(role)
	);
	if (!isClerk(standing) && !isBranchSecretary(standing) && !leads)
		return refuse('matter.not_handler');
	if (matter.state !== 'open') return refuse('matter.ended');
	return draft.sealedAt === null ? allow : refuse('document.sealed');
}
