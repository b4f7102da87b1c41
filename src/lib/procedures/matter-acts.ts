import type { Id } from '#lib/kernel/id.ts';
import type { Day, Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { mayKeepNotices, type PostedKind } from '#lib/notices/notice.ts';
import { sitsIn, type Standing } from '#lib/people/standing.ts';
import { currentText, reopenedAt, type Dossier } from './dossier.ts';
import type { DossierStanding } from './dossier-standing.ts';
import {
	afterLookBack,
	isBorneOut,
	mayBringOn,
	mustBeSecretary,
	type AfterLookBack,
	type Opinion,
	type outcomes,
	type PartyActKind
} from './party-act.ts';
import { LOOK_BACK_AFTER } from './record-gates.ts';
import type { StepKey } from './procedure.ts';
import type { ReferralKind } from './referral.ts';

/** The decision has been taken: by the council, or by the meeting it was reserved to. */
export function isDecided({ steps }: DossierStanding): boolean {
	const deciding = steps.findLast(
		({ step, state }) => step.evidence.kind === 'sitting' && state !== 'not_needed'
	);
	return deciding?.state === 'done';
}

function mustBeOpen({ matter }: Dossier): Verdict {
	return matter.state === 'open' ? allow : refuse('matter.ended');
}

function firstNo(...rules: (() => Verdict)[]): Verdict {
	for (const rule of rules) {
		const verdict = rule();
		if (!verdict.ok) return verdict;
	}
	return allow;
}

/** 提请: where the matter stands at that act, and this text has not been put to it. */
export function mayAsk(
	viewer: Standing,
	dossier: Dossier,
	standing: DossierStanding,
	kind: PartyActKind
): Verdict {
	return firstNo(
		() => mayBringOn(viewer),
		() => mustBeOpen(dossier),
		() => {
			const next = standing.at?.gate.next;
			if (next?.act === 'ask' && next.kind === kind) return allow;
			const text = currentText(dossier);
			const isAsked = dossier.partyActs.some(
				(act) => act.kind === kind && act.versionId === text?.id
			);
			return refuse(isAsked ? 'procedure.already_asked' : 'procedure.not_this_step');
		}
	);
}

/** 提出意见: on the text as it stands, once, before the decision. */
export function mayGiveOpinion(
	viewer: Standing,
	dossier: Dossier,
	standing: DossierStanding,
	actId: string
): Verdict {
	const act = dossier.partyActs.find(({ id }) => id === actId);
	return firstNo(
		() => mustBeSecretary(viewer),
		() => mustBeOpen(dossier),
		() => (act?.opinion === null ? allow : refuse('procedure.already_given')),
		() => (isDecided(standing) ? refuse('procedure.decided') : allow),
		() =>
			act?.versionId === currentText(dossier)?.id ? allow : refuse('procedure.text_superseded')
	);
}

/** The item of a sitting of the asked body, on this text, whose vote bears the opinion out. */
export function mayRestOn(
	dossier: Dossier,
	act: { kind: PartyActKind; versionId: string; bodyId: string },
	itemId: string,
	opinion: Opinion
): Verdict {
	const text = dossier.texts.find(({ id }) => id === act.versionId);
	const sitting = dossier.sittings.find((one) => one.itemId === itemId);
	const vote = sitting?.vote;
	const holds =
		vote?.isClosed &&
		vote.versionHash === text?.hash &&
		vote.quorate !== false &&
		sitting!.purpose === act.kind &&
		sitting!.bodyIds.some((bodyId) => bodyId === act.bodyId) &&
		isBorneOut(opinion, vote.passed);
	return holds ? allow : refuse('procedure.not_decided_in_sitting');
}

/** 确认修改: the text frozen after an agreement with changes is the one agreed. */
export function mayConfirm(viewer: Standing, dossier: Dossier, actId: string): Verdict {
	const act = dossier.partyActs.find(({ id }) => id === actId);
	return firstNo(
		() => mustBeSecretary(viewer),
		() => mustBeOpen(dossier),
		() => (act?.opinion === 'agree_with_changes' ? allow : refuse('procedure.nothing_to_confirm')),
		() => (act!.confirmedVersionId === null ? allow : refuse('procedure.already_confirmed')),
		() => {
			const text = currentText(dossier);
			const isChanged = text && act!.givenAt !== null && text.frozenAt >= act!.givenAt;
			return isChanged && text.id !== act!.versionId ? allow : refuse('procedure.draft_open');
		}
	);
}

/** 改稿: opens the next draft before the decision, while nobody is commenting or voting on this one. */
export function mayRevise(viewer: Standing, dossier: Dossier, standing: DossierStanding): Verdict {
	return firstNo(
		() => mayBringOn(viewer),
		() => mustBeOpen(dossier),
		() => (currentText(dossier) ? allow : refuse('procedure.draft_open')),
		() => (isDecided(standing) && !isToBeCorrected(dossier) ? refuse('procedure.decided') : allow),
		() => {
			const running = dossier.periods.find(({ closedAt }) => closedAt === null);
			return running ? refuse('procedure.period_open', { comments: running.comments }) : allow;
		},
		() => {
			const isVoting = dossier.sittings.some(({ vote }) => vote && !vote.isClosed);
			return isVoting ? refuse('procedure.vote_open') : allow;
		}
	);
}

/** 责令改正: the answer to this text orders it to be corrected, also after the decision; it is then decided on anew. */
function isToBeCorrected(dossier: Dossier): boolean {
	const text = currentText(dossier);
	return dossier.referrals.some(
		({ versionId, answer }) => versionId === text?.id && answer === 'correct'
	);
}

/** 送审、备案: where the matter stands at that step, the text as it stands, and not of a day to come. */
export function mayRefer(
	viewer: Standing,
	dossier: Dossier,
	standing: DossierStanding,
	kind: ReferralKind,
	/** Asked when it is written down; not while a page only offers it. */
	day?: { sentOn: Day; today: Day }
): Verdict {
	return firstNo(
		() => mayBringOn(viewer),
		() => mustBeOpen(dossier),
		() => {
			const next = standing.at?.gate.next;
			return next?.act === 'refer' && next.referral === kind
				? allow
				: refuse('procedure.not_this_step');
		},
		() => (day && day.sentOn > day.today ? refuse('procedure.day_ahead') : allow)
	);
}

/** 登记答复: once, by the desk; of the supervision committee by one of its members. */
export function mayRecordAnswer(
	viewer: Standing,
	dossier: Dossier,
	referralId: string,
	day?: { answeredOn: Day; today: Day }
): Verdict {
	const sent = dossier.referrals.find(({ id }) => id === referralId);
	return firstNo(
		() => (sent ? allow : refuse('access.not_found')),
		() =>
			sent!.kind === 'supervise'
				? sitsIn(viewer, ['supervision_committee'])
					? allow
					: refuse('procedure.supervisors_only')
				: mayBringOn(viewer),
		() => mustBeOpen(dossier),
		() => (sent!.answer === null ? allow : refuse('procedure.already_answered')),
		() =>
			day && (day.answeredOn > day.today || day.answeredOn < sent!.sentOn)
				? refuse('procedure.answer_day')
				: allow
	);
}

/** 公开征求意见: on a frozen text, before the decision, one period at a time. */
export function mayOpenPeriod(
	viewer: Standing,
	dossier: Dossier,
	standing: DossierStanding
): Verdict {
	return firstNo(
		() => mayBringOn(viewer),
		() => mustBeOpen(dossier),
		() => (currentText(dossier) ? allow : refuse('procedure.text_not_frozen')),
		() => (isDecided(standing) ? refuse('procedure.decided') : allow),
		() => {
			const running = dossier.periods.find(({ closedAt }) => closedAt === null);
			return running ? refuse('procedure.period_open', { comments: running.comments }) : allow;
		},
		() => {
			const consult = standing.steps.findIndex(({ step }) => step.key === 'consult');
			const at = standing.at ? standing.steps.indexOf(standing.at) : consult;
			return at >= consult ? allow : refuse('procedure.not_this_step');
		}
	);
}

/** The days that this matter's path asks of a step, beyond what the community has settled for all. 0: none. */
export function daysOf({ steps }: DossierStanding, key: StepKey | `publish_${PostedKind}`): number {
	return steps.find(({ step }) => step.key === key)?.step.days ?? 0;
}

/**
 * 决议公开、实施结果公开: once every step before it is done. The answer names the first that is not.
 *
 * @see 村民委员会组织法（2025 年修正）第三十五条
 */
export function mayPublish(
	viewer: Standing,
	{ matter }: Dossier,
	{ steps }: DossierStanding,
	kind: PostedKind
): Verdict {
	const nth = steps.findIndex(
		({ step: { evidence } }) => evidence.kind === 'notice' && evidence.notice === kind
	);
	const undone = steps.slice(0, nth).find(({ gate }) => !gate.verdict.ok);
	return firstNo(
		() => mayKeepNotices(viewer),
		// A matter that has been closed keeps its notices, and a wrong one is put right.
		() => (matter.state === 'stopped' ? refuse('matter.ended') : allow),
		() => (nth === -1 ? refuse('procedure.not_this_step') : allow),
		() => (undone ? refuse('procedure.earlier_step', { step: undone.step.key }) : allow)
	);
}

/**
 * 回头看、反馈: by a body the procedure names for it, once the result notice has hung its days; by the same body again three
 * months later, or when the matter was reopened and carried out anew.
 */
export function mayLookBack(
	viewer: Standing,
	dossier: Dossier,
	standing: DossierStanding,
	now: Instant,
	/** The body looked for; any of theirs where none is named. */
	bodyId?: Id<'body'>
): Verdict {
	const last = standing.steps.findLast(({ step }) => step.evidence.kind === 'look_back');
	const seats = viewer.posts.filter((post) => last?.step.who.includes(post.bodyKind));
	const bodies = seats
		.map((post) => post.bodyId)
		.filter((id) => bodyId === undefined || id === bodyId);
	const since = Math.max(reopenedAt(dossier), now - LOOK_BACK_AFTER);
	const hasLooked = (id: string) =>
		dossier.lookBacks.some((look) => look.bodyId === id && look.lookedAt > since);
	return firstNo(
		() => (viewer.personId === undefined ? refuse('access.sign_in') : allow),
		() => (bodies.length > 0 ? allow : refuse('procedure.lookers_only')),
		() => (dossier.matter.state === 'stopped' ? refuse('matter.ended') : allow),
		() => (!standing.at || standing.at === last ? allow : refuse('procedure.not_finished')),
		() => (bodies.every(hasLooked) ? refuse('procedure.already_looked') : allow)
	);
}

/** What a look back may lead to: where it did not help, or not wholly, back to the work, or to a new draft and a new decision. */
export function waysOn(
	{ steps }: DossierStanding,
	helped: (typeof outcomes)[number]
): readonly AfterLookBack[] {
	if (helped === 'yes') return ['close'];
	const isCarriedOut = steps.some(({ step }) => step.evidence.kind === 'tasks');
	return afterLookBack.filter((next) => next !== 'carry_out' || isCarriedOut);
}
