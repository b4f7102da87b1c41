import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import { matters } from '#lib/matters/server/matter-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import type { Reader, Tx } from '#lib/server/database/database.ts';
import type { CheckOutcome, Task, TaskState } from '../task.ts';
import { taskReports, tasks } from './task-tables.ts';

/** A task by id, within this community only. */
export async function getTask(
	db: Reader,
	communityId: Id<'community'>,
	id: Id<'task'>
): Promise<Task> {
	const [row] = await db
		.select()
		.from(tasks)
		.where(and(eq(tasks.id, id), eq(tasks.communityId, communityId)))
		.limit(1);
	if (!row) throw new Refusal('access.not_found');
	return row;
}

const withOwner = {
	id: tasks.id,
	communityId: tasks.communityId,
	matterId: tasks.matterId,
	title: tasks.title,
	ownerId: tasks.ownerId,
	ownerName: persons.name,
	bodyId: tasks.bodyId,
	dueAt: tasks.dueAt,
	assignedBy: tasks.assignedBy,
	assignedAt: tasks.assignedAt,
	state: tasks.state,
	checkedAt: tasks.checkedAt
};

/** A task with its owner's name, which is a reference of office and shown with it. */
export type TaskWithOwner = Task & { ownerName: string };

/** The tasks of a matter, in the order they fall due. */
export async function listTasksOfMatter(
	db: Reader,
	matterId: Id<'matter'>
): Promise<TaskWithOwner[]> {
	return db
		.select(withOwner)
		.from(tasks)
		.innerJoin(persons, eq(persons.id, tasks.ownerId))
		.where(eq(tasks.matterId, matterId))
		.orderBy(asc(tasks.dueAt), asc(tasks.id));
}

/** The tasks of a community in these states, first due first, with the matter each belongs to. */
export async function listTasks(
	db: Reader,
	communityId: Id<'community'>,
	{ states, page, size }: { states: readonly TaskState[]; page: number; size: number }
): Promise<(TaskWithOwner & { matterTitle: string })[]> {
	return db
		.select({ ...withOwner, matterTitle: matters.title })
		.from(tasks)
		.innerJoin(persons, eq(persons.id, tasks.ownerId))
		.innerJoin(matters, eq(matters.id, tasks.matterId))
		.where(and(eq(tasks.communityId, communityId), inArray(tasks.state, [...states])))
		.orderBy(asc(tasks.dueAt), asc(tasks.id))
		.limit(size)
		.offset((page - 1) * size);
}

export async function countTasks(
	db: Reader,
	communityId: Id<'community'>,
	states: readonly TaskState[]
): Promise<number> {
	return db.$count(
		tasks,
		and(eq(tasks.communityId, communityId), inArray(tasks.state, [...states]))
	);
}

/** What was reported on a task and said to it, oldest first. */
export async function listReports(db: Reader, taskId: Id<'task'>) {
	return db
		.select()
		.from(taskReports)
		.where(eq(taskReports.taskId, taskId))
		.orderBy(asc(taskReports.number));
}

/** What the accepted work of a matter cost, in fen, task by task; null where nothing was said of cost. */
export async function listAcceptedReports(db: Reader, matterId: Id<'matter'>) {
	return db
		.select({
			taskId: taskReports.taskId,
			title: tasks.title,
			report: taskReports.report,
			spent: taskReports.spent,
			checkedAt: taskReports.checkedAt
		})
		.from(taskReports)
		.innerJoin(tasks, eq(tasks.id, taskReports.taskId))
		.where(and(eq(tasks.matterId, matterId), eq(taskReports.outcome, 'accepted')))
		.orderBy(asc(tasks.dueAt), asc(tasks.id));
}

export async function insertTask(tx: Tx, task: Task): Promise<void> {
	await tx.insert(tasks).values(task);
}

/** Takes a report, if the task still waits for one, and gives its number. Safe when two arrive at once. */
export async function takeReport(
	tx: Tx,
	{
		taskId,
		report,
		spent,
		at
	}: { taskId: Id<'task'>; report: string; spent: number | null; at: Instant }
): Promise<number | undefined> {
	const taken = await tx
		.update(tasks)
		.set({ state: 'reported' })
		.where(and(eq(tasks.id, taskId), inArray(tasks.state, ['open', 'returned'])))
		.returning({ id: tasks.id });
	if (!taken.length) return undefined;
	const [earlier] = await tx
		.select({ reports: count() })
		.from(taskReports)
		.where(eq(taskReports.taskId, taskId));
	const number = Number(earlier?.reports ?? 0) + 1;
	await tx.insert(taskReports).values({ taskId, number, report, spent, reportedAt: at });
	return number;
}

/** Writes what the check came to, if the task still waits for it. */
export async function takeCheck(
	tx: Tx,
	check: {
		taskId: Id<'task'>;
		outcome: CheckOutcome;
		checkedBy: Id<'person'>;
		remark: string | null;
		at: Instant;
	}
): Promise<number | undefined> {
	const { taskId, outcome, checkedBy, remark, at } = check;
	const taken = await tx
		.update(tasks)
		.set({ state: outcome, checkedAt: at })
		.where(and(eq(tasks.id, taskId), eq(tasks.state, 'reported')))
		.returning({ id: tasks.id });
	if (!taken.length) return undefined;
	const [last] = await tx
		.select({ number: taskReports.number })
		.from(taskReports)
		.where(eq(taskReports.taskId, taskId))
		.orderBy(desc(taskReports.number))
		.limit(1);
	await tx
		.update(taskReports)
		.set({ outcome, checkedBy, remark, checkedAt: at })
		.where(and(eq(taskReports.taskId, taskId), eq(taskReports.number, last!.number)));
	return last!.number;
}
