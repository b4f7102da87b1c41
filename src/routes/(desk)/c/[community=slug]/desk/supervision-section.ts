import { resolve } from '$app/paths';
import { dayOf } from '#lib/kernel/instant.ts';
import { m } from '#lib/paraglide/messages.js';
import { isClerk, sitsIn } from '#lib/people/standing.ts';
import { notYetAppraised } from '#lib/supervision/appraisal.ts';
import { auditTiming, publishBy } from '#lib/supervision/audit.ts';
import { handoverDue, handoverState } from '#lib/supervision/handover.ts';
import { isSupervisor, objectionState } from '#lib/supervision/objection.ts';
import { listOpenAudits } from '#lib/supervision/server/audit-store.ts';
import { listHandovers } from '#lib/supervision/server/handover-store.ts';
import { listObjections } from '#lib/supervision/server/objection-store.ts';
import { readEffects } from '#lib/supervision/server/read-effects.ts';
import { findLastSitting, listUrgentActs } from '#lib/supervision/server/urgent-store.ts';
import { hasMissedMeeting, mayKeepUrgentActs, urgentState } from '#lib/supervision/urgent-act.ts';
import { day, monthDay } from '#lib/ui/format.ts';
import type { DeskSection, DeskVisit } from './sections.ts';

const MOST = { page: 1, size: 30 };

/** What supervision asks for now: answers, this year's appraisal, audits before an election, the handover, ratifications. */
export async function supervisionSection({
	ctx,
	here,
	base
}: DeskVisit): Promise<DeskSection | undefined> {
	const { standing } = here;
	const { id, slug: community, kind } = here.community;
	const supervises = isSupervisor(standing);
	if (!isClerk(standing) && !supervises && !sitsIn(standing, ['committee'])) return undefined;
	const today = dayOf(ctx.now);
	const rows: DeskSection['rows'] = [];

	for (const one of await listObjections(ctx.db, id, { over: false, ...MOST })) {
		const state = objectionState(one);
		if (state === 'reported' || (state === 'answered' && !supervises)) continue;
		rows.push({
			title: one.matterTitle,
			href: resolve('/(hall)/c/[community=slug]/objections/[objection=supervisionObjectionId]', {
				...{ community, objection: one.id }
			}),
			note: m['supervision.one']({ number: one.number }),
			tag: m[`supervision.state_${state}`](),
			tone: state === 'waiting' && !supervises ? 'seal' : 'wait',
			side: monthDay(one.raisedAt)
		});
	}

	const members = await readEffects(ctx.db, here.community, ctx.now);
	for (const { effect, name } of members)
		if (effect.is === 'ends')
			rows.push({
				title: m['appraisal.desk_ends']({ name }),
				href: resolve('/(board)/c/[community=slug]/appraisals/[appraisal=appraisalId]', {
					...{ community, appraisal: effect.second.appraisalId }
				}),
				tone: 'seal'
			});
	const findings = members.flatMap(({ personId, findings }) =>
		findings.map(({ heldOn }) => ({ personId, heldOn }))
	);
	const waiting = notYetAppraised(members, findings, today);
	if (waiting.length)
		rows.push({
			title: m['appraisal.desk_due']({ year: today.slice(0, 4), count: waiting.length }),
			href: `${base}/appraisals/new`,
			note:
				kind === 'village'
					? m['appraisal.article_village']()
					: m['appraisal.article_residential'](),
			tone: 'wait'
		});

	for (const audit of await listOpenAudits(ctx.db, id)) {
		const last = publishBy(audit);
		rows.push({
			title: m['audit.one']({ name: audit.name, role: m[`post.role.${audit.role}`]() }),
			href: resolve('/(board)/c/[community=slug]/audits/[audit=auditId]', {
				...{ community, audit: audit.id }
			}),
			note: last ? m['audit.desk_by']({ date: day(last) }) : m[`audit.kind_${audit.kind}`](),
			tag:
				auditTiming(audit, today) === 'overdue' ? m['audit.timing_overdue']() : m['audit.open'](),
			tone: auditTiming(audit, today) === 'overdue' ? 'seal' : 'wait'
		});
	}

	for (const handover of await listHandovers(ctx.db, id)) {
		const state = handoverState(handover, handover.items, today);
		if (state === 'done' || state === 'done_late') continue;
		rows.push({
			title: m['handover.one']({ date: day(handover.electedOn) }),
			href: `${base}/handovers/${handover.id}`,
			note: m['handover.row']({ date: day(handoverDue(handover)) }),
			tag: m[`handover.state_${state}`](),
			tone: state === 'overdue' ? 'seal' : 'wait'
		});
	}

	const lastSitting = await findLastSitting(ctx.db, id);
	for (const act of await listUrgentActs(ctx.db, id, MOST)) {
		const state = urgentState(act.put);
		if (state !== 'open' && state !== 'put') continue;
		const missed = hasMissedMeeting(act, state, lastSitting);
		rows.push({
			title: act.title,
			href: resolve('/(hall)/c/[community=slug]/urgent/[urgent=urgentActId]', {
				...{ community, urgent: act.id }
			}),
			tag: missed ? m['urgent.missed']() : m[`urgent.state_${state}`](),
			tone: missed ? 'seal' : 'wait'
		});
	}

	const link = (href: string, label: string) => ({ href, label });
	return {
		title: m['supervision.title'](),
		rows,
		nothing: m['supervision.desk_none'](),
		links: [
			...(isClerk(standing) || supervises
				? [
						link(`${base}/appraisals/new`, m['appraisal.new']()),
						link(`${base}/audits/new`, m['audit.new']())
					]
				: []),
			...(isClerk(standing) ? [link(`${base}/handovers/new`, m['handover.new']())] : []),
			...(mayKeepUrgentActs(standing).ok
				? [link(resolve('/(hall)/c/[community=slug]/urgent/new', { community }), m['urgent.new']())]
				: [])
		]
	};
}
