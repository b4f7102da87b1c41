import type { BodyKind, CommunityKind } from '#lib/communities/community.ts';
import type { ProcedureKey } from '#lib/matters/matter.ts';
import type { ItemPurpose } from '#lib/meetings/meeting.ts';
import type { NoticeKind } from '#lib/notices/notice.ts';
import type { PartyActKind } from './party-act.ts';
import type { ReferralKind } from './referral.ts';

/**
 * 环节: suggest 群众建议 · topic 议题审核 · draft 起草定稿 · propose 党组织提议 · confer 两委会商议 · propose_confer 提议和商议合并 ·
 * consult 征求意见 · review 党员大会审议 · legality 合法性审查 · township_review 乡镇（街道）审核 · study 研究讨论 ·
 * prepare 确定参与人、提前告知 · deliberate 协商 · opinion 形成意见 · resolve 会议决议 · county_review 县级审核 · filing 备案 ·
 * supervise 监督意见 · publish_decision 决议公开 · carry_out 实施 · publish_result 实施结果公开 · look_back 回头看 ·
 * feedback 反馈评价.
 */
export const stepKeys = [
	'suggest',
	'topic',
	'draft',
	'propose',
	'confer',
	'propose_confer',
	'consult',
	'review',
	'legality',
	'township_review',
	'study',
	'prepare',
	'deliberate',
	'opinion',
	'resolve',
	'county_review',
	'filing',
	'supervise',
	'publish_decision',
	'carry_out',
	'publish_result',
	'look_back',
	'feedback'
] as const;
export type StepKey = (typeof stepKeys)[number];

/** What opens a step's gate. Always a record that somebody made, never a mark set on the matter. */
export type Evidence =
	| { kind: 'idea' }
	| { kind: 'topic' }
	| { kind: 'draft' }
	| { kind: 'party_act'; act: PartyActKind }
	| { kind: 'referral'; referral: ReferralKind }
	| { kind: 'comments' }
	| { kind: 'called'; purpose: ItemPurpose }
	| { kind: 'sitting'; purpose: ItemPurpose }
	| { kind: 'paper'; purpose: ItemPurpose }
	| { kind: 'notice'; notice: NoticeKind }
	| { kind: 'tasks' }
	| { kind: 'look_back' };

/** Where a step comes from: an article, a party rule, a local practice, or our own addition. Its words are messages. */
export const bases = [
	'four_two',
	'branch_rules',
	'local_text',
	'village_28',
	'village_26_30',
	'village_31',
	'village_33',
	'village_35',
	'village_37',
	'residents_31',
	'residents_29',
	'residents_30',
	'residents_32',
	'residents_34',
	'collective_26',
	'collective_45',
	'owners_278',
	'owners_rules_14',
	'levy',
	'council_rules',
	'screening',
	'added'
] as const;
export type Basis = (typeof bases)[number];

export interface Step {
	key: StepKey;
	/** The bodies that act in it; any one of them. */
	who: readonly BodyKind[];
	evidence: Evidence;
	/** The evidence must name the text as it stands now; an edit afterwards brings the matter back here. */
	onCurrentText?: true;
	/** Walked only by matters of this kind. */
	only?: 'important' | 'reserved';
	basis: Basis;
	/** What a community calls it. */
	name?: string;
	/** Days the community asks for, longer than elsewhere: of comment, of posting, or of notice before a sitting. */
	days?: number;
}

/** 程序: the path a matter takes, as data. */
export interface Procedure {
	key: ProcedureKey;
	communities: readonly CommunityKind[];
	/** The bodies that may draft by it and answer for it, the usual one first. */
	drafting: readonly BodyKind[];
	/** Walked only where a local text says so: a community has to adopt it first. */
	needsPermit?: true;
	steps: readonly Step[];
}
