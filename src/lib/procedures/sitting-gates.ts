import { DAY, dayOf, type Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { ItemPurpose } from '#lib/meetings/meeting.ts';
import { mayDecide } from '#lib/rulebooks/competence.ts';
import { decider, legalMatter } from './competent-bodies.ts';
import { currentText, type Dossier, type SittingFact, type VoteFact } from './dossier.ts';
import { open, shut, type Gate } from './gate.ts';
import type { Step } from './procedure.ts';

type Voted = SittingFact & { vote: VoteFact };

/**
 * Whether this sitting was one of a body that may decide the matter, by the law of that day and under a delegation where
 * it needs one. The refusal names the article.
 */
export function isCompetent(
	{ matter, kind, delegations }: Dossier,
	{ who }: Pick<Step, 'who'>,
	{ purpose, bodies }: Pick<SittingFact, 'purpose' | 'bodies'>,
	at: Instant
): Verdict {
	if (purpose !== 'resolve') return allow;
	if (!bodies.some((body) => who.includes(body))) return refuse('procedure.other_body');
	const legal = legalMatter(kind, matter.class);
	const body = bodies.includes('assembly') ? 'assembly' : 'representatives';
	if (!legal || !bodies.includes(body)) return allow;
	const day = dayOf(at);
	const answer = mayDecide({
		matter: legal,
		body: decider[kind][body],
		day,
		delegations: delegations
			.filter(({ classes }) => classes.includes(matter.class))
			.map(({ startsAt, endsAt }) => ({
				matters: [legal],
				from: dayOf(startsAt),
				// Its last instant belongs to the day before.
				to: dayOf(endsAt - 1)
			}))
	});
	if (answer.ok !== false) return allow;
	const facts = { source: answer.source! };
	return answer.because === 'not_competent'
		? refuse('procedure.assembly_only', facts)
		: refuse('procedure.not_delegated', facts);
}

/**
 * The gate of a sitting: quorate, passed, on the text. The first quorate vote on a text is final: the same text is not put
 * again until somebody changes it. `after` is when the study was done; a vote opened before it does not count.
 */
export function sittingGate(
	dossier: Dossier,
	step: Pick<Step, 'who' | 'onCurrentText' | 'days'>,
	purpose: ItemPurpose,
	{ after }: { after: Instant }
): Gate {
	const { onCurrentText = false, days = 0 } = step;
	const text = currentText(dossier);
	const sittings = dossier.sittings.filter(
		(one) => one.purpose === purpose && one.meetingState !== 'cancelled'
	);
	const votes = sittings.filter(isDecided);
	const inTime = votes.filter(
		(sitting) =>
			sitting.vote.openedAt >= after &&
			wasCalled(sitting, days) &&
			isCompetent(dossier, step, sitting, sitting.vote.openedAt).ok
	);
	const final = firstQuorateByText(inTime);
	const passed = final.find(
		({ vote }) => vote.passed === true && (!onCurrentText || vote.versionHash === text?.hash)
	);
	if (passed) return open(passed.vote.closedAt!);

	if (!text)
		return shut('procedure.text_not_frozen', {
			waitsFor: 'drafters',
			next: { act: 'freeze', documentId: dossier.openDraft?.documentId }
		});
	const refused = final.find(({ vote }) => vote.versionHash === text.hash && vote.passed === false);
	if (refused)
		return shut('procedure.not_passed', {
			isRefused: true,
			waitsFor: 'desk',
			since: refused.vote.closedAt!,
			next: { act: 'revise' }
		});

	const ahead = sittings.findLast(
		(one) => !isDecided(one) && isStillToCome(one) && one.versionId === text.id
	);
	if (ahead)
		return shut('procedure.sitting_called', {
			waitsFor: 'bodies',
			by: ahead.startsAt,
			since: ahead.calledAt,
			next: { act: 'hold_meeting', meetingId: ahead.meetingId }
		});
	const next = { waitsFor: 'desk', next: { act: 'call_meeting', purpose } } as const;
	const latest = votes.findLast(({ vote }) => vote.versionHash === text.hash);
	if (!latest) {
		const wasVoted = votes.length > 0;
		return shut(wasVoted ? 'procedure.voted_other_text' : 'procedure.no_sitting', next);
	}
	if (latest.vote.openedAt < after) return shut('procedure.voted_before_study', next);
	const competent = isCompetent(dossier, step, latest, latest.vote.openedAt);
	if (!competent.ok) return shut(competent.code, { facts: competent.facts, ...next });
	if (!wasCalled(latest, days))
		return shut('procedure.notice_too_short', { facts: { days }, ...next });
	if (latest.vote.quorate === false)
		return shut('procedure.not_quorate', {
			facts: { present: latest.vote.present, due: latest.vote.due },
			...next
		});
	return shut('procedure.undetermined', next);
}

/** Notice was given the days before; one entered afterwards was called on paper. */
const wasCalled = ({ enteredAfterwards, startsAt, calledAt }: SittingFact, days: number) =>
	enteredAfterwards || startsAt - calledAt >= days * DAY;

const isDecided = (sitting: SittingFact): sitting is Voted => sitting.vote?.isClosed === true;

/** Held with its quorum, or under a rule that asks for none, and every figure there. */
const decides = ({ quorate, passed }: VoteFact) => quorate !== false && passed !== null;

const isStillToCome = ({ meetingState, state }: SittingFact) =>
	(meetingState === 'called' || meetingState === 'open') &&
	state !== 'postponed' &&
	state !== 'closed';

function firstQuorateByText(votes: Voted[]): Voted[] {
	const first = new Map<string | null, Voted>();
	const inOrder = votes
		.filter(({ vote }) => decides(vote))
		.sort((a, b) => a.vote.closedAt! - b.vote.closedAt!);
	for (const one of inOrder)
		if (!first.has(one.vote.versionHash)) first.set(one.vote.versionHash, one);
	return [...first.values()];
}

/**
 * 确定参与人、提前告知: a sitting on this text is called with its days of notice kept. One entered afterwards was called on
 * paper; one that has been held without a verdict is used up.
 */
export function calledGate(dossier: Dossier, purpose: ItemPurpose, settled = 0): Gate {
	const days = Math.max(dossier.noticeDays, settled);
	const text = currentText(dossier);
	if (!text)
		return shut('procedure.text_not_frozen', {
			waitsFor: 'drafters',
			next: { act: 'freeze', documentId: dossier.openDraft?.documentId }
		});
	const called = dossier.sittings.filter(
		(one) =>
			one.purpose === purpose &&
			one.versionId === text.id &&
			one.meetingState !== 'cancelled' &&
			(isStillToCome(one) || (isDecided(one) && decides(one.vote)))
	);
	const inTime = called.find((one) => wasCalled(one, days));
	if (inTime) return open(Math.min(inTime.calledAt, inTime.startsAt));
	return shut(called.length ? 'procedure.notice_too_short' : 'procedure.no_sitting', {
		facts: { days },
		waitsFor: 'desk',
		since: text.frozenAt,
		next: { act: 'call_meeting', purpose }
	});
}

/** 形成意见: the resolution of the sitting that passed it is adopted and sealed. */
export function paperGate(
	dossier: Dossier,
	purpose: ItemPurpose,
	passedAt: Instant | undefined
): Gate {
	const sitting = dossier.sittings.find(
		(one) => one.purpose === purpose && one.vote?.passed && one.vote.closedAt === passedAt
	);
	if (passedAt === undefined || !sitting)
		return shut('procedure.no_sitting', {
			waitsFor: 'desk',
			next: { act: 'call_meeting', purpose }
		});
	const paper = dossier.papers.find(
		(one) => one.kind === 'resolution' && one.meetingId === sitting.meetingId
	);
	if (paper?.sealedAt) return open(paper.sealedAt);
	return shut('procedure.resolution_not_sealed', {
		waitsFor: 'bodies',
		since: passedAt,
		next: { act: 'seal_paper', meetingId: sitting.meetingId, paperId: paper?.id }
	});
}
