import type { Facts, Verdict } from './verdict.ts';

/**
 * Every way the rules can say no, with the HTTP status it is answered with.
 * 401 sign in first · 403 not yours to do · 404 not here · 409 not now, or already · 413 too large · 422 mend it · 429 too often
 * Each code has a sentence in both languages under the same key, or the types of `messages.ts` do not compile.
 */
export const refusalCodes = {
	'access.sign_in': 401,
	'access.not_yours': 403,
	'access.not_found': 404,
	'access.host_only': 403,
	'access.clerk_only': 403,
	'access.too_often': 429,
	'access.fault': 500,
	'clock.fixed': 403,
	'rule.none': 409,
	'meeting.not_running': 403,
	'meeting.not_caller': 403,
	'meeting.no_body': 422,
	'meeting.nobody_due': 409,
	'meeting.counting_wrong': 422,
	'meeting.notice_short': 409,
	'meeting.in_past': 422,
	'meeting.in_future': 422,
	'meeting.too_early': 409,
	'meeting.not_called': 409,
	'meeting.not_open': 409,
	'meeting.over': 409,
	'meeting.not_listed': 403,
	'meeting.not_present': 409,
	'meeting.already_listed': 409,
	'meeting.chair_not_listed': 422,
	'meeting.no_quorum': 409,
	'meeting.item_taken': 409,
	'meeting.item_not_discussing': 409,
	'meeting.item_done': 409,
	'meeting.items_left': 409,
	'meeting.vote_open': 409,
	'meeting.inner': 403,
	'meeting.text_elsewhere': 422,
	'meeting.delegation_missing': 422,
	'vote.not_open': 409,
	'vote.closed': 409,
	'vote.not_on_roll': 403,
	'vote.already_cast': 409,
	'vote.tally_taken': 409,
	'vote.too_many': 409,
	'vote.text_replaced': 409,
	'vote.announced_differs': 422,
	'vote.counts_missing': 422,
	'paper.not_yours': 403,
	'paper.not_draft': 409,
	'paper.not_adopted': 409,
	'paper.computed_lines': 422,
	'paper.unchanged': 422,
	'account.wrong': 422,
	'account.locked': 403,
	'account.insecure': 403,
	'account.password_wrong': 422,
	'account.password_short': 422,
	'account.password_common': 422,
	'account.not_a_phone': 422,
	'account.phone_code_wrong': 422,
	'account.code_needed': 422,
	'account.code_wrong': 422,
	'account.code_used': 409,
	'account.second_factor_set': 409,
	'account.second_factor_not_needed': 403,
	'account.not_ones_own': 403,
	'slip.unknown': 404,
	'slip.used': 409,
	'slip.revoked': 409,
	'slip.expired': 409,
	'slip.not_for_dead': 409,
	'storage.full': 409,
	'storage.locked': 409,
	'idea.not_in_this_capacity': 403,
	'idea.screener_only': 403,
	'idea.too_few_signatures': 422,
	'idea.not_a_council': 422,
	'idea.already_screened': 409,
	'idea.not_accepted': 409,
	'idea.already_matter': 409,
	'idea.same_idea': 422,
	'idea.ended': 409,
	'idea.remark_gone': 409,
	'matter.wrong_procedure': 422,
	'matter.no_drafters': 422,
	'matter.ended': 409,
	'matter.number_taken': 409,
	'comment.not_open': 409,
	'comment.closed': 409,
	'comment.residents_only': 403,
	'comment.already_answered': 409,
	'comment.too_few_days': 422,
	'comment.not_over': 409,
	'comment.not_later': 422,
	'procedure.text_not_frozen': 409,
	'procedure.returned': 409,
	'procedure.act_not_asked': 409,
	'procedure.text_changed': 409,
	'procedure.opinion_awaited': 409,
	'procedure.opinion_overdue': 409,
	'procedure.changes_not_confirmed': 409,
	'procedure.not_passed': 409,
	'procedure.sitting_called': 409,
	'procedure.voted_other_text': 409,
	'procedure.no_sitting': 409,
	'procedure.voted_before_study': 409,
	'procedure.assembly_only': 409,
	'procedure.not_delegated': 409,
	'procedure.not_quorate': 409,
	'procedure.undetermined': 409,
	'procedure.notice_too_short': 409,
	'procedure.resolution_not_sealed': 409,
	'procedure.period_open': 409,
	'procedure.comments_unanswered': 409,
	'procedure.no_period': 409,
	'procedure.notice_withdrawn': 409,
	'procedure.notice_not_posted': 409,
	'procedure.objections_unanswered': 409,
	'procedure.notice_hanging': 409,
	'procedure.no_tasks': 409,
	'procedure.tasks_unfinished': 409,
	'procedure.not_looked_back': 409,
	'procedure.not_this_step': 409,
	'procedure.already_asked': 409,
	'procedure.already_given': 409,
	'procedure.not_decided_in_sitting': 409,
	'procedure.nothing_to_confirm': 409,
	'procedure.already_confirmed': 409,
	'procedure.draft_open': 409,
	'procedure.decided': 409,
	'procedure.not_finished': 409,
	'procedure.already_looked': 409,
	'procedure.secretary_only': 403,
	'procedure.no_such_act': 422,
	'procedure.lookers_only': 403
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusalCodes;

/** Thrown when the rules say no. It is an answer, not a fault: shown to the person, never logged as a bug. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly code: RefusalCode;
	readonly facts: Facts | undefined;

	constructor(code: RefusalCode, facts?: Facts) {
		super(code);
		this.code = code;
		this.facts = facts;
	}

	get status(): number {
		return refusalCodes[this.code];
	}
}

/** Goes on when the verdict is yes; throws the refusal when it is no. */
export function insist(verdict: Verdict): void {
	if (!verdict.ok) throw new Refusal(verdict.code, verdict.facts);
}
