import { listBodies } from '#lib/communities/server/community-store.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { m } from '#lib/paraglide/messages.js';
import { rolesIn } from '#lib/people/post.ts';
import { countPosts } from '#lib/people/server/post-store.ts';
import { countRoll } from '#lib/people/server/roll-store.ts';
import { isClerk } from '#lib/people/standing.ts';
import { theApp } from '#lib/server/app.ts';
import type { DeskSection, DeskVisit } from './sections.ts';

/** What is missing in the roll and the bodies: without it the law's sums cannot be made. */
export async function peopleSection({
	ctx,
	here,
	base
}: DeskVisit): Promise<DeskSection | undefined> {
	if (!isClerk(here.standing)) return undefined;
	const { id } = here.community;
	const numbers = await countRoll(ctx.db, id, dayOf(ctx.now));
	const held = await countPosts(ctx.db, id, ctx.now);
	const needed = ['party_organisation', 'committee', 'representatives', 'supervision_committee'];
	const empty = (await listBodies(ctx.db, id)).filter(
		(body) => needed.includes(body.kind) && rolesIn(body.kind).length > 0 && !held.has(body.id)
	);
	const waiting = theApp().deskCodes.listFor(id, ctx.now).length;

	const rows: DeskSection['rows'] = [];
	const row = (title: string, href: string) => void rows.push({ title, href, tone: 'wait' });
	if (waiting) row(m['desk.codes_waiting']({ count: waiting }), `${base}/slips`);
	const isNew = numbers.people === 0;
	if (isNew) row(m['desk.no_roll'](), `${base}/roll/import`);
	if (numbers.withoutBirthDate)
		row(m['desk.no_birth_date']({ count: numbers.withoutBirthDate }), `${base}/roll?missing=birth`);
	if (numbers.withoutRepresentative)
		row(
			m['desk.no_representative']({ count: numbers.withoutRepresentative }),
			`${base}/roll?missing=representative`
		);
	for (const body of empty)
		row(m['desk.empty_body']({ body: body.name }), `${base}/bodies/${body.id}`);
	return {
		title: m['desk.people'](),
		rows,
		nothing: m['desk.todo_none'](),
		...(isNew && { comesFirst: true }),
		links: [
			...(isNew
				? [{ href: `${base}/roll/import`, label: m['desk.import_roll'](), main: true }]
				: []),
			{ href: `${base}/roll`, label: m['desk.roll']() },
			{ href: `${base}/bodies`, label: m['desk.bodies']() },
			{ href: `${base}/slips`, label: m['desk.slips']() },
			{ href: `${base}/procedures`, label: m['procedure.own.title']() },
			{ href: `${base}/settings`, label: m['desk.settings']() },
			{ href: `${base}/handover`, label: m['desk.handover']() }
		]
	};
}
