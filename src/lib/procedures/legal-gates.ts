import type { CommunityKind } from '#lib/communities/community.ts';
import { allow, refuse, type Facts, type Verdict } from '#lib/kernel/verdict.ts';
import type { ProcedureKey } from '#lib/matters/matter.ts';
import type { Basis, Procedure, StepKey } from './procedure.ts';

/** 法定环节: a step that a path of this kind cannot do without, and what it must come before. */
export interface LegalGate {
	/** Any one of these keeps it. */
	steps: readonly StepKey[];
	before: readonly StepKey[];
	basis: Basis;
}

const gate = (
	steps: StepKey | readonly StepKey[],
	before: StepKey | readonly StepKey[],
	basis: Basis
): LegalGate => ({ steps: [steps].flat(), before: [before].flat(), basis });

/** A decision: studied first where it is important, resolved by who may, posted, and its result posted. */
const decision = (
	kind: CommunityKind,
	{ result }: { result: boolean } = { result: true }
): LegalGate[] => {
	const posting = kind === 'village' ? 'village_35' : 'residents_34';
	return [
		gate('study', 'resolve', kind === 'village' ? 'village_28' : 'residents_30'),
		gate('resolve', 'publish_decision', kind === 'village' ? 'village_26_30' : 'residents_29'),
		gate('publish_decision', 'carry_out', posting),
		...(result ? [gate('publish_result', ['look_back', 'feedback'], posting)] : [])
	];
};

/** 四议: all four before the resolution, in their order. */
const fourTwo = (kind: CommunityKind): LegalGate[] => [
	gate(['propose', 'propose_confer'], ['review', 'resolve'], 'four_two'),
	gate(['confer', 'propose_confer'], ['review', 'resolve'], 'four_two'),
	gate('review', 'resolve', 'branch_rules'),
	...decision(kind)
];

/** What was agreed in consultation is carried out and made public. */
const consultation = (kind: CommunityKind): LegalGate[] => [
	gate(
		'deliberate',
		['carry_out', 'publish_result'],
		kind === 'village' ? 'village_33' : 'residents_32'
	),
	gate('carry_out', 'publish_result', kind === 'village' ? 'village_33' : 'residents_32'),
	gate('publish_result', 'feedback', kind === 'village' ? 'village_35' : 'residents_34')
];

const covenant = (kind: CommunityKind): LegalGate[] => [
	...decision(kind, { result: false }),
	gate('filing', 'publish_decision', kind === 'village' ? 'village_31' : 'residents_31')
];

const gates: Record<ProcedureKey, readonly LegalGate[]> = {
	village_four_two: fourTwo('village'),
	village_merged: fourTwo('village'),
	village_reviewed: fourTwo('village'),
	village_five_two: fourTwo('village'),
	village_supervised: fourTwo('village'),
	village_covenant: covenant('village'),
	village_levy: [
		gate('consult', 'resolve', 'levy'),
		...decision('village'),
		gate('township_review', 'county_review', 'levy'),
		gate('county_review', ['publish_decision', 'carry_out'], 'levy')
	],
	village_consultation: consultation('village'),
	village_quick: consultation('village'),
	collective: [
		gate('study', 'resolve', 'collective_26'),
		gate('resolve', 'publish_decision', 'collective_26'),
		gate('publish_decision', 'carry_out', 'collective_45')
	],
	residents_council: [
		gate('study', ['deliberate', 'resolve'], 'residents_30'),
		gate('resolve', 'publish_decision', 'residents_29'),
		gate('publish_decision', 'carry_out', 'residents_34'),
		...consultation('residential')
	],
	residents_quick: consultation('residential'),
	residents_four_two: fourTwo('residential'),
	residents_covenant: covenant('residential'),
	owners: [
		gate('resolve', 'publish_decision', 'owners_278'),
		gate('publish_decision', 'carry_out', 'owners_rules_14')
	],
	council_business: [gate('deliberate', 'opinion', 'council_rules')]
};

/** The gates the law sets for paths descended from this one. */
export const legalGates = (key: ProcedureKey): readonly LegalGate[] => gates[key];

/** 公示 hangs fifteen days at least; a comment period lies open five. */
const shortest: Partial<Record<StepKey, number>> = {
	publish_decision: 15,
	publish_result: 15,
	consult: 5
};

export const shortestDays = (key: StepKey): number => shortest[key] ?? 0;

/** Steps that rest on others: these have to stand before them, whatever the law says. */
const rests: Partial<Record<StepKey, readonly StepKey[]>> = {
	opinion: ['deliberate'],
	publish_result: ['carry_out'],
	look_back: ['carry_out', 'resolve', 'deliberate', 'propose_confer', 'publish_decision'],
	feedback: ['carry_out', 'deliberate']
};

/**
 * Whether a path keeps every gate the law sets for its kind, in order, with terms no shorter than the law's. The answer
 * names the step and its basis.
 */
export function isLawful({ key, steps }: Pick<Procedure, 'key' | 'steps'>): Verdict {
	const place = (step: StepKey) => steps.findIndex((one) => one.key === step);
	if (new Set(steps.map((step) => step.key)).size < steps.length)
		return refuse('procedure.step_twice');
	for (const { steps: any, before, basis } of gates[key]) {
		const kept = any.map(place).filter((at) => at >= 0);
		if (kept.length === 0) return refuse('procedure.legal_gate', named({ step: any[0]!, basis }));
		const late = before.find((step) => place(step) >= 0 && place(step) < Math.min(...kept));
		if (late) return refuse('procedure.legal_order', named({ step: any[0]!, before: late, basis }));
	}
	const draft = place('draft');
	const early = steps.findIndex(
		({ evidence }) => evidence.kind !== 'topic' && evidence.kind !== 'idea'
	);
	if (draft < 0 || early < draft) return refuse('procedure.draft_first');
	for (const [at, step] of steps.entries()) {
		const floor = rests[step.key];
		if (floor && !floor.some((key) => place(key) >= 0 && place(key) < at))
			return refuse('procedure.step_rests', named({ step: step.key, before: floor[0]! }));
		if (step.days !== undefined && step.days < shortestDays(step.key))
			return refuse('procedure.term_too_short', {
				...named({ step: step.key, basis: step.basis }),
				days: shortestDays(step.key)
			});
	}
	return allow;
}

/** Steps and bases are said by their names. */
function named({ step, before, basis }: { step: StepKey; before?: StepKey; basis?: Basis }): Facts {
	return {
		step: `@procedure.step.${step}`,
		...(before && { before: `@procedure.step.${before}` }),
		...(basis && { basis: `@procedure.basis.${basis}` })
	};
}
