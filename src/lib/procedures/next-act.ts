import type { Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { isInside, isMember, type Standing } from '#lib/people/standing.ts';
import { mayAssignTasks } from '#lib/tasks/task.ts';
import type { Dossier } from './dossier.ts';
import type { DossierStanding } from './dossier-standing.ts';
import type { NextAct } from './gate.ts';
import {
	mayAsk,
	mayConfirm,
	mayGiveOpinion,
	mayLookBack,
	mayOpenPeriod,
	mayRecordAnswer,
	mayRefer,
	mayRevise
} from './matter-acts.ts';
import { mayBringOn } from './party-act.ts';

/** The one act that would bring the matter on, and whether this viewer may do it. Nothing when only time has to pass. */
export function nextAct(
	viewer: Standing,
	dossier: Dossier,
	standing: DossierStanding,
	now: Instant
): { next: NextAct; verdict: Verdict } | undefined {
	const next =
		standing.kind === 'waiting' || standing.kind === 'refused' ? standing.at?.gate.next : undefined;
	return next && { next, verdict: mayDo(viewer, dossier, standing, next, now) };
}

function mayDo(
	viewer: Standing,
	dossier: Dossier,
	standing: DossierStanding,
	next: NextAct,
	now: Instant
): Verdict {
	switch (next.act) {
		case 'freeze':
			return isInside(viewer) ? allow : refuse('access.not_yours');
		case 'ask':
			return mayAsk(viewer, dossier, standing, next.kind);
		case 'give_opinion':
			return mayGiveOpinion(viewer, dossier, standing, next.actId);
		case 'confirm_changes':
			return mayConfirm(viewer, dossier, next.actId);
		case 'refer':
			return mayRefer(viewer, dossier, standing, next.referral);
		case 'record_answer':
			return mayRecordAnswer(viewer, dossier, next.referralId);
		case 'open_period':
			return mayOpenPeriod(viewer, dossier, standing);
		case 'assign_task':
			return mayAssignTasks(viewer);
		case 'look_back':
			return mayLookBack(viewer, dossier, standing, now);
		case 'revise':
			return mayRevise(viewer, dossier, standing);
		case 'hold_meeting':
		case 'finish_task':
			return isMember(viewer) ? allow : refuse('access.not_yours');
		default:
			return mayBringOn(viewer);
	}
}
