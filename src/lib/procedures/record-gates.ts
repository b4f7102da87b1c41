import { DAY, type Instant } from '#lib/kernel/instant.ts';
import type { NoticeKind } from '#lib/notices/notice.ts';
import { reopenedAt, type Dossier, type TaskFact } from './dossier.ts';
import { open, shut, type Gate } from './gate.ts';

/** 回头看: looked at again for the first time three months after the result notice came down. */
export const LOOK_BACK_AFTER = 90 * DAY;

/** 征求意见: laid open at least once, every period over, every comment answered. */
export function commentsGate(dossier: Dossier, days = 0): Gate {
	const periods = dossier.periods.filter(
		// One that is still open is waited for, however short it is.
		({ opensAt, closesAt, closedAt }) => closedAt === null || closesAt - opensAt >= days * DAY
	);
	const running = periods.find((period) => period.closedAt === null);
	if (running)
		return shut('procedure.period_open', {
			facts: { comments: running.comments },
			waitsFor: 'time',
			by: running.closesAt,
			since: running.opensAt,
			...(running.unanswered > 0
				? { next: { act: 'answer_comments' as const, periodId: running.id } }
				: {})
		});
	const owing = periods.find((period) => period.unanswered > 0);
	if (owing)
		return shut('procedure.comments_unanswered', {
			facts: { unanswered: owing.unanswered, comments: owing.comments },
			waitsFor: 'desk',
			since: owing.closedAt!,
			next: { act: 'answer_comments', periodId: owing.id }
		});
	if (periods.length === 0)
		return shut(dossier.periods.length ? 'procedure.period_too_short' : 'procedure.no_period', {
			facts: { days },
			waitsFor: 'desk',
			next: { act: 'open_period' }
		});
	return open(Math.max(...periods.map((period) => period.closedAt!)));
}

/**
 * 公开: posted after what it tells of, hung its days, not withdrawn, every objection answered. At the last instant of its
 * term it has hung long enough.
 */
export function noticeGate(
	dossier: Dossier,
	kind: NoticeKind,
	{ after, days = 0, now }: { after: Instant | undefined; days?: number | undefined; now: Instant }
): Gate {
	const posted = dossier.notices.filter(
		(notice) => notice.kind === kind && after !== undefined && notice.postedAt >= after
	);
	const hanging = posted.filter((one) => !one.isWithdrawn);
	const notice = hanging.findLast(
		({ postedAt, postedUntil }) => postedUntil - postedAt >= days * DAY
	);
	if (!notice && hanging.length > 0)
		return shut('procedure.posted_too_short', {
			facts: { days },
			waitsFor: 'desk',
			since: hanging.at(-1)!.postedAt,
			next: { act: 'post_notice', notice: kind }
		});
	if (!notice)
		return shut(posted.length ? 'procedure.notice_withdrawn' : 'procedure.notice_not_posted', {
			waitsFor: 'desk',
			since: after,
			next: { act: 'post_notice', notice: kind }
		});
	if (notice.unanswered > 0)
		return shut('procedure.objections_unanswered', {
			facts: { unanswered: notice.unanswered },
			waitsFor: 'desk',
			since: notice.postedAt,
			next: { act: 'answer_objections', noticeId: notice.id }
		});
	if (now < notice.postedUntil)
		return shut('procedure.notice_hanging', {
			waitsFor: 'time',
			by: notice.postedUntil,
			since: notice.postedAt
		});
	return open(notice.postedUntil);
}

/** What is to be carried out now: given out since the matter was last reopened. */
export function tasksOf(dossier: Dossier): readonly TaskFact[] {
	const since = reopenedAt(dossier);
	return dossier.tasks.filter(({ assignedAt }) => assignedAt >= since);
}

/** 实施: at least one task since the matter was last reopened, every one accepted by the supervision committee. */
export function tasksGate(dossier: Dossier): Gate {
	const tasks = tasksOf(dossier);
	if (tasks.length === 0)
		return shut('procedure.no_tasks', { waitsFor: 'desk', next: { act: 'assign_task' } });
	const undone = tasks.filter((task) => task.state !== 'accepted');
	const reported = undone.find((task) => task.state === 'reported');
	const next = reported ?? undone[0];
	if (next)
		return shut('procedure.tasks_unfinished', {
			facts: { undone: undone.length, tasks: tasks.length },
			waitsFor: reported ? 'supervisors' : 'owners',
			by: Math.min(...undone.map((task) => task.dueAt)),
			next: { act: 'finish_task', taskId: next.id, reported: reported !== undefined }
		});
	return open(Math.max(...tasks.map((task) => task.checkedAt ?? 0)));
}

/** 回头看、反馈: somebody entitled looked whether it helped, and found nothing that has to be done again. */
export function lookBackGate(dossier: Dossier, after: Instant | undefined): Gate {
	const since = reopenedAt(dossier);
	const looked = dossier.lookBacks.find(
		({ lookedAt, next }) => next === 'close' && lookedAt >= since
	);
	if (looked) return open(looked.lookedAt);
	return shut('procedure.not_looked_back', {
		waitsFor: 'bodies',
		by: after === undefined ? undefined : after + LOOK_BACK_AFTER,
		since: after,
		next: { act: 'look_back' }
	});
}
