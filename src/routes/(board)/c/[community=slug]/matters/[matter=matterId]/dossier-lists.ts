import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Dossier, SittingFact } from '#lib/procedures/dossier.ts';
import { figuresOf, partyFigures } from '#lib/procedures/server/describe-steps.ts';
import type { readDossier } from '#lib/procedures/server/read-dossier.ts';
import { checkCode, day, dayTime } from '#lib/ui/format.ts';

type Here = { community: string };

/** What lies in the dossier, list by list, as this viewer may see it. */
export function dossierLists(
	{ dossier, reasons, isInside, drafts }: Awaited<ReturnType<typeof readDossier>>,
	{ community }: Here,
	now: Instant,
	/** The frozen texts this viewer may open. */
	readable: ReadonlySet<Id<'version'>>
) {
	const at = { community };
	const { openDraft } = dossier;
	return {
		texts: dossier.texts
			.toReversed()
			.map(({ id, number, hash, frozenAt, reason }, index) => ({
				id,
				number,
				reason,
				href: resolve('/(board)/c/[community=slug]/versions/[version=versionId]', {
					...at,
					version: id
				}),
				code: checkCode(hash),
				day: day(frozenAt),
				isCurrent: index === 0 && !openDraft
			}))
			.filter(({ id }) => readable.has(id)),
		draft: openDraft && {
			round: openDraft.round,
			reason: openDraft.reason,
			...((isInside || drafts) && {
				href: resolve('/(hall)/c/[community=slug]/drafts/[document=documentId]', {
					...at,
					document: openDraft.documentId
				})
			})
		},
		periods: dossier.periods.map(({ id, opensAt, closesAt, closedAt, comments, unanswered }) => ({
			id,
			href: resolve('/(hall)/c/[community=slug]/comments/[period=periodId]', { ...at, period: id }),
			span: m['matter.comments_row']({ from: day(opensAt), to: day(closesAt) }),
			comments,
			unanswered,
			isOpen: closedAt === null && now < closesAt
		})),
		sittings: dossier.sittings.map((sitting) =>
			sittingRow(dossier, sitting, { community, isInside })
		),
		partyActs: dossier.partyActs.map((act) => ({
			id: act.id,
			title: m['matter.party_row']({ body: act.bodyName, act: m[`procedure.act.${act.kind}`]() }),
			tag: act.opinion
				? m[`procedure.opinion.${act.opinion}`]()
				: act.lapsedAt !== null
					? m['matter.party_lapsed']()
					: m['matter.party_waiting'](),
			tone: act.opinion === 'return' || !act.opinion ? ('wait' as const) : ('pass' as const),
			note: [
				m['matter.party_asked']({ day: day(act.askedAt), due: day(act.dueAt - 1) }),
				act.opinion && partyFigures(dossier, act)
			]
				.filter(Boolean)
				.join(' · '),
			// An opinion that came after the day due does not wipe out that it came late.
			wasLate: act.opinion !== null && act.lapsedAt !== null,
			conclusion: act.conclusion,
			reasons: reasons.find(({ id }) => id === act.id)?.reasons,
			...(isInside && {
				href: resolve('/(hall)/c/[community=slug]/reviews/[act=partyActId]', { ...at, act: act.id })
			})
		})),
		papers: dossier.papers
			.filter(
				({ kind, inner, state }) => isInside || (kind === 'digest' && !inner && state === 'sealed')
			)
			.map(({ id, kind, state, title }) => ({
				id,
				title,
				kind: m[`matter.paper.${kind}`](),
				state: m[`matter.paper_state.${state}`](),
				tone: state === 'sealed' ? ('pass' as const) : ('wait' as const),
				href:
					kind === 'digest' && state === 'sealed'
						? resolve('/(board)/c/[community=slug]/digests/[paper=paperId]', { ...at, paper: id })
						: resolve('/(hall)/c/[community=slug]/papers/[paper=paperId]', { ...at, paper: id })
			})),
		notices: dossier.notices.map((notice) => ({
			id: notice.id,
			title: notice.title,
			href: resolve('/(board)/c/[community=slug]/notices/[notice=noticeId]', {
				...at,
				notice: notice.id
			}),
			isWithdrawn: notice.isWithdrawn,
			note: [
				m['matter.notice_row']({ from: day(notice.postedAt), to: day(notice.postedUntil) }),
				notice.objections > 0 &&
					m['matter.notice_objections']({
						objections: notice.objections,
						unanswered: notice.unanswered
					})
			]
				.filter(Boolean)
				.join(' · ')
		})),
		tasks: dossier.tasks.map((task) => ({
			id: task.id,
			title: task.title,
			tag: m[`matter.task_state.${task.state}`](),
			tone: task.state === 'accepted' ? ('pass' as const) : ('wait' as const),
			note: [
				isInside && m['matter.task_owner']({ name: task.ownerName }),
				m['matter.task_due']({ day: day(task.dueAt - 1) })
			]
				.filter(Boolean)
				.join(' · '),
			...(isInside && {
				href: resolve('/(hall)/c/[community=slug]/tasks/[task=taskId]', { ...at, task: task.id })
			})
		})),
		lookBacks: dossier.lookBacks.map(({ id, bodyName, helped, next, remark, lookedAt }) => ({
			id,
			title: bodyName,
			tag: m[`procedure.helped.${helped}`](),
			led: next === 'close' ? undefined : m[`matter.after.${next}`](),
			remark,
			day: day(lookedAt)
		}))
	};
}

function sittingRow(
	dossier: Dossier,
	sitting: SittingFact,
	{ community, isInside }: Here & { isInside: boolean }
) {
	const { vote, inner } = sitting;
	const outcome = vote?.isClosed
		? vote.quorate === false
			? m['matter.vote_no_quorum']()
			: vote.passed === null
				? m['matter.vote_untold']()
				: vote.passed
					? m['matter.vote_passed']()
					: m['matter.vote_failed']()
		: m[`matter.meeting_${sitting.meetingState}`]();
	return {
		id: sitting.itemId,
		title: m['matter.meeting_row']({
			bodies: sitting.bodyNames.join(m['matter.and']()),
			purpose: m[`matter.purpose.${sitting.purpose}`]()
		}),
		tag: outcome,
		tone: vote?.passed ? ('pass' as const) : ('plain' as const),
		note: [
			dayTime(sitting.startsAt),
			figuresOf(dossier, sitting),
			sitting.enteredAfterwards && m['matter.afterwards']()
		]
			.filter(Boolean)
			.join(' · '),
		...(vote?.isClosed && !inner
			? {
					href: resolve('/(board)/c/[community=slug]/results/[vote=voteId]', {
						community,
						vote: vote.id
					})
				}
			: isInside && {
					href: resolve('/(hall)/c/[community=slug]/meetings/[meeting=meetingId]', {
						community,
						meeting: sitting.meetingId
					})
				})
	};
}
