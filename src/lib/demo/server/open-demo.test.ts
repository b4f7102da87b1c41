import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { phrasesOf } from '#lib/archive/search-terms.ts';
import { listArchive } from '#lib/archive/server/archive-store.ts';
import type { Community } from '#lib/communities/community.ts';
import {
	findBodyOfKind,
	findCommunityBySlug,
	listBodies,
	listCommunities
} from '#lib/communities/server/community-store.ts';
import { listEntriesAfter } from '#lib/journal/server/journal-store.ts';
import { signatureOf } from '#lib/journal/server/signature.ts';
import { verifyChain } from '#lib/journal/verify-chain.ts';
import { DAY, dayOf, instantAt } from '#lib/kernel/instant.ts';
import { matterStates } from '#lib/matters/matter.ts';
import { getMatter, listMatters } from '#lib/matters/server/matter-store.ts';
import { sheetOf } from '#lib/meetings/server/seats.ts';
import { figureRecordOf } from '#lib/notices/server/figure-record.ts';
import { notices } from '#lib/notices/server/notice-tables.ts';
import { conflictsOf, mayServe } from '#lib/people/conflicts.ts';
import { acceptSlip } from '#lib/people/server/accept-slip.ts';
import { findAccount } from '#lib/people/server/account-store.ts';
import { listTiesOf } from '#lib/people/server/list-ties.ts';
import { households, persons, units } from '#lib/people/server/person-tables.ts';
import { listPostsIn } from '#lib/people/server/post-store.ts';
import { standingOfPerson } from '#lib/people/server/standing-store.ts';
import { kindsOf } from '#lib/people/standing.ts';
import { loadDossierStanding } from '#lib/procedures/server/load-dossier.ts';
import { checkFigures } from '#lib/rulebooks/check-figures.ts';
import { openBus } from '#lib/server/bus.ts';
import { runningClock, standingClock } from '#lib/server/clock.ts';
import type { Actor } from '#lib/server/ctx.ts';
import type { Database } from '#lib/server/database/database.ts';
import { openLimits } from '#lib/server/limits.ts';
import { readSetting } from '#lib/server/settings-store.ts';
import { freshSigningKey } from '#lib/server/signing-key.ts';
import { aDatabase } from '#tests/helpers/database.ts';
import { announceLinks } from './announce-links.ts';
import { nextEvening } from './locust-shade-stories.ts';
import { isForDemonstration, openDemo } from './open-demo.ts';

const key = freshSigningKey();
const clock = runningClock();
let db: Database;
let village: Community;
let community: Community;
const ctxFor = (actor: Actor) => ({ db, key, bus: openBus(), actor, now: clock.now() });

beforeAll(async () => {
	db = await aDatabase();
	await openDemo({ db, key, clock });
	village = (await findCommunityBySlug(db, 'stone-bridge'))!;
	community = (await findCommunityBySlug(db, 'locust-shade'))!;
}, 120_000);

describe('the store', () => {
	it('is empty again when the writing ends halfway, and holds the demonstration when it is begun anew', async () => {
		const fresh = await aDatabase();
		// A machine whose clock is behind the story: the demonstration's is ahead of it, for good.
		const behind = standingClock(instantAt('2026-05-01', '09:00'));
		const app = { db: fresh, key, clock: behind };
		const stop = (step: string) => {
			if (step === 'archive') throw new Error('killed');
		};
		await expect(openDemo(app, { tell: stop })).rejects.toThrow('killed');
		expect(await listCommunities(fresh)).toEqual([]);
		expect(await isForDemonstration(fresh)).toBe(true);
		await openDemo(app);
		expect(await listCommunities(fresh)).toHaveLength(2);
		expect(dayOf(behind.now())).toBe('2026-11-08');
		expect(await readSetting(fresh, 'clock.ahead', 0)).toBe(behind.ahead);
	}, 120_000);

	it('is left alone when there is something in it', async () => {
		const before = await listCommunities(db);
		await openDemo({ db, key, clock }, { tell: () => expect.unreachable() });
		expect(await listCommunities(db)).toEqual(before);
		expect(await isForDemonstration(db)).toBe(true);
	});
});

describe.each(['stone-bridge', 'locust-shade'])('the journal of %s', (slug) => {
	const entries = async () => {
		const { id } = (await findCommunityBySlug(db, slug))!;
		return { id, list: await listEntriesAfter(db, id, { seq: 0, limit: 10_000 }) };
	};

	it('is one chain from January 2026 to now', async () => {
		const { id, list } = await entries();
		expect(verifyChain(id, list, signatureOf(key.publicKey))).toMatchObject({ ok: true });
		expect(dayOf(list[0]!.at)).toBe('2026-01-12');
		expect(list.at(-1)!.at).toBeLessThanOrEqual(clock.now());
		expect(list.at(-1)!.at).toBeGreaterThan(clock.now() - 7 * DAY);
	});
});

