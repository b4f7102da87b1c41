import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import {
	isBranchSecretary,
	isClerk,
	isInside,
	isPartyMember,
	sitsIn,
	type Standing
} from '#lib/people/standing.ts';

/** propose 党组织提议 · screen 议题审核 · study 研究讨论 · review 党员大会审议. Three acts of review and the proposal. */
export const partyActKinds = ['propose', 'screen', 'study', 'review'] as const;
export type PartyActKind = (typeof partyActKinds)[number];

/** agree 同意 · agree_with_changes 修改后同意 · return 退回. */
export const opinions = ['agree', 'agree_with_changes', 'return'] as const;
export type Opinion = (typeof opinions)[number];

/** helped 有成效 · partly 部分有成效 · no 没有成效. */
export const outcomes = ['yes', 'partly', 'no'] as const;

/** What a look back leads to: close 办结 · carry_out 重新实施 · new_round 重新议事, with a new draft. */
export const afterLookBack = ['close', 'carry_out', 'new_round'] as const;
export type AfterLookBack = (typeof afterLookBack)[number];

/** Who brings a matter on from step to step: the desk, the secretary, and whoever leads the committee or a council. */
export function mayBringOn(standing: Standing): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	const leads = sitsIn(
		standing,
		['committee', 'council'],
		['director', 'deputy_director', 'convener']
	);
	if (isClerk(standing) || isBranchSecretary(standing) || leads) return allow;
	return refuse('procedure.leaders_only');
}

/** The opinion is the organisation's; its secretary enters it. */
export function mustBeSecretary(standing: Standing): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	return isBranchSecretary(standing) ? allow : refuse('procedure.secretary_only');
}

/** An opinion comes out of a vote: for, where the sitting passed it; back, where it did not. */
export function isBorneOut(opinion: Opinion, passed: boolean | null): boolean {
	return opinion === 'return' ? passed === false : passed === true;
}

/** The review desk is for those inside: whoever holds a post here. The public reads the dossier. */
export function maySeeReview(standing: Standing): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	return isInside(standing) ? allow : refuse('access.not_yours');
}

/** 内部理由: for those inside the party organisation, the desk that keeps the papers, and whoever has to change the text. */
export function hearsReasons(standing: Standing, { drafts }: { drafts: boolean }): boolean {
	return drafts || isPartyMember(standing) || isClerk(standing);
}
