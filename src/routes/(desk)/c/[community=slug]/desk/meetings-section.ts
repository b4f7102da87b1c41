import { maySeeInside } from '#lib/meetings/meeting.ts';
import { listMeetingsUnderWay } from '#lib/meetings/server/meeting-store.ts';
import { listUnsealedPapers } from '#lib/minutes/server/paper-store.ts';
import { m } from '#lib/paraglide/messages.js';
import { isClerk, isPartyMember } from '#lib/people/standing.ts';
import { dayTime, monthDay } from '#lib/ui/format.ts';
import type { DeskSection, DeskVisit } from './sections.ts';

/** How many of each the desk shows; the list of meetings pages on. */
const MOST = 12;

/** Sittings called or in session, and papers that wait to be read, adopted and sealed. */
export async function meetingsSection({ ctx, here, base }: DeskVisit): Promise<DeskSection> {
	const { community, standing } = here;
	const place = `/c/${community.slug}`;
	const runsDesk = isClerk(standing);
	const meetings = await listMeetingsUnderWay(ctx.db, community.id, { limit: MOST });
	const papers = await listUnsealedPapers(ctx.db, community.id, {
		inner: runsDesk || isPartyMember(standing),
		limit: MOST
	});

	const sittings: DeskSection['rows'] = meetings
		.filter((meeting) => runsDesk || maySeeInside(meeting, standing, { isListed: false }).ok)
		.map(({ id, title, place: where, startsAt, state }) => {
			const isLate = state === 'called' && startsAt <= ctx.now;
			return {
				title,
				href: `${place}/meetings/${id}`,
				note: `${dayTime(startsAt)} · ${where}`,
				tag: isLate
					? m['desk.meeting_past_due']()
					: state === 'open'
						? m['desk.meeting_open']()
						: m['desk.meeting_called'](),
				tone: isLate || state === 'open' ? 'seal' : 'plain'
			};
		});
	const toRead: DeskSection['rows'] = papers.map(({ id, title, state, madeAt }) => ({
		title,
		href: `${place}/papers/${id}`,
		tag: state === 'draft' ? m['desk.paper_draft']() : m['desk.paper_adopted'](),
		tone: 'wait',
		side: monthDay(madeAt)
	}));

	return {
		title: m['desk.meetings'](),
		rows: [...sittings, ...toRead],
		nothing: m['desk.meetings_none'](),
		links: runsDesk
			? [
					{ href: `${base}/meetings/new`, label: m['desk.call_meeting']() },
					{ href: `${base}/meetings/new?past`, label: m['desk.enter_meeting']() }
				]
			: []
	};
}
