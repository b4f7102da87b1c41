import { resolve } from '$app/paths';
import type { Community } from '#lib/communities/community.ts';
import { dayOf, type Instant } from '#lib/kernel/instant.ts';
import { m } from '#lib/paraglide/messages.js';
import { isMember, type Standing } from '#lib/people/standing.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { auditTiming } from '#lib/supervision/audit.ts';
import { handoverDue, handoverState, maySeeHandover } from '#lib/supervision/handover.ts';
import { listAppraisals } from '#lib/supervision/server/appraisal-store.ts';
import { listAudits } from '#lib/supervision/server/audit-store.ts';
import { listHandovers } from '#lib/supervision/server/handover-store.ts';
import { findLastSitting, listUrgentActs } from '#lib/supervision/server/urgent-store.ts';
import { hasMissedMeeting, urgentState, urgentTones } from '#lib/supervision/urgent-act.ts';
import { day } from '#lib/ui/format.ts';

/** A term of office sees a handful of each. */
const MOST = { page: 1, size: 50 };

const tones = {
	audit: { in_time: 'pass', late: 'seal', due: 'wait', overdue: 'seal', no_day: 'wait' },
	handover: { open: 'wait', overdue: 'seal', done: 'pass', done_late: 'seal' }
} as const;

type Here = { community: Community; standing: Standing };

/** 民主评议 and 审计, for everybody; 先行处置 for the community; 移交 for those it concerns. */
export async function dutyRows(db: Reader, { community, standing }: Here, now: Instant) {
	const { id, slug } = community;
	const today = dayOf(now);
	const audits = await listAudits(db, id, MOST);
	const urgentActs = isMember(standing) ? await listUrgentActs(db, id, MOST) : [];
	const lastSitting = urgentActs.length ? await findLastSitting(db, id) : undefined;
	const handovers = standing.personId ? await listHandovers(db, id) : [];
	return {
		appraisals: (await listAppraisals(db, id, MOST)).map((one) => ({
			id: one.id,
			href: resolve('/(board)/c/[community=slug]/appraisals/[appraisal=appraisalId]', {
				...{ community: slug, appraisal: one.id }
			}),
			title: m['appraisal.one']({ date: day(one.heldOn) }),
			note: one.body,
			...(one.voidedAt !== null && { tag: m['appraisal.is_void'](), tone: 'plain' as const })
		})),
		audits: audits.map((one) => {
			const timing = auditTiming(one, today);
			return {
				id: one.id,
				href: resolve('/(board)/c/[community=slug]/audits/[audit=auditId]', {
					...{ community: slug, audit: one.id }
				}),
				title: m['audit.one']({ name: one.name, role: m[`post.role.${one.role}`]() }),
				note: [
					m[`audit.kind_${one.kind}`](),
					m['audit.from_to']({ from: day(one.periodFrom), to: day(one.periodTo) })
				].join(' · '),
				tag:
					timing !== 'no_day'
						? m[`audit.timing_${timing}`]()
						: one.publishedAt === null
							? m['audit.open']()
							: m['audit.is_published'](),
				tone:
					timing === 'no_day' && one.publishedAt !== null ? ('pass' as const) : tones.audit[timing]
			};
		}),
		urgentActs: urgentActs.map((one) => {
			const state = urgentState(one.put);
			return {
				id: one.id,
				href: resolve('/(hall)/c/[community=slug]/urgent/[urgent=urgentActId]', {
					...{ community: slug, urgent: one.id }
				}),
				title: one.title,
				note: m['urgent.row']({ date: day(one.begunOn) }),
				tag: hasMissedMeeting(one, state, lastSitting)
					? m['urgent.missed']()
					: m[`urgent.state_${state}`](),
				tone: urgentTones[state]
			};
		}),
		handovers: handovers
			.filter((one) => maySeeHandover(standing, one).ok)
			.map((one) => {
				const state = handoverState(one, one.items, today);
				return {
					id: one.id,
					href: resolve('/(desk)/c/[community=slug]/desk/handovers/[handover=handoverId]', {
						...{ community: slug, handover: one.id }
					}),
					title: m['handover.one']({ date: day(one.electedOn) }),
					note: m['handover.row']({ date: day(handoverDue(one)) }),
					tag: m[`handover.state_${state}`](),
					tone: tones.handover[state]
				};
			})
	};
}
