import { redirect } from '@sveltejs/kit';
import { listAttachments } from '#lib/files/server/file-store.ts';
import { takeFile } from '#lib/files/server/attach-file.ts';
import { explain } from '#lib/kernel/messages.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { theApp } from '#lib/server/app.ts';
import { submit } from '#lib/server/forms.ts';
import { CheckTaskForm, ReportTaskForm } from '#lib/tasks/task-forms.ts';
import { isOverdue, mayCheck, mayReport } from '#lib/tasks/task.ts';
import { readHeadsOfBoth } from '#lib/supervision/server/read-heads-of-both.ts';
import { checkTask } from '#lib/tasks/server/check-task.ts';
import { reportTask } from '#lib/tasks/server/report-task.ts';
import { sharesHousehold } from '#lib/tasks/server/shares-household.ts';
import { getTask, listReports } from '#lib/tasks/server/task-store.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { ctx, here }, params }) => {
	const { id } = here.community;
	const task = await getTask(ctx.db, id, params.task);
	const reports = await listReports(ctx.db, task.id);
	const checkers = reports.flatMap(({ checkedBy }) => (checkedBy ? [checkedBy] : []));
	const people = await listPersonsById(ctx.db, id, [
		...new Set([task.ownerId, task.assignedBy, ...checkers])
	]);
	const names = new Map(people.map((person) => [person.id, person.name]));
	return {
		task,
		isLate: isOverdue(task, ctx.now),
		matter: await getMatter(ctx.db, id, task.matterId),
		owner: names.get(task.ownerId) ?? '',
		assigner: names.get(task.assignedBy) ?? '',
		reports: reports.map((report) => ({
			...report,
			checker: report.checkedBy ? (names.get(report.checkedBy) ?? '') : ''
		})),
		evidence: (await listAttachments(ctx.db, id, task.id)).map(({ id, name, size }) => ({
			...{ id, name, size }
		})),
		isOwner: task.ownerId === ctx.actor.id,
		mayReport: explain(mayReport(here.standing, task)),
		ownerIsBoth: (await readHeadsOfBoth(ctx.db, id, ctx.now)).some(
			(head) => head.id === task.ownerId
		),
		mayCheck: explain(
			mayCheck(here.standing, task, {
				sharesHousehold: await sharesHousehold(ctx.db, here.standing, task)
			})
		)
	};
};

export const actions: Actions = {
	report: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, ReportTaskForm, async ({ report, spent, evidence }) => {
			const { dataDir } = theApp();
			const task = await getTask(ctx.db, here.community.id, params.task);
			// Asked before anything is put on disk, and once more where it is written down.
			insist(mayReport(here.standing, task));
			const taken = [];
			for (const file of evidence)
				taken.push(await takeFile(dataDir, { name: file.name, bytes: await bytesOf(file) }));
			await reportTask(ctx, {
				...{ communityId: here.community.id, taskId: params.task },
				...{ report, spent, evidence: taken }
			});
			redirect(303, url.pathname);
		}),
	check: ({ locals: { ctx, here }, params, request, url }) =>
		submit(request, CheckTaskForm, async ({ outcome, remark }) => {
			await checkTask(ctx, {
				...{ communityId: here.community.id, taskId: params.task, outcome, remark }
			});
			redirect(303, url.pathname);
		})
};

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());
