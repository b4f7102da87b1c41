import { io } from 'socket.io-client';
import * as Y from 'yjs';
import { access, mayEnter, socketAccess, type Who } from '../../src/access.ts';
import type { BodyKind } from '#lib/communities/community.ts';
import { listHeads } from '#lib/journal/server/journal-store.ts';
import { newId, type Id } from '#lib/kernel/id.ts';
import { ageOn, dayOf, HOUR } from '#lib/kernel/instant.ts';
import { refusalCodes } from '#lib/kernel/refusal.ts';
import { enterPastMeeting } from '#lib/minutes/server/enter-past-meeting.ts';
import { listPapersOfMeeting } from '#lib/minutes/server/paper-store.ts';
import type { Role } from '#lib/people/person.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import { visitorKinds, type VisitorKind } from '#lib/people/standing.ts';
import { accounts } from '#lib/server/account-tables.ts';
import type { Actor } from '#lib/server/ctx.ts';
import { openSessions } from '#lib/server/sessions.ts';
import { formRecipes } from '#tests/helpers/form-recipes.ts';
import { addressIn, oneOfEach, type World } from '#tests/helpers/one-of-each.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { expect, test, type E2eVillage, type House } from './fixtures.ts';

/** The post that makes somebody this kind of visitor, and nothing else but what goes with it. */
const seats: Partial<Record<VisitorKind, [BodyKind, Role]>> = {
	representative: ['representatives', 'representative'],
	council_member: ['council', 'member'],
	party_member: ['party_organisation', 'member'],
	branch_secretary: ['party_organisation', 'secretary'],
	committee_member: ['committee', 'committee_member'],
	supervisor: ['supervision_committee', 'committee_member'],
	clerk: ['desk', 'clerk'],
	grid_worker: ['grid', 'grid_worker'],
	delegate: ['organisation', 'delegate'],
	township_reviewer: ['township_office', 'reviewer']
};

interface Caller {
	kind: VisitorKind;
	actor: Actor;
	/** A sign-in of its own each time: some actions end it. */
	cookie(): Promise<string>;
}

async function callersOf(village: Village): Promise<Caller[]> {
	const sessions = openSessions(village.db);
	const callerOf = async (kind: VisitorKind, personId?: Id<'person'>): Promise<Caller> => {
		const accountId = newId('account');
		const account = { id: accountId, handle: accountId.slice(4, 14), createdAt: village.now };
		await village.db.write((tx) =>
			tx
				.insert(accounts)
				.values(personId ? { ...account, personId } : { ...account, isHost: true })
				.then(() => {})
		);
		const actor: Actor = personId
			? { kind: 'person', id: personId, accountId, sessionId: '' }
			: { kind: 'host', accountId, sessionId: '' };
		const cookie = () => sessions.start(accountId, { device: 'test', via: 'password' });
		return { kind, actor, cookie };
	};
	const callers: Caller[] = [
		{ kind: 'public', actor: { kind: 'visitor' }, cookie: async () => '' },
		await callerOf('resident', await village.person()),
		await callerOf('host')
	];
	for (const [kind, [bodyKind, role]] of Object.entries(seats)) {
		const personId = await village.person({ onRoll: false });
		await village.post(bodyKind, role, { personId });
		callers.push(await callerOf(kind as VisitorKind, personId));
	}
	expect(callers.map(({ kind }) => kind).sort()).toEqual([...visitorKinds].sort());
	return callers;
}

interface Places {
	here: World;
	there: World;
	callers: Caller[];
}

/** Two villages with one of everything, and their visitors; the house's clock where theirs is. */
async function twoPlaces(house: House, village: E2eVillage): Promise<Places> {
	const { db, key } = village;
	const second = await aVillage({ db, key, begins: village.now });
	const here = await oneOfEach(village, house.dataDir);
	const there = await oneOfEach(second, house.dataDir);
	await village.bringHouse();
	return { here, there, callers: await callersOf(village) };
}

/** Sends a page's request, or, with fields, an enhanced form's. */
async function send(
	house: House,
	cookie: string,
	path: string,
	fields?: Record<string, string | File>
) {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields ?? {})) body.append(name, value);
	const response = await fetch(house.address + path, {
		redirect: 'manual',
		method: fields ? 'POST' : 'GET',
		headers: {
			cookie: cookie ? `session=${cookie}` : '',
			...(fields
				? { origin: house.address, accept: 'application/json', 'x-sveltekit-action': 'true' }
				: { accept: 'text/html' })
		},
		...(fields ? { body } : {})
	});
	const text = await response.text();
	if (!fields) return { status: response.status, location: response.headers.get('location'), text };
	const answer = JSON.parse(text) as { type: string; status?: number; data?: string };
	const code = /"((?:[a-z]+\.)[a-z_.]+)"/.exec(answer.data ?? '')?.[1];
	return {
		status: answer.status ?? response.status,
		type: answer.type,
		code,
		location: null,
		text
	};
}

