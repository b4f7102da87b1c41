import { listIdeas } from '#lib/ideas/server/idea-store.ts';
import { dayOf, startOfDay } from '#lib/kernel/instant.ts';
import { m } from '#lib/paraglide/messages.js';
import { isClerk } from '#lib/people/standing.ts';
import { countSigned, listPetitions } from '#lib/petitions/server/petition-store.ts';
import { monthDay } from '#lib/ui/format.ts';
import type { DeskSection, DeskVisit } from './sections.ts';

/** A community has a handful; the list of petitions pages on. */
const MOST = 20;

/**
 * 联名提议: those with their number that nobody has opened a matter from, the nearest day first, then those collecting. Nothing is
 * said while there are none, save to the clerk, who starts them for others.
 */
export async function petitionsSection({
	ctx,
	here,
	base
}: DeskVisit): Promise<DeskSection | undefined> {
	const { id, slug, kind } = here.community;
	const place = `/c/${slug}/petitions`;
	const running = await listPetitions(ctx.db, id, {
		states: ['open', 'reached'],
		limit: MOST,
		offset: 0
	});
	const accepted = await listIdeas(ctx.db, id, { states: ['accepted'], limit: 50, offset: 0 });
	const waiting = new Set(accepted.map((idea) => idea.id));
	const today = dayOf(ctx.now);
	const due = running
		.filter(({ state, ideaId }) => state === 'reached' && ideaId && waiting.has(ideaId))
		.sort((one, other) => (one.dueOn! < other.dueOn! ? -1 : 1));
	const open = running.filter(({ state }) => state === 'open');
	if (due.length + open.length === 0 && !isClerk(here.standing)) return undefined;

	const rows: DeskSection['rows'] = due.map((petition) => ({
		title: petition.title,
		href: `${place}/${petition.id}`,
		note: m[`petition.demand.${kind}.${petition.demand}`](),
		tag: today > petition.dueOn! ? m['desk.petition_overdue']() : m['petition.duty'](),
		tone: 'seal',
		side: monthDay(startOfDay(petition.dueOn!))
	}));
	for (const petition of open) {
		const signed = await countSigned(ctx.db, petition.id);
		rows.push({
			title: petition.title,
			href: isClerk(here.standing) ? `${base}/petitions/${petition.id}` : `${place}/${petition.id}`,
			note: m['petition.progress']({ signed, needed: petition.needed }),
			tag: m['petition.state.open'](),
			tone: 'wait',
			side: monthDay(petition.startedAt)
		});
	}
	return {
		title: m['petition.list'](),
		rows,
		nothing: m['petition.none'](),
		links: [
			{ href: place, label: m['desk.petitions']() },
			...(isClerk(here.standing) ? [{ href: `${place}/new`, label: m['petition.start']() }] : [])
		]
	};
}