/** Where a matter stands: its kind, the step it is at and what keeps it there. */
async function standingOfMatter(place: Community, title: string) {
	const matters = await listMatters(db, place.id, { states: matterStates, limit: 50 });
	const matter = matters.find((one) => one.title.includes(title))!;
	const { standing, dossier } = await loadDossierStanding(db, place.id, matter.id, clock.now());
	const { at } = standing;
	const verdict = at?.gate.verdict;
	const why = verdict && !verdict.ok ? verdict.code : undefined;
	return { dossier, standing, told: [standing.kind, at?.step.key, why] };
}

describe('every notice', () => {
	it('has figures that follow', async () => {
		const posted = await db.select().from(notices);
		expect(posted.length).toBeGreaterThan(3);
		for (const { title, body, figures, matterId, communityId } of posted) {
			const matter = matterId ? await getMatter(db, communityId, matterId) : undefined;
			const found = checkFigures(body, await figureRecordOf(db, matter));
			expect({ title, figures, found }).toEqual({ title, figures: null, found: [] });
		}
	});
});

describe('every matter', () => {
	it.each([
		['road', 'stone-bridge', '村道硬化', ['closed', undefined, undefined]],
		['club room', 'stone-bridge', '老年活动室', ['closed', undefined, undefined]],
		['pavilion', 'stone-bridge', '景观亭', ['refused', 'resolve', 'procedure.not_passed']],
		['covenant', 'stone-bridge', '村规民约', ['waiting', 'review', 'procedure.opinion_awaited']],
		['street lights', 'stone-bridge', '路灯', ['waiting', 'draft', 'procedure.text_not_frozen']],
		[
			'canal',
			'stone-bridge',
			'水渠',
			['waiting', 'publish_decision', 'procedure.objections_unanswered']
		],
		['bins', 'stone-bridge', '垃圾', ['waiting', 'carry_out', 'procedure.tasks_unfinished']],
		['meals', 'stone-bridge', '助餐', ['waiting', 'consult', 'procedure.period_open']],
		['fish pond', 'stone-bridge', '鱼塘', ['waiting', 'draft', 'procedure.returned']],
		['parking', 'locust-shade', '停车位', ['closed', undefined, undefined]],
		['lift', 'locust-shade', '加装电梯', ['waiting', 'consult', 'procedure.period_open']],
		['charging', 'locust-shade', '充电桩', ['waiting', 'deliberate', 'procedure.sitting_called']]
	])('stands where it should: %s', async (_what, slug, title, told) => {
		const place = (await findCommunityBySlug(db, slug))!;
		expect((await standingOfMatter(place, title)).told).toEqual(told);
	});

	it('has walked every step of its procedure when it is closed', async () => {
		for (const [place, title] of [
			[village, '村道硬化'],
			[village, '老年活动室'],
			[community, '停车位']
		] as const) {
			const { standing } = await standingOfMatter(place, title);
			expect(standing.steps.filter(({ state }) => !['done', 'not_needed'].includes(state))).toEqual(
				[]
			);
		}
	});

	it('is waited for with what it waits for: comments without an answer, a council this evening', async () => {
		const lift = await standingOfMatter(community, '加装电梯');
		expect(lift.dossier.periods).toMatchObject([{ comments: 4, unanswered: 2 }]);
		const charging = await standingOfMatter(community, '充电桩');
		expect(charging.standing.at?.gate.by).toBe(nextEvening(clock.now()));
	});

	it('that was decided is found in the archive by a word of two characters', async () => {
		const found = (place: Community, word: string) =>
			listArchive(db, place.id, { phrases: phrasesOf(word), page: 1, size: 20 });
		const kinds = async (place: Community, word: string) =>
			new Set((await found(place, word)).map(({ kind }) => kind));
		expect(await kinds(village, '硬化')).toEqual(
			new Set(['version', 'decision', 'digest', 'notice'])
		);
		expect(await kinds(community, '车位')).toContain('decision');
		expect(await found(village, '鱼塘')).toEqual([]);
	});
});

it.each([
	['2026-11-20', '08:00', '2026-11-20'],
	['2026-11-20', '19:29', '2026-11-20'],
	['2026-11-20', '19:30', '2026-11-21'],
	['2026-12-31', '23:00', '2027-01-01']
] as const)('the council meets after %s %s on %s', (day, time, on) => {
	expect(nextEvening(instantAt(day, time))).toBe(instantAt(on, '19:30'));
});