/** Eight at a time: the house takes it, and the walk is done in seconds. */
async function all<T>(jobs: readonly T[], work: (job: T) => Promise<void>) {
	const queue = [...jobs];
	const worker = async () => {
		for (let job = queue.shift(); job !== undefined; job = queue.shift()) await work(job);
	};
	await Promise.all(Array.from({ length: 8 }, worker));
}

const actionPath = (address: string, action: string) =>
	action === 'default' ? address : `${address}?/${action}`;

/** Things whose public address is another than that of the one being worked on. */
const own = (world: World, route: string): Record<string, string> =>
	route.includes('/digests/') ? { paper: world.ids.digest } : {};

/** Where the rule in the room is stricter than the table, in one's own place. */
const stricter: Record<string, Partial<Record<VisitorKind, number>>> = {
	// For those who hand over, take over or witness; the clerk and the committee keep it.
	'/(desk)/c/[community=slug]/desk/handovers/[handover=handoverId]': Object.fromEntries(
		(
			[
				'resident',
				'representative',
				'council_member',
				'party_member',
				'branch_secretary',
				'grid_worker',
				'delegate'
			] as const
		).map((kind) => [kind, 403])
	),
	'/(hall)/c/[community=slug]/drafts/[document=documentId]': { resident: 403 },
	'/(hall)/c/[community=slug]/votes/[vote=voteId]': { resident: 403 },
	'/(hall)/c/[community=slug]/papers/[paper=paperId]': { resident: 403 },
	'/(board)/c/[community=slug]/files/[attachment=attachmentId]': { public: 401, host: 403 },
	'/(board)/c/[community=slug]/versions/[version=versionId]': { public: 403, host: 403 }
};

/** What a page that everybody may ask for answers to those of another place: a file, a text still under review. */
function strangersOn(route: string): { public: number; others: number } | undefined {
	if (route.includes('/files/')) return { public: 401, others: 403 };
	if (route.includes('/versions/')) return { public: 403, others: 403 };
	return undefined;
}

/** Actions where an empty form already meets the rule in the room, and it says no with the door's own words. */
const strictActions: Record<string, VisitorKind[]> = {
	'/(hall)/c/[community=slug]/papers/[paper=paperId]?/seal': ['resident']
};

