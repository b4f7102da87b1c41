import type { Instant } from '#lib/kernel/instant.ts';
import type { Verdict } from '#lib/kernel/verdict.ts';
import { ofThisRound, type Dossier } from './dossier.ts';
import { open, shut, type Gate } from './gate.ts';
import { draftGate, partyActGate, studyGate, topicGate } from './party-gates.ts';
import type { Procedure, Step, StepKey } from './procedure.ts';
import { referralGate } from './referral-gates.ts';
import { commentsGate, lookBackGate, noticeGate, tasksGate } from './record-gates.ts';
import { calledGate, paperGate, sittingGate } from './sitting-gates.ts';

/** done 已完成 · now 现在 · ahead 未到 · returned 退回 · refused 未通过 · not_needed 不需要. */
export type StepState = 'done' | 'now' | 'ahead' | 'returned' | 'refused' | 'not_needed';

export interface StepStanding {
	step: Step;
	state: StepState;
	gate: Gate;
}

/** Where a matter stands. Computed from the records whenever it is asked, stored nowhere. */
export interface DossierStanding {
	steps: readonly StepStanding[];
	/** The first step whose gate is shut; undefined when all are open. */
	at: StepStanding | undefined;
	/** waiting at a step · refused by a vote on this text · every step done · ended by hand (stopped) or closed. */
	kind: 'waiting' | 'refused' | 'done' | 'stopped' | 'closed';
}

/** Walks the procedure over the facts. A step needs its own evidence; what rests on an earlier step must come after it. */
export function dossierStanding(
	dossier: Dossier,
	procedure: Pick<Procedure, 'steps'>,
	now: Instant
): DossierStanding {
	dossier = ofThisRound(dossier);
	const gates = new Map<StepKey, Gate>();
	const steps: StepStanding[] = [];
	let at: StepStanding | undefined;

	for (const step of procedure.steps) {
		const isNeeded = step.only === undefined || dossier.matter[step.only];
		const gate = isNeeded
			? unlessObjected(step, dossier, gateOf(step, dossier, procedure, gates, now))
			: { verdict: { ok: true } as Verdict };
		if (isNeeded) gates.set(step.key, gate);
		const standing = { step, gate, state: stateOf(gate, { isNeeded, isFirstShut: !at }) };
		steps.push(standing);
		if (!at && !gate.verdict.ok) at = standing;
	}
	return { steps, at, kind: kindOf(dossier, at) };
}

/** 监督意见: the step at which the supervision committee has spoken stays shut until it is answered. */
function unlessObjected({ key }: Step, dossier: Dossier, gate: Gate): Gate {
	const spoken = dossier.unansweredObjections.find(({ step }) => step === key);
	if (!spoken || !gate.verdict.ok) return gate;
	return shut('procedure.supervision_unanswered', {
		waitsFor: 'desk',
		since: spoken.raisedAt,
		next: { act: 'answer_supervision' }
	});
}

function kindOf({ matter }: Dossier, at: StepStanding | undefined): DossierStanding['kind'] {
	if (matter.state !== 'open') return matter.state;
	if (!at) return 'done';
	return at.gate.isRefused ? 'refused' : 'waiting';
}

function stateOf(
	gate: Gate,
	{ isNeeded, isFirstShut }: { isNeeded: boolean; isFirstShut: boolean }
): StepState {
	if (!isNeeded) return 'not_needed';
	if (gate.verdict.ok) return 'done';
	if (isFirstShut) return gate.isRefused ? 'refused' : 'now';
	return gate.isReturned ? 'returned' : 'ahead';
}

function gateOf(
	step: Step,
	dossier: Dossier,
	procedure: Pick<Procedure, 'steps'>,
	gates: ReadonlyMap<StepKey, Gate>,
	now: Instant
): Gate {
	const { evidence } = step;
	const onCurrentText = step.onCurrentText === true;
	switch (evidence.kind) {
		case 'idea':
			// A matter is opened from an idea: that it was suggested is on the record from the first day.
			return open(dossier.matter.openedAt);
		case 'topic':
			return topicGate(dossier, now);
		case 'draft':
			return draftGate(dossier);
		case 'party_act':
			if (evidence.act === 'study') return studyGate(dossier, now);
			return partyActGate(dossier, evidence.act, { onCurrentText }, now);
		case 'referral':
			return referralGate(dossier, evidence.referral);
		case 'comments':
			return commentsGate(dossier, step.days);
		case 'called':
			return calledGate(dossier, evidence.purpose, step.days);
		case 'sitting':
			return sittingGate(dossier, step, evidence.purpose, {
				after: onCurrentText ? studiedAt(procedure, gates) : 0
			});
		case 'paper':
			return paperGate(dossier, evidence.purpose, gates.get('deliberate')?.at);
		case 'notice':
			return noticeGate(dossier, evidence.notice, {
				after: toldBy(evidence.notice, gates),
				days: step.days,
				now
			});
		case 'tasks':
			return tasksGate(dossier);
		case 'look_back':
			return lookBackGate(dossier, gates.get(lastBefore(procedure, step))?.at);
	}
}

/** When the party organisation had done with this text: before that no vote on it counts. Never, while a gate is shut. */
function studiedAt(
	procedure: Pick<Procedure, 'steps'>,
	gates: ReadonlyMap<StepKey, Gate>
): Instant {
	const acts = procedure.steps.filter(
		({ key, evidence, onCurrentText }) =>
			evidence.kind === 'party_act' && onCurrentText && gates.has(key)
	);
	return Math.max(
		0,
		...acts.map(({ key }) => {
			const gate = gates.get(key)!;
			return gate.verdict.ok ? (gate.at ?? 0) : Infinity;
		})
	);
}

/** What a notice tells of: the decision that was taken, or the work that was accepted. Undefined while there is none. */
function toldBy(kind: string, gates: ReadonlyMap<StepKey, Gate>): Instant | undefined {
	if (kind === 'result') return gates.get('carry_out')?.at;
	const decided = (['resolve', 'opinion', 'deliberate', 'confer'] as const).find((key) =>
		gates.has(key)
	);
	return decided && gates.get(decided)!.at;
}

/** The step that a look back looks back from. */
function lastBefore({ steps }: Pick<Procedure, 'steps'>, step: Step): StepKey {
	const at = steps.indexOf(step);
	return steps[Math.max(0, at - 1)]!.key;
}
