import type { Day, Instant } from '#lib/kernel/instant.ts';
import type { Id } from '#lib/kernel/id.ts';

/**
 * 送审、备案: what is asked of somebody outside the bodies that decide: legality 合法性审查 (legal adviser, justice office) ·
 * township_review 乡镇（街道）审核 · county_review 县级审核 · filing 备案 · supervise 监督委员会的意见.
 */
export const referralKinds = [
	'legality',
	'township_review',
	'county_review',
	'filing',
	'supervise'
] as const;
export type ReferralKind = (typeof referralKinds)[number];

/** agree 无异议、予以备案 · correct 责令改正、要求修改. */
export const answers = ['agree', 'correct'] as const;
export type ReferralAnswer = (typeof answers)[number];

/** One text sent out, and what came back. */
export interface ReferralFact {
	id: Id<'referral'>;
	kind: ReferralKind;
	versionId: Id<'version'>;
	/** To whom it went. */
	addressee: string;
	sentOn: Day;
	sentAt: Instant;
	answer: ReferralAnswer | null;
	/** What the answer is called and says: a document number, a sentence. Public. */
	words: string | null;
	answeredOn: Day | null;
	answeredAt: Instant | null;
}