/** Every line of the table, for every kind of visitor, in their own place and in another's. */
async function walkTheTable(house: House, { here, there, callers }: Places) {
	const jobs: { route: string; action?: string; who: Who; caller: Caller; world: World }[] = [];
	for (const world of [here, there])
		for (const caller of callers)
			for (const [route, { view }] of Object.entries(access))
				if (world === here || route.includes('/c/')) jobs.push({ route, who: view, caller, world });
	for (const { route, caller, world } of [...jobs])
		for (const [action, who] of Object.entries(access[route]!.actions ?? {})) {
			expect(formRecipes[route], `${route}?/${action} has no recipe`).toHaveProperty(action);
			jobs.push({ route, action, who, caller, world });
		}

	const found: string[] = [];
	const standings = new Map<string, Awaited<ReturnType<typeof standingOf>>>();
	const cookies = new Map<Caller, string>();
	for (const caller of callers) {
		cookies.set(caller, await caller.cookie());
		for (const { village: place } of [here, there])
			standings.set(
				caller.kind + place.id,
				await standingOf(place.db, caller.actor, place.id, place.now)
			);
	}
	const walk = async ({ route, action, who, caller, world }: (typeof jobs)[number]) => {
		const standing = standings.get(caller.kind + world.village.id);
		const verdict = mayEnter(who, caller.actor, route.includes('/c/') ? standing : undefined);
		const address = addressIn(world, route, own(world, route));
		// Signing out must not end the sign-in that the rest of the walk goes by.
		const cookie = route.startsWith('/(entrance)') ? await caller.cookie() : cookies.get(caller)!;
		const path = action ? actionPath(address, action) : address;
		const { status, location, code, type } = {
			code: undefined,
			type: undefined,
			...(await send(house, cookie, path, action ? {} : undefined))
		};
		const told = `${caller.kind} ${world === here ? 'here' : 'elsewhere'} ${action ? 'POST' : 'GET'} ${route}${action ? `?/${action}` : ''}: ${status} ${code ?? ''}`;
		if (status >= 500) found.push(`${told}, a fault`);
		else if (verdict.ok && action) {
			// In the door, no more: what was sent is empty, so the form or the rule may still say no.
			const isRule = strictActions[`${route}?/${action}`]?.includes(caller.kind);
			const isDoor = code?.startsWith('access.') && code !== 'access.not_found';
			if (isDoor && !isRule) found.push(told);
			else if (!type) found.push(`${told}, no answer to a form`);
		} else if (verdict.ok) {
			const rule = world === here ? stricter[route]?.[caller.kind] : undefined;
			const isStranger = world === there;
			const stranger = strangersOn(route)?.[caller.kind === 'public' ? 'public' : 'others'] ?? 200;
			const expected = rule ?? (isStranger ? stranger : 200);
			const isRedirect = status === 303 && !location?.startsWith('/sign-in');
			if (status !== expected && !(expected === 200 && isRedirect))
				found.push(`${told}, not ${expected}`);
		} else if (action) {
			if (code !== verdict.code) found.push(`${told}, not ${verdict.code}`);
		} else if (verdict.code === 'access.sign_in' && !route.includes('/api/')) {
			if (status !== 303 || !location?.startsWith('/sign-in?back='))
				found.push(`${told}, not sent to sign in`);
		} else if (status !== refusalCodes[verdict.code])
			found.push(`${told}, not ${refusalCodes[verdict.code]}`);
		if (!verdict.ok && !action) {
			// A browser that says it has the layout already gets the page's data no more than the page.
			const data = await send(house, cookie, `${address}/__data.json?x-sveltekit-invalidated=001`);
			if (data.status === 200 && /"type":"data"/.test(data.text))
				found.push(`${told}, but its data`);
		}
	};
	// Pages first; actions change things, and those on sign-ins end them.
	const isOfSignIns = ({ action, route }: (typeof jobs)[number]) =>
		action !== undefined && route.startsWith('/(entrance)');
	await all(
		jobs.filter(({ action }) => !action),
		walk
	);
	await all(
		jobs.filter((job) => job.action && !isOfSignIns(job)),
		walk
	);
	for (const job of jobs.filter(isOfSignIns)) await walk(job);
	return found;
}

