import { listBodies } from '#lib/communities/server/community-store.ts';
import { countIdeas } from '#lib/ideas/server/idea-store.ts';
import { listMatters } from '#lib/matters/server/matter-store.ts';
import { m } from '#lib/paraglide/messages.js';
import { isBranchSecretary, isClerk } from '#lib/people/standing.ts';
import { describeStatus } from '#lib/procedures/server/describe-status.ts';
import { loadDossiers, standingBy } from '#lib/procedures/server/load-dossier.ts';
import { monthDay } from '#lib/ui/format.ts';
import type { DeskSection, DeskVisit } from './sections.ts';

/** How many open matters the desk looks through. A community has a handful; the list of matters pages on. */
const MOST = 50;

/**
 * Every open matter: where it stands, who must act, by when. What is overdue comes first, then what waits for the visitor,
 * then what is due next.
 */
export async function mattersSection({ ctx, here, base }: DeskVisit): Promise<DeskSection> {
	const { id, slug } = here.community;
	const place = `/c/${slug}`;
	const open = await listMatters(ctx.db, id, { states: ['open'], limit: MOST, offset: 0 });
	const dossiers = await loadDossiers(ctx.db, id, open);
	const bodies = await listBodies(ctx.db, id);
	const raised = await countIdeas(ctx.db, id, ['raised']);
	const accepted = await countIdeas(ctx.db, id, ['accepted']);

	const waiting = dossiers
		.map((dossier) => {
			const standing = standingBy(dossier, ctx.now);
			const { by = Number.MAX_SAFE_INTEGER, waitsFor } = standing.at?.gate ?? {};
			const isYours =
				(waitsFor === 'desk' && isClerk(here.standing)) ||
				(waitsFor === 'secretary' && isBranchSecretary(here.standing));
			const rank = by <= ctx.now ? 0 : isYours ? 1 : 2;
			return { dossier, standing, by, isYours, rank };
		})
		.sort((one, other) => one.rank - other.rank || one.by - other.by);
	const rows: DeskSection['rows'] = waiting.map(({ dossier, standing, by, isYours }) => {
		const { title, text } = describeStatus(dossier, standing, bodies);
		const isOverdue = by <= ctx.now;
		return {
			title: dossier.matter.title,
			href: `${place}/matters/${dossier.matter.id}`,
			note: text,
			tag: isOverdue
				? m['desk.overdue']({ step: title })
				: isYours
					? m['desk.yours']({ step: title })
					: title,
			tone: isOverdue || isYours ? 'seal' : 'wait',
			...(by < Number.MAX_SAFE_INTEGER ? { side: monthDay(by - 1) } : {})
		};
	});
	if (raised)
		rows.push({
			title: m['desk.ideas_raised']({ count: raised }),
			href: `${place}/ideas`,
			tone: 'wait'
		});
	if (accepted)
		rows.push({
			title: m['desk.ideas_accepted']({ count: accepted }),
			href: `${place}/ideas`,
			tone: 'wait'
		});

	return {
		title: m['desk.matters'](),
		rows,
		nothing: m['desk.matters_none'](),
		links: isClerk(here.standing)
			? [
					{ href: `${place}/ideas/new`, label: m['desk.new_idea']() },
					{ href: `${base}/notices/new`, label: m['desk.new_notice']() }
				]
			: []
	};
}
