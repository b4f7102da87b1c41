import { bodies, communities } from '#lib/communities/server/community-tables.ts';
import { matters } from '#lib/matters/server/matter-tables.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { column, index, primaryKey, table } from '#lib/server/database/table.ts';
import { taskStates } from '../task.ts';

/** 责任事项: who does what by when. */
export const tasks = table(
	'tasks',
	{
		id: column.id('task').primaryKey(),
		communityId: column
			.id('community')
			.notNull()
			.references(() => communities.id),
		matterId: column
			.id('matter')
			.notNull()
			.references(() => matters.id),
		title: column.text().notNull(),
		ownerId: column
			.id('person')
			.notNull()
			.references(() => persons.id),
		bodyId: column.id('body').references(() => bodies.id),
		dueAt: column.instant().notNull(),
		assignedBy: column.id('person').notNull(),
		assignedAt: column.instant().notNull(),
		state: column.choice(taskStates).notNull(),
		/** When it was accepted or sent back last. */
		checkedAt: column.instant()
	},
	(t) => [
		index('tasks_matter').on(t.matterId),
		index('tasks_owner').on(t.ownerId, t.state),
		index('tasks_due').on(t.communityId, t.state, t.dueAt)
	]
);

/** Each time the owner reported it done, and what the supervision committee said to that. Nothing is written over. */
export const taskReports = table(
	'task_reports',
	{
		taskId: column
			.id('task')
			.notNull()
			.references(() => tasks.id),
		/** 1, 2, 3 … of the task. Evidence files are attachments with the task as subject. */
		number: column.integer().notNull(),
		/** What was done, in the owner's words. */
		report: column.text().notNull(),
		/** What it cost, in fen, where it cost something. */
		spent: column.integer(),
		reportedAt: column.instant().notNull(),
		/** 验收: accepted or sent back, by a member of the supervision committee. */
		outcome: column.choice(['accepted', 'returned']),
		checkedBy: column.id('person'),
		checkedAt: column.instant(),
		remark: column.text()
	},
	(t) => [primaryKey({ columns: [t.taskId, t.number] })]
);