/** Where what one may depends on the state of a thing. Everybody not named gets `others`. */
async function walkTheRooms(house: House, { here, callers }: Places) {
	const { village, ids, params, cast } = here;
	const base = `/c/${village.slug}`;
	const party = await village.body('party_organisation');
	const { meetingId } = await enterPastMeeting(village.as(cast.clerk), {
		communityId: village.id,
		bodyIds: [party],
		counting: 'seats',
		title: '支部党员大会',
		place: '党员活动室',
		chairId: cast.secretary,
		recorderId: cast.secretary,
		heldAt: village.now - 2 * HOUR,
		presentIds: [cast.secretary],
		observerIds: [],
		items: [{ title: '组织生活', purpose: 'other', outcome: 'no_vote', gist: '内部讨论。' }]
	});
	const papers = await listPapersOfMeeting(village.db, meetingId);
	const innerRecord = papers.find(({ kind }) => kind === 'record')!.id;

	const strangers = { public: 303, host: 403 };
	const rooms: { path: string; others: number; but?: Partial<Record<VisitorKind, number>> }[] = [
		// 草案: those holding a post read along, while it is written and after; the village reads the version.
		{ path: `/drafts/${params.document}`, others: 200, but: { ...strangers, resident: 403 } },
		{ path: `/drafts/${ids.sealedDocument}`, others: 200, but: { ...strangers, resident: 403 } },
		// 定稿: before it is laid open to everyone or decided on, for whoever belongs here.
		{ path: `/versions/${params.version}`, others: 200, but: { public: 403, host: 403 } },
		// 表决: whoever is on the roll or holds a post, open and closed; the result is everybody's.
		{ path: `/votes/${params.vote}`, others: 200, but: { ...strangers, resident: 403 } },
		{ path: `/votes/${ids.closedVote}`, others: 200, but: { ...strangers, resident: 403 } },
		{ path: `/results/${params.vote}`, others: 200 },
		{ path: `/results/${ids.closedVote}`, others: 200 },
		// 会议文件: the record stays inside, the sealed digest is everybody's, nothing else is public.
		{ path: `/papers/${params.paper}`, others: 200, but: { ...strangers, resident: 403 } },
		{ path: `/papers/${ids.resolution}`, others: 200, but: { ...strangers, resident: 403 } },
		{ path: `/digests/${ids.digest}`, others: 200 },
		{ path: `/digests/${params.paper}`, others: 404 },
		{ path: `/digests/${ids.resolution}`, others: 404 },
		// 党组织会议: what is said there stays there, also before the clerk.
		{
			path: `/papers/${innerRecord}`,
			others: 403,
			but: { ...strangers, party_member: 200, branch_secretary: 200 }
		},
		// 会议: called, running and held, for whoever belongs here.
		{ path: `/meetings/${ids.called.meetingId}`, others: 200, but: strangers },
		{ path: `/meetings/${ids.held.meetingId}`, others: 200, but: strangers },
		// 名册: names for whoever belongs here.
		{ path: '/desk/roll', others: 200, but: strangers },
		{ path: '/desk/roll?everybody', others: 200, but: strangers }
	];
	const found: string[] = [];
	const words = new Map<string, string>();
	for (const caller of callers) {
		const cookie = await caller.cookie();
		await all(rooms, async ({ path, others, but }) => {
			const { status, text } = await send(house, cookie, base + path);
			const expected = but?.[caller.kind] ?? others;
			words.set(`${caller.kind} ${path}`, text);
			if (status !== expected) found.push(`${caller.kind} ${path}: ${status}, not ${expected}`);
		});
	}
	// 年龄: the desk's alone.
	const roll = (kind: VisitorKind) => words.get(`${kind} /desk/roll`)!;
	expect(roll('clerk')).toContain('韩小红');
	expect(roll('resident')).toContain('韩小红');
	const age = `${ageOn('1990-09-02', dayOf(village.now))} 周岁`;
	expect(roll('clerk')).toContain(age);
	expect(roll('resident').includes(age), 'an age is shown to a resident').toBe(false);
	for (const kind of ['public', 'resident', 'clerk'] as const)
		expect(words.get(`${kind} /meetings/${ids.held.meetingId}`)!.includes('逐条讨论')).toBe(
			kind === 'clerk'
		);
	return found;
}

/** Somebody who holds every post here sends another community's things to every page and every action. */
async function bringOthersThings(house: House, { here, there }: Places) {
	const { village } = here;
	const personId = await village.person();
	for (const [bodyKind, role] of Object.values(seats))
		await village.post(bodyKind, role, { personId });
	await village.post('committee', 'director', { personId });
	await village.post('council', 'convener', { personId });
	const cookie = await (village as E2eVillage).cookieOf(personId);
	const heads = async () =>
		(await listHeads(village.db)).map(({ communityId, seq }) => `${communityId} ${seq}`).sort();
	const before = await heads();

	const found: string[] = [];
	const hasId = (route: string) => /\[(?!community)\w+=\w+\]/.test(route);
	const routes = Object.entries(access).filter(([route]) => route.includes('/c/'));
	const theirs = (route: string) => ({
		...there.params,
		...own(there, route),
		community: village.slug
	});
	await all(routes, async ([route]) => {
		if (!hasId(route)) return;
		const { status } = await send(house, cookie, addressIn(here, route, theirs(route)));
		if (status !== 404 && status !== 403) found.push(`GET ${route}: ${status}`);
	});
	const isTheirs = (value: string | File) =>
		typeof value === 'string' && /[a-z]{3}_[0-9a-f]{32}/.test(value);
	for (const [route, { actions = {} }] of routes)
		for (const action of Object.keys(actions)) {
			const fields = formRecipes[route]![action]!(there);
			const tries = [
				...(hasId(route) ? [addressIn(here, route, theirs(route))] : []),
				...(Object.values(fields).some(isTheirs) ? [addressIn(here, route, own(here, route))] : [])
			];
			for (const [nth, address] of tries.entries()) {
				const answer = await send(house, cookie, actionPath(address, action), fields);
				const isForeignAddress = hasId(route) && nth === 0;
				const { status, type, code } = { type: '', code: '', ...answer };
				const isNo = isForeignAddress
					? status === 404 || status === 403
					: // A rule's word, not a form's: were a field wrong, nothing would have been asked.
						type === 'failure' && status >= 400 && status < 500 && code !== undefined;
				if (!isNo) found.push(`POST ${route}?/${action} (${nth}): ${type} ${status} ${code}`);
			}
		}
	expect(await heads(), 'nothing was written down').toEqual(before);
	return found;
}

