import type { Id } from '#lib/kernel/id.ts';
import { addDays, dayOf, endOfDay, type Day } from '#lib/kernel/instant.ts';
import type { Body, Community } from '#lib/communities/community.ts';
import { listBodies } from '#lib/communities/server/community-store.ts';
import { listMatters } from '#lib/matters/server/matter-store.ts';
import {
	bodiesFor,
	mayCall,
	meetingModes,
	purposesFor,
	sittingKind,
	type ItemPurpose
} from '#lib/meetings/meeting.ts';
import { admitsMode, firmNoticeDays, noticeDays, rulesOfAgenda } from '#lib/meetings/quorum.ts';
import { dueOn, sheetOf } from '#lib/meetings/server/seats.ts';
import { m } from '#lib/paraglide/messages.js';
import { groupByBody, groupPeople } from '#lib/people/office-holders.ts';
import { listOfficeHolders } from '#lib/people/server/office-holder-store.ts';
import type { Standing } from '#lib/people/standing.ts';
import { countingsOf } from '#lib/rulebooks/rules.ts';
import { rulePlace } from '#lib/rulebooks/server/local-rules.ts';
import type { Ctx } from '#lib/server/ctx.ts';

const meets: readonly Body['kind'][] = [
	'party_organisation',
	'party_committee',
	'two_committees',
	'committee',
	'assembly',
	'representatives',
	'group_meeting',
	'council',
	'supervision_committee'
];

/** The sittings that may be called here by this person: each body, and the two committees together. */
async function listSittings({ db }: Ctx, community: Community, standing: Standing) {
	const bodies = (await listBodies(db, community.id)).filter(({ kind }) => meets.includes(kind));
	const find = (kind: Body['kind']) => bodies.find((body) => body.kind === kind);
	const party = find('party_committee') ?? find('party_organisation');
	const committee = find('committee');
	const two = !find('two_committees') && party && committee ? [[party, committee]] : [];
	return [...bodies.map((body) => [body]), ...two].filter(
		(sitting) =>
			mayCall(
				standing,
				sitting.map(({ kind }) => kind)
			).ok
	);
}

/** What the form for a call, or for a sitting held earlier, is filled from. */
export async function loadCall(
	ctx: Ctx,
	{ community, standing }: { community: Community; standing: Standing },
	asked: {
		bodyIds: string[];
		purpose: ItemPurpose | undefined;
		counting: string | null;
		/** The day it was held, for one entered afterwards. */
		heldOn: Day | undefined;
	}
) {
	const { db, now } = ctx;
	const sittings = await listSittings(ctx, community, standing);
	const kindsOf = (sitting: Body[]) => sitting.map(({ kind }) => kind);
	const idsOf = (sitting: Body[]) => sitting.map(({ id }) => id as string).sort();
	const chosen =
		sittings.find((sitting) => idsOf(sitting).join() === [...asked.bodyIds].sort().join()) ??
		(asked.purpose &&
			bodiesFor(asked.purpose)
				.map((kind) => sittings.find((sitting) => sittingKind(kindsOf(sitting)) === kind))
				.find((sitting) => sitting !== undefined));
	const choices = sittings.map((sitting) => ({
		ids: sitting.map(({ id }) => id),
		names: sitting.map(({ name }) => name)
	}));
	if (!chosen) return { choices, form: undefined };

	const kinds = kindsOf(chosen);
	const day = asked.heldOn ?? dayOf(now);
	const countings = countingsOf(community.kind, sittingKind(kinds), day);
	const counting = countings.find((one) => one === asked.counting) ?? countings[0] ?? 'seats';
	const purposes = purposesFor(kinds);
	const purpose = purposes.find((one) => one === asked.purpose) ?? purposes[0]!;
	const place = await rulePlace(db, community, day);
	const rules = rulesOfAgenda({ bodies: chosen, counting }, place, [purpose], day);
	const days = noticeDays(rules, chosen, community.settings.noticeDays);

	let sheet = await sheetOf(db, chosen, counting, asked.heldOn ? endOfDay(day) - 1 : now);
	if (dueOn(sheet).length === 0) sheet = await sheetOf(db, chosen, counting, now);
	const due = dueOn(sheet);
	const isDue = new Set(due.map(({ personId }) => personId));
	const holders = await listOfficeHolders(db, community.id, now);
	const others = m['meeting.others_due']();
	const guests = groupByBody(holders.filter(({ id }) => !isDue.has(id)));
	const ours = holders.find(({ id }) => id === standing.personId);
	const matters = await listMatters(db, community.id, { states: ['open'], limit: 200 });
	return {
		choices,
		form: {
			bodyIds: chosen.map(({ id }) => id),
			names: chosen.map(({ name }) => name),
			title: usualTitle(community, chosen),
			counting,
			modes: meetingModes.filter((mode) => admitsMode(rules, mode).ok),
			countings: countings.length ? countings : (['seats'] as const),
			purposes,
			purpose,
			isAssembly: kinds.includes('assembly'),
			days,
			earliest: addDays(dayOf(now), days),
			/** 特殊情况可以临时通知: the first day then, with a reason. */
			mayBeShort: firmNoticeDays(rules, chosen, community.settings.noticeDays) < days,
			today: dayOf(now),
			due: due.map(({ personId, name }) => ({ personId, name })),
			vacant: sheet.vacant,
			chairs: groupPeople(due, holders, { likely: kinds, others }),
			/** Whoever enters it keeps the record, unless it was somebody else. */
			recorders: groupPeople(
				[...due, ...holders.map(({ id, name }) => ({ personId: id, name }))].filter(isFirst),
				holders,
				{ likely: ['desk', ...kinds], others }
			),
			recorder: ours?.id,
			guests,
			matters: matters.map(({ id, number, title }) => ({ id: id as Id<'matter'>, number, title }))
		}
	};
}

/** Each person once, where two lists name the same. */
const isFirst = (
	{ personId }: { personId: string },
	at: number,
	all: readonly { personId: string }[]
) => all.findIndex((other) => other.personId === personId) === at;

/** 会议名称 as it usually stands on the notice. A name of an official thing is Chinese in every language of the page. */
function usualTitle({ kind }: Community, sitting: Body[]): string {
	const names = sitting.map(({ name }) => name).join('、');
	const is = sittingKind(sitting.map((body) => body.kind));
	if (is === 'two_committees') return kind === 'village' ? '村“两委”会议' : '社区“两委”会议';
	if (is === 'party_organisation') return `${names}党员大会`;
	return /会议|大会$/.test(names) ? names : `${names}会议`;
}
