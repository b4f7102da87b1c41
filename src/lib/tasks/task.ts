import type { Id } from '#lib/kernel/id.ts';
import type { BodyKind } from '#lib/communities/community.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { isClerk, sitsIn, type Standing } from '#lib/people/standing.ts';

/** open 办理中 · reported 已报完成，待验收 · accepted 已验收 · returned 退回整改 (open again, with reasons). */
export const taskStates = ['open', 'reported', 'accepted', 'returned'] as const;
export type TaskState = (typeof taskStates)[number];

/** What the supervision committee says to a report. */
export const checkOutcomes = ['accepted', 'returned'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** 责任事项: who does what by when. */
export interface Task {
	id: Id<'task'>;
	communityId: Id<'community'>;
	matterId: Id<'matter'>;
	title: string;
	ownerId: Id<'person'>;
	bodyId: Id<'body'> | null;
	dueAt: Instant;
	assignedBy: Id<'person'>;
	assignedAt: Instant;
	state: TaskState;
	checkedAt: Instant | null;
}

/** Who mostly carries out what was decided, in the order they are offered. */
export const likelyOwners: readonly BodyKind[] = [
	'committee',
	'group_meeting',
	'council',
	'grid',
	'desk'
];

/** 经办人 or a member of the committee hands out what was decided. */
export function mayAssignTasks(standing: Standing): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	const isMember = sitsIn(
		standing,
		['committee'],
		['director', 'deputy_director', 'committee_member']
	);
	return isClerk(standing) || isMember ? allow : refuse('task.not_assigner');
}

export function mayAssign(
	standing: Standing,
	matter: { state: 'open' | 'closed' | 'stopped' },
	task: { dueAt: Instant },
	now: Instant
): Verdict {
	const assigner = mayAssignTasks(standing);
	if (!assigner.ok) return assigner;
	if (matter.state !== 'open') return refuse('task.matter_ended');
	return now < task.dueAt ? allow : refuse('task.due_past');
}

/** The owner reports, and again after it was sent back. */
export function mayReport(standing: Standing, task: Pick<Task, 'ownerId' | 'state'>): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	if (task.ownerId !== standing.personId) return refuse('task.not_owner');
	if (task.state === 'accepted') return refuse('task.accepted_already');
	return task.state === 'reported' ? refuse('task.reported_already') : allow;
}

/**
 * 验收: by a member of the supervision committee, of nobody's own work, nor of a near relative's, nor by somebody who sits on
 * the committee as well. Of relatives the system knows those of one household only.
 * @see 村民委员会组织法（2025 年修正）第三十七条、城市居民委员会组织法（2025 年修订）第三十六条
 */
export function mayCheck(
	standing: Standing,
	task: Pick<Task, 'ownerId' | 'state'>,
	{ sharesHousehold }: { sharesHousehold: boolean }
): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	const supervises = standing.posts.some(
		(post) => post.bodyKind === 'supervision_committee' && post.votes && post.role !== 'observer'
	);
	if (!supervises) return refuse('task.not_supervisor');
	if (task.ownerId === standing.personId) return refuse('task.own_work');
	if (sitsIn(standing, ['committee'], ['director', 'deputy_director', 'committee_member']))
		return refuse('task.committee_checks');
	if (sharesHousehold) return refuse('task.relative_checks');
	if (task.state === 'accepted') return refuse('task.accepted_already');
	return task.state === 'reported' ? allow : refuse('task.nothing_reported');
}

export function isOverdue(task: Pick<Task, 'state' | 'dueAt'>, now: Instant): boolean {
	return (task.state === 'open' || task.state === 'returned') && now >= task.dueAt;
}