/** Every socket message, from every kind of visitor, about a thing here and a thing elsewhere. */
async function callBySocket(house: House, { here, there, callers }: Places) {
	const found: string[] = [];
	const edit = () => {
		const doc = new Y.Doc();
		doc.getText('marks').insert(0, '写');
		return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
	};
	const messages: Record<string, (world: World) => object> = {
		'document:open': ({ params }) => ({ documentId: params.document, client: 7 }),
		'document:edit': ({ params }) => ({ documentId: params.document, update: edit() }),
		'document:presence': ({ params }) => ({ documentId: params.document, cursor: null }),
		'document:leave': ({ params }) => ({ documentId: params.document }),
		'meeting:watch': ({ ids, params }) => ({
			communityId: ids.communityId,
			meetingId: params.meeting
		})
	};
	expect(Object.keys(messages).sort()).toEqual(Object.keys(socketAccess).sort());
	// A caret, and going, tell nothing and change nothing for whoever did not come in.
	const harmless = ['document:presence', 'document:leave'];
	await all(callers, async (caller) => {
		const socket = io(house.address, {
			transports: ['websocket'],
			forceNew: true,
			extraHeaders: { cookie: `session=${await caller.cookie()}`, origin: house.address }
		});
		for (const world of [here, there])
			for (const [message, make] of Object.entries(messages)) {
				const answer = await socket.timeout(10_000).emitWithAck(message, make(world));
				const isMember = !['public', 'host'].includes(caller.kind) && world === here;
				const mayRead = isMember && caller.kind !== 'resident';
				const expected =
					caller.kind === 'public'
						? ['access.sign_in']
						: harmless.includes(message)
							? [undefined]
							: message === 'meeting:watch'
								? [isMember ? undefined : 'access.not_yours']
								: message === 'document:open'
									? [mayRead ? undefined : 'document.not_for_you']
									: ['document.not_a_drafter'];
				const wide = caller.kind === 'host' ? [...expected, 'access.sign_in'] : expected;
				if (!wide.includes(answer.code))
					found.push(
						`${caller.kind} ${world === here ? 'here' : 'elsewhere'} ${message}: ${answer.code ?? 'let in'}`
					);
			}
		// Somebody of another place, under the address of one's own.
		const mixed = { communityId: here.ids.communityId, meetingId: there.params.meeting };
		const answer = await socket.timeout(10_000).emitWithAck('meeting:watch', mixed);
		if (answer.ok) found.push(`${caller.kind} watches another's meeting as one's own`);
		socket.disconnect();
	});
	return found;
}

/** Addresses that are nowhere, and ways to ask that no page has. */
async function askForNothing(house: House, { here, callers }: Places) {
	const base = `/c/${here.village.slug}`;
	const found: string[] = [];
	const clerk = callers.find(({ kind }) => kind === 'clerk')!;
	for (const cookie of ['', await clerk.cookie()]) {
		const nowhere = [
			'/c/no-such-village',
			'/c/no-such-village/desk',
			`/c/no-such-village/files/${here.params.attachment}`,
			'/c/no-such-village/desk/roll/import/template',
			'/api/records/no-such-village',
			`${base}/matters/${newId('matter')}`,
			`${base}/matters/mat_1`,
			`${base}/nothing-here`
		];
		for (const path of nowhere) {
			const { status } = await send(house, cookie, path);
			if (status !== 404) found.push(`GET ${path}: ${status}`);
		}
		for (const path of ['/c/no-such-village/desk/settings', '/api/health', `${base}?/nothing`]) {
			const { status } = await send(house, cookie, path, {});
			if (status !== 404) found.push(`POST ${path}: ${status}`);
		}
	}
	return found;
}

test('the house does what its access table says', async ({ house, village }) => {
	test.setTimeout(180_000);
	const places = await twoPlaces(house, village);
	await test.step('what the rules in the rooms add', async () =>
		expect(await walkTheRooms(house, places)).toEqual([]));
	await test.step("another community's things under one's own address", async () =>
		expect(await bringOthersThings(house, places)).toEqual([]));
	await test.step('socket messages', async () =>
		expect(await callBySocket(house, places)).toEqual([]));
	await test.step('what is nowhere', async () =>
		expect(await askForNothing(house, places)).toEqual([]));
	await test.step('every line, every kind of visitor, here and elsewhere', async () =>
		expect(await walkTheTable(house, places)).toEqual([]));
});