describe('the people', () => {
	const countOf = async (place: Community) => ({
		people: await db.$count(persons, eq(persons.communityId, place.id)),
		households: await db.$count(households, eq(households.communityId, place.id))
	});

	it('are as many as they should be', async () => {
		// Those on the roll, and those who hold a post here and live elsewhere.
		expect(await countOf(village)).toEqual({ people: 1900 + 3, households: 620 });
		expect(await countOf(community)).toEqual({ people: 3480 + 3, households: 1400 });
		const homes = await db.select().from(units).where(eq(units.communityId, community.id));
		expect(homes).toHaveLength(1400);
		expect(homes.every(({ area, householdId }) => area! > 0 && householdId)).toBe(true);
	});

	it('have no telephone', async () => {
		const all = await db.select({ phone: persons.phone }).from(persons);
		expect(all.filter(({ phone }) => phone !== null)).toEqual([]);
	});

	it('sit in the village as the law asks', async () => {
		const now = clock.now();
		const postsIn = async (kind: Parameters<typeof findBodyOfKind>[2]) =>
			listPostsIn(db, (await findBodyOfKind(db, village.id, kind))!.id, now);
		const votingIn = async (kind: Parameters<typeof findBodyOfKind>[2]) =>
			(await postsIn(kind)).filter(
				({ role }) => role !== 'first_secretary' && role !== 'accountant'
			);

		const members = await votingIn('party_organisation');
		expect(members).toHaveLength(45);
		expect(members.filter(({ awayUntil }) => awayUntil !== null && awayUntil > now)).toHaveLength(
			15
		);
		expect(members.filter(({ votes }) => !votes)).toHaveLength(2);
		expect(await votingIn('committee')).toHaveLength(5);
		expect(await votingIn('supervision_committee')).toHaveLength(3);
		expect((await postsIn('representatives')).length).toBeGreaterThanOrEqual(42);

		const body = (await findBodyOfKind(db, village.id, 'representatives'))!;
		const { lines: sheet } = await sheetOf(db, [body], 'seats', now);
		const people = await db.select().from(persons).where(eq(persons.communityId, village.id));
		const women = new Set(people.filter(({ sex }) => sex === 'female').map(({ id }) => id));
		const share = sheet.filter(({ personId }) => women.has(personId)).length;
		expect(share * 3).toBeGreaterThanOrEqual(sheet.length);
	});

	it('hold no seat that conflicts with another', async () => {
		for (const place of [village, community])
			for (const body of await listBodies(db, place.id))
				for (const { personId, role } of await listPostsIn(db, body.id, clock.now())) {
					const [person] = await db.select().from(persons).where(eq(persons.id, personId));
					const ties = await listTiesOf(db, person!, clock.now());
					const seat = { bodyKind: body.kind, role };
					expect([mayServe(seat, ties).ok, conflictsOf(seat, ties)]).toEqual([true, []]);
				}
	});
});

describe('the links', () => {
	const app = { db, ctxFor } as unknown as Parameters<typeof announceLinks>[0];
	const announce = async () => {
		const lines = await announceLinks({ ...app, db, ctxFor }, 'http://127.0.0.1:3000');
		return lines.flatMap((line) => {
			const [, code, what] = /\/slip\/(\S+)\s+(.*)$/.exec(line) ?? [];
			return code ? [{ code, what: what! }] : [];
		});
	};
	const accept = (code: string) =>
		acceptSlip(ctxFor({ kind: 'visitor' }), openLimits(), { code, address: '127.0.0.1' });

	it('let in as what they say, once, and are new at every start', async () => {
		const earlier = await announce();
		const links = await announce();
		expect(links).toHaveLength(22);
		await expect(accept(earlier[0]!.code)).rejects.toMatchObject({ code: 'slip.revoked' });
		for (const { code, what } of links) {
			const { accountId } = await accept(code);
			const account = (await findAccount(db, accountId))!;
			if (what.includes('host')) {
				expect(account.isHost).toBe(true);
				continue;
			}
			const [person] = await db.select().from(persons).where(eq(persons.id, account.personId!));
			const place = person!.communityId;
			const kinds = kindsOf(await standingOfPerson(db, person!, place, clock.now()));
			expect(kinds, what).toContain(kindSaid(what));
		}
		await expect(accept(links[0]!.code)).rejects.toMatchObject({ code: 'slip.used' });
	});
});

/** The kind of visitor that a line of the announcement promises. */
function kindSaid(what: string) {
	const said = {
		clerk: 'clerk',
		'branch secretary': 'branch_secretary',
		'committee director': 'committee_member',
		'deputy director': 'committee_member',
		representative: 'representative',
		council: 'council_member',
		'head of supervision': 'supervisor',
		'party member': 'party_member',
		'township reviewer': 'township_reviewer',
		resident: 'resident'
	};
	return Object.entries(said).find(([words]) => what.includes(words))?.[1];
}
