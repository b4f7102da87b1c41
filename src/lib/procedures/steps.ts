import type { CommunityKind } from '#lib/communities/community.ts';
import type { Basis, Step, StepKey } from './procedure.ts';

const party = ['party_organisation', 'party_committee'] as const;
const keepers = ['committee', 'supervision_committee'] as const;

/** A step as it is anywhere; `basis` in a village and in a residents' community. */
type Part = Omit<Step, 'key' | 'basis'> & { basis: Basis | Record<CommunityKind, Basis> };

/** 环节目录: every step a path may be made of. Each rests on a record, whoever wrote the path. */
const parts: Record<StepKey, Part> = {
	suggest: { who: ['council', 'committee'], evidence: { kind: 'idea' }, basis: 'local_text' },
	topic: { who: party, evidence: { kind: 'topic' }, basis: 'screening' },
	draft: { who: ['committee'], evidence: { kind: 'draft' }, basis: 'added' },
	propose: {
		who: ['party_committee', 'party_organisation'],
		evidence: { kind: 'party_act', act: 'propose' },
		basis: 'four_two'
	},
	confer: {
		who: ['two_committees'],
		evidence: { kind: 'sitting', purpose: 'confer' },
		basis: 'four_two'
	},
	propose_confer: {
		who: ['two_committees'],
		evidence: { kind: 'sitting', purpose: 'confer' },
		basis: 'local_text'
	},
	consult: { who: ['committee'], evidence: { kind: 'comments' }, basis: 'added' },
	review: {
		who: ['party_organisation'],
		evidence: { kind: 'party_act', act: 'review' },
		onCurrentText: true,
		basis: 'branch_rules'
	},
	legality: {
		who: ['committee'],
		evidence: { kind: 'referral', referral: 'legality' },
		onCurrentText: true,
		basis: 'added'
	},
	township_review: {
		who: ['committee'],
		evidence: { kind: 'referral', referral: 'township_review' },
		onCurrentText: true,
		basis: 'local_text'
	},
	study: {
		who: party,
		evidence: { kind: 'party_act', act: 'study' },
		onCurrentText: true,
		only: 'important',
		basis: { village: 'village_28', residential: 'residents_30' }
	},
	prepare: {
		who: ['council'],
		evidence: { kind: 'called', purpose: 'deliberate' },
		onCurrentText: true,
		basis: { village: 'village_33', residential: 'residents_32' }
	},
	deliberate: {
		who: ['council'],
		evidence: { kind: 'sitting', purpose: 'deliberate' },
		onCurrentText: true,
		basis: { village: 'village_33', residential: 'residents_32' }
	},
	opinion: {
		who: ['council'],
		evidence: { kind: 'paper', purpose: 'deliberate' },
		onCurrentText: true,
		basis: { village: 'village_33', residential: 'residents_32' }
	},
	resolve: {
		who: ['representatives', 'assembly'],
		evidence: { kind: 'sitting', purpose: 'resolve' },
		onCurrentText: true,
		basis: { village: 'village_26_30', residential: 'residents_29' }
	},
	county_review: {
		who: ['committee'],
		evidence: { kind: 'referral', referral: 'county_review' },
		onCurrentText: true,
		basis: 'levy'
	},
	filing: {
		who: ['committee'],
		evidence: { kind: 'referral', referral: 'filing' },
		onCurrentText: true,
		basis: { village: 'village_31', residential: 'residents_31' }
	},
	supervise: {
		who: ['supervision_committee'],
		evidence: { kind: 'referral', referral: 'supervise' },
		onCurrentText: true,
		basis: 'local_text'
	},
	publish_decision: {
		who: ['committee'],
		evidence: { kind: 'notice', notice: 'decision' },
		basis: { village: 'village_35', residential: 'residents_34' }
	},
	carry_out: {
		who: keepers,
		evidence: { kind: 'tasks' },
		basis: { village: 'village_37', residential: 'residents_32' }
	},
	publish_result: {
		who: ['committee'],
		evidence: { kind: 'notice', notice: 'result' },
		basis: { village: 'village_35', residential: 'residents_34' }
	},
	look_back: {
		who: ['supervision_committee', 'council'],
		evidence: { kind: 'look_back' },
		basis: 'added'
	},
	feedback: {
		who: ['council', 'supervision_committee'],
		evidence: { kind: 'look_back' },
		basis: { village: 'village_33', residential: 'residents_32' }
	}
};

/** What a path may have otherwise than the catalogue. */
export type StepOther = Partial<Pick<Step, 'who' | 'basis' | 'only'>>;

/** A step of the catalogue as it stands in a community of this kind. */
export function stepOf(kind: CommunityKind, key: StepKey, other: StepOther = {}): Step {
	const part = parts[key];
	const basis = typeof part.basis === 'string' ? part.basis : part.basis[kind];
	return { key, ...part, basis, ...other };
}
