import { m } from '#lib/paraglide/messages.js';

/** Official acts of a dossier's journal, and their words. What people say in comments is not among them. */
const words = {
	'idea.raised': m['entry.idea_raised'],
	'idea.accepted': m['entry.idea_accepted'],
	'idea.refused': m['entry.idea_refused'],
	'idea.merged': m['entry.idea_merged'],
	'matter.opened': m['entry.matter_opened'],
	'matter.revised': m['entry.matter_revised'],
	'matter.stopped': m['entry.matter_stopped'],
	'matter.looked_back': m['entry.matter_looked_back'],
	'matter.reopened': m['entry.matter_reopened'],
	'document.frozen': m['entry.document_frozen'],
	'document.drafters_added': m['entry.document_drafters_added'],
	'document.drafter_released': m['entry.document_drafter_released'],
	'procedure.adopted': m['entry.procedure_adopted'],
	'procedure.withdrawn': m['entry.procedure_withdrawn'],
	'referral.sent': m['entry.referral_sent'],
	'referral.answered': m['entry.referral_answered'],
	'party_act.asked': m['entry.party_act_asked'],
	'party_act.given': m['entry.party_act_given'],
	'party_act.confirmed': m['entry.party_act_confirmed'],
	'party_act.lapsed': m['entry.party_act_lapsed'],
	'comment.period_opened': m['entry.comment_period_opened'],
	'comment.period_closed': m['entry.comment_period_closed'],
	'comment.period_extended': m['entry.comment_period_extended'],
	'meeting.called': m['entry.meeting_called'],
	'meeting.opened': m['entry.meeting_opened'],
	'meeting.closed': m['entry.meeting_closed'],
	'meeting.cancelled': m['entry.meeting_cancelled'],
	'meeting.entered': m['entry.meeting_entered'],
	'vote.opened': m['entry.vote_opened'],
	'vote.closed': m['entry.vote_closed'],
	'paper.adopted': m['entry.paper_adopted'],
	'paper.sealed': m['entry.paper_sealed'],
	'notice.posted': m['entry.notice_posted'],
	'notice.withdrawn': m['entry.notice_withdrawn'],
	'notice.objection_raised': m['entry.notice_objection_raised'],
	'notice.objection_answered': m['entry.notice_objection_answered'],
	'task.assigned': m['entry.task_assigned'],
	'task.reported': m['entry.task_reported'],
	'task.accepted': m['entry.task_accepted'],
	'task.returned': m['entry.task_returned'],
	'supervision.objected': m['entry.supervision_objected'],
	'supervision.answered': m['entry.supervision_answered'],
	'supervision.accepted': m['entry.supervision_accepted'],
	'supervision.reported': m['entry.supervision_reported'],
	'supervision.concluded': m['entry.supervision_concluded']
} satisfies Record<string, () => string>;

export const officialActs = Object.keys(words);

export function entryWords(act: string): string {
	return words[act as keyof typeof words]();
}
