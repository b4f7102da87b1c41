import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import { isMember, type Standing } from '#lib/people/standing.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { isSupervisor, objectionState } from '#lib/supervision/objection.ts';
import { objectionTones } from '#lib/supervision/objection-tones.ts';
import { listObjectionsOfMatter } from '#lib/supervision/server/objection-store.ts';
import { listUrgentActsOfMatter } from '#lib/supervision/server/urgent-store.ts';
import { urgentState, urgentTones } from '#lib/supervision/urgent-act.ts';
import { day } from '#lib/ui/format.ts';
import { stepWords } from '#lib/procedures/server/step-words.ts';

/** 监督意见 on this matter, as plain facts; the words behind them are for the community. */
export async function supervisionRows(
	db: Reader,
	viewer: Standing,
	{ community, matter }: { community: string; matter: Id<'matter'> }
) {
	const objections = await listObjectionsOfMatter(db, matter);
	return {
		rows: objections.map((one) => {
			const state = objectionState(one);
			return {
				id: one.id,
				title: m['supervision.one']({ number: one.number }),
				tag: m[`supervision.state_${state}`](),
				tone: objectionTones[state],
				note: m['supervision.dossier_row']({ step: stepWords(one.step), date: day(one.raisedAt) }),
				...(isMember(viewer) && {
					href: resolve(
						'/(hall)/c/[community=slug]/objections/[objection=supervisionObjectionId]',
						{
							community,
							objection: one.id
						}
					)
				})
			};
		}),
		/** 先行处置 on this matter: open until a meeting has ratified it. */
		urgent: (await listUrgentActsOfMatter(db, matter)).map((one) => {
			const state = urgentState(one.put);
			return {
				id: one.id,
				title: one.title,
				tag: m[`urgent.state_${state}`](),
				tone: urgentTones[state],
				note: m['urgent.row']({ date: day(one.begunOn) }),
				...(isMember(viewer) && {
					href: resolve('/(hall)/c/[community=slug]/urgent/[urgent=urgentActId]', {
						...{ community, urgent: one.id }
					})
				})
			};
		}),
		raise: isSupervisor(viewer)
			? `${resolve('/(hall)/c/[community=slug]/objections/new', { community })}?matter=${matter}`
			: undefined
	};
}
