import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import type { Verdict } from '#lib/kernel/verdict.ts';
import { lastText, type Dossier } from '#lib/procedures/dossier.ts';
import type { NextAct } from '#lib/procedures/gate.ts';

type Here = { community: string; matter: string };

/** The one act that helps now, as the page shows it: a link to the form that does it, or a form on this page. */
export function nextStep(
	{ next, verdict }: { next: NextAct; verdict: Verdict },
	dossier: Dossier,
	params: Here,
	/** Whether the viewer is one of those who write the open draft. */
	{ drafts }: { drafts: boolean }
) {
	const { href, label, other } = ways(next, params);
	const isToRead = next.act === 'freeze' && !drafts;
	return {
		/** Where somebody else must act first, the way there is no main button. */
		isMain: !isToRead,
		act: next.act,
		kind: next.act === 'ask' ? next.kind : next.act === 'refer' ? next.referral : undefined,
		referralId: next.act === 'record_answer' ? next.referralId : undefined,
		number: lastText(dossier)?.number ?? 1,
		href,
		/** The same step by another way. */
		other,
		label: isToRead ? m['matter.act.read_draft']() : label,
		verdict
	};
}

interface Way {
	label: string;
	href?: string;
	other?: { label: string; href: string };
}

function ways(next: NextAct, { community, matter }: Here): Way {
	const at = { community };
	switch (next.act) {
		case 'freeze':
			return {
				label: m['matter.act.freeze'](),
				...(next.documentId && {
					href: resolve('/(hall)/c/[community=slug]/drafts/[document=documentId]', {
						...at,
						document: next.documentId
					})
				})
			};
		case 'ask':
			return { label: m[`matter.act.ask_${next.kind}`]() };
		case 'give_opinion':
		case 'confirm_changes':
			return {
				label: m[`matter.act.${next.act}`](),
				href: resolve('/(hall)/c/[community=slug]/reviews/[act=partyActId]', {
					...at,
					act: next.actId
				})
			};
		case 'call_meeting': {
			const form = `${resolve('/(desk)/c/[community=slug]/desk/meetings/new', at)}?matter=${matter}&purpose=${next.purpose}`;
			return {
				label: m['matter.act.call_meeting'](),
				href: form,
				other: { label: m['matter.act.enter_meeting'](), href: `${form}&past=1` }
			};
		}
		case 'hold_meeting':
			return {
				label: m['matter.act.hold_meeting'](),
				href: resolve('/(hall)/c/[community=slug]/meetings/[meeting=meetingId]', {
					...at,
					meeting: next.meetingId
				})
			};
		case 'refer':
		case 'record_answer':
			return { label: m[`matter.act.${next.act}`]() };
		case 'answer_supervision':
			return { label: m['matter.act.answer_supervision'](), href: '#supervision' };
		case 'answer_comments':
			return {
				label: m['matter.act.answer_comments'](),
				href: resolve('/(hall)/c/[community=slug]/comments/[period=periodId]', {
					...at,
					period: next.periodId
				})
			};
		case 'seal_paper':
			return {
				label: m['matter.act.seal_paper'](),
				href: next.paperId
					? resolve('/(hall)/c/[community=slug]/papers/[paper=paperId]', {
							...at,
							paper: next.paperId
						})
					: resolve('/(hall)/c/[community=slug]/meetings/[meeting=meetingId]', {
							...at,
							meeting: next.meetingId
						})
			};
		case 'post_notice':
			return {
				label:
					next.notice === 'result'
						? m['matter.act.post_result']()
						: m['matter.act.post_decision'](),
				href: `${resolve('/(desk)/c/[community=slug]/desk/notices/new', at)}?matter=${matter}&kind=${next.notice}`
			};
		case 'answer_objections':
			return {
				label: m['matter.act.answer_objections'](),
				href: resolve('/(board)/c/[community=slug]/notices/[notice=noticeId]', {
					...at,
					notice: next.noticeId
				})
			};
		case 'finish_task':
			return {
				label: m['matter.act.finish_task'](),
				href: resolve('/(hall)/c/[community=slug]/tasks/[task=taskId]', {
					...at,
					task: next.taskId
				})
			};
		case 'assign_task':
			return {
				label: m['matter.act.assign_task'](),
				href: `${resolve('/(desk)/c/[community=slug]/desk/tasks/new', at)}?matter=${matter}`
			};
		case 'open_period':
		case 'look_back':
		case 'revise':
			return { label: m[`matter.act.${next.act}`]() };
	}
}
