import { beforeEach, describe, expect, it } from 'vitest';
import { phrasesOf } from '#lib/archive/search-terms.ts';
import { listArchive } from '#lib/archive/server/archive-store.ts';
import { indexJournal } from '#lib/archive/server/index-journal.ts';
import type { BodyKind, CommunityKind } from '#lib/communities/community.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { listEntriesAfter } from '#lib/journal/server/journal-store.ts';
import { signatureOf } from '#lib/journal/server/signature.ts';
import { verifyChain } from '#lib/journal/verify-chain.ts';
import type { Id } from '#lib/kernel/id.ts';
import { DAY, HOUR, type Instant } from '#lib/kernel/instant.ts';
import { enterPastMeeting } from '#lib/minutes/server/enter-past-meeting.ts';
import type { Role } from '#lib/people/person.ts';
import type { StepKey } from '#lib/procedures/procedure.ts';
import { loadDossierStanding } from '#lib/procedures/server/load-dossier.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import type { Place } from './place.ts';
import { openStage, play, type Scene } from './stage.ts';
import { begin, carryOut, consult, draft, lookBack, partyAct, post, revise, sit } from './walk.ts';
import type { Walker } from './walk.ts';

/** A small community with everybody whom a procedure needs, on a stage over its own store. */
async function aPlace(kind: CommunityKind): Promise<{ place: Place; village: Village }> {
	const village = await aVillage({ kind });
	const seats = async (body: BodyKind, role: Role, count: number) => {
		const people: Id<'person'>[] = [];
		for (let nth = 0; nth < count; nth += 1) people.push(await village.post(body, role));
		return people;
	};
	const kinds: BodyKind[] = ['two_committees', 'assembly', 'representatives', 'council'];
	for (const body of kinds) await village.body(body);
	const clerk = await village.clerk();
	const secretary = await village.post('party_organisation', 'secretary');
	await village.post('party_committee', 'secretary', { personId: secretary });
	const partyCommittee = [secretary, ...(await seats('party_committee', 'committee_member', 2))];
	for (const personId of partyCommittee.slice(1))
		await village.post('party_organisation', 'committee_member', { personId });
	const partyMembers = [...partyCommittee, ...(await seats('party_organisation', 'member', 6))];
	const [director] = await seats('committee', 'director', 1);
	const [deputyDirector] = await seats('committee', 'deputy_director', 1);
	const committee = [
		director!,
		deputyDirector!,
		...(await seats('committee', 'committee_member', 1))
	];
	const representatives = await seats('representatives', 'representative', 9);
	const supervisors = await seats('supervision_committee', 'committee_member', 2);
	const [convener] = await seats('council', 'convener', 1);
	const council = [convener!, ...(await seats('council', 'member', 5))];
	const residents: Id<'person'>[] = [];
	for (let nth = 0; nth < 6; nth += 1) residents.push(await village.person());

	const bodies = new Map<BodyKind, Awaited<ReturnType<Village['body']>>>();
	for (const body of [
		...kinds,
		...(['party_organisation', 'party_committee', 'committee', 'supervision_committee'] as const)
	])
		bodies.set(body, await village.body(body));
	const { db, key, id, now } = village;
	const stage = openStage({ db, key, begins: now, present: now + 300 * DAY });
	const community = await getCommunity(db, id);
	const body = (kind: BodyKind) => bodies.get(kind)!;
	const cast = {
		...{ clerk, secretary, director: director!, deputyDirector: deputyDirector! },
		...{ partyCommittee, committee, partyMembers, representatives, supervisors },
		...{ convener: convener!, council, reviewer: clerk, residents }
	};
	return { village, place: { stage, id, community, body, ...cast } };
}

/** Where the matter stands now: the step at which it waits, `undefined` when every step is done. */
async function at({ place, matterId }: Walker): Promise<StepKey | undefined> {
	const { stage, id } = place;
	const { standing } = await loadDossierStanding(stage.db, id, matterId, stage.clock.now());
	return standing.at?.step.key;
}

const all = (count: number) => ({ yes: count, no: 0, abstain: 0 });
const TEXT = `## 一、内容
沿村道安装路灯三十盏。
| 项目 | 金额（元） |
| 路灯 | 45000 |
- 公开比选。`;

let place: Place;
let village: Village;
let now: () => Instant;
const room = '会议室';
/** So many days on, in the morning. */
const later = (days: number) => now() + days * DAY;

function opinion(
	walker: Walker,
	kind: 'propose' | 'review' | 'study',
	said: { yes: number; no: number; opinion: 'agree' | 'return'; reasons?: string }
): Scene {
	const { yes, no, ...rest } = said;
	return partyAct(walker, kind, {
		asked: later(1),
		sitting: {
			title: '党组织会议',
			called: later(1) + HOUR,
			at: later(5),
			present: yes + no,
			item: { title: '审议', gist: '逐条讨论。', counts: { yes, no, abstain: 0 } }
		},
		conclusion: '见决议。',
		...rest
	});
}

async function* carriedOut(walker: Walker): Scene {
	const due = later(20);
	yield* carryOut(walker, {
		assigned: later(1),
		tasks: [
			{
				title: '安装',
				owner: walker.place.committee[1]!,
				due,
				reports: [
					{
						at: due - 3 * DAY,
						report: '装好了。',
						checked: due - 2 * DAY,
						returned: '有两盏不亮。'
					},
					{ at: due - DAY, report: '修好了。', spent: 4_500_000, checked: due - HOUR }
				]
			}
		]
	});
}

async function arrange(kind: CommunityKind) {
	({ place, village } = await aPlace(kind));
	now = () => place.stage.clock.now();
}

async function stands(walker: Walker, step: StepKey | undefined) {
	expect(await at(walker)).toBe(step);
}

/** The journal holds, and the decision is found by two characters. */
async function check(title: string) {
	await indexJournal(place.stage.asSystem());
	const entries = await listEntriesAfter(place.stage.db, place.id, { seq: 0, limit: 10_000 });
	const isSigned = signatureOf(village.key.publicKey);
	expect(verifyChain(place.id, entries, isSigned)).toMatchObject({ ok: true });
	const found = await listArchive(place.stage.db, place.id, {
		phrases: phrasesOf(title.slice(-2)),
		page: 1,
		size: 20
	});
	expect(new Set(found.map(({ kind }) => kind))).toEqual(
		new Set(['version', 'decision', 'digest', 'notice'])
	);
}

describe('四议两公开', () => {
	beforeEach(() => arrange('village'));

	it('is walked from the idea to the archive, with a return on the way', async () => {
		async function* story() {
			const { clerk, secretary, committee, residents, body } = place;
			yield later(0.5);
			// What only the assembly decides, it has left to the representatives.
			await enterPastMeeting(place.stage.as(clerk), {
				communityId: place.id,
				...{ bodyIds: [body('assembly')], counting: 'adults', title: '村民会议', place: room },
				...{ heldAt: now() - HOUR, chairId: secretary, recorderId: clerk },
				presentIds: [
					...new Set([...place.partyMembers, ...committee, ...place.representatives, ...residents])
				],
				items: [
					{
						...{ title: '授权', purpose: 'delegate', outcome: 'passed', counts: all(20) },
						delegation: { classes: ['public_works'], endsAt: later(1000) }
					}
				]
			});
			const walker = yield* begin(place, {
				idea: {
					by: committee[1]!,
					at: later(1),
					...{ title: '路灯', body: '晚上太黑。', raisedAs: 'body', bodyId: body('committee') }
				},
				screened: { at: later(2), reasons: '应当办。' },
				opened: later(3),
				...{ title: '安装路灯', class: 'public_works', body: 'committee', important: true },
				drafters: [committee[1]!, committee[2]!]
			});
			await stands(walker, 'draft');
			yield* draft(walker, { text: TEXT, from: later(1), frozen: later(2) });
			await stands(walker, 'propose');
			yield* opinion(walker, 'propose', {
				yes: 0,
				no: 3,
				opinion: 'return',
				reasons: '缺预算依据。'
			});
			await stands(walker, 'draft');
			yield* draft(walker, { text: `${TEXT}\n三家报价附后。`, from: later(1), frozen: later(2) });
			await stands(walker, 'propose');
			yield* opinion(walker, 'propose', { yes: 3, no: 0, opinion: 'agree' });
			await stands(walker, 'confer');
			yield* sit(walker, 'confer', {
				...{ bodies: ['two_committees'], title: '两委会', room, called: later(1), at: later(2) },
				...{ lead: clerk, chair: secretary, recorder: clerk, present: 5 },
				item: { title: '商议', gist: '同意。', counts: all(5) }
			});
			await stands(walker, 'consult');
			yield* consult(walker, {
				opens: later(1),
				days: 10,
				comments: [
					{
						who: 1,
						after: 5,
						body: '灯杆离房子远些。',
						answer: { adoption: 'adopted', text: '采纳。' }
					},
					{
						who: 2,
						after: 9,
						body: '少装几盏。',
						channel: 'paper',
						answer: { adoption: 'not_adopted', text: '路口都要照到。' }
					}
				],
				answered: later(12)
			});
			await stands(walker, 'review');
			yield* revise(walker, {
				at: later(1),
				reason: '照征求到的意见修改。',
				text: `${TEXT}\n灯杆离房屋不少于五米。`,
				frozen: later(2)
			});
			await stands(walker, 'review');
			yield* opinion(walker, 'review', { yes: 7, no: 1, opinion: 'agree' });
			await stands(walker, 'resolve');
			yield* sit(walker, 'resolve', {
				...{ bodies: ['representatives'], title: '代表会议', room, called: later(1), at: later(5) },
				...{ lead: clerk, chair: place.director, recorder: clerk, present: 10 },
				item: {
					title: '决议安装路灯',
					gist: '同意。',
					counts: { yes: 8, no: 1, abstain: 1 },
					byPhone: 4
				}
			});
			await stands(walker, 'publish_decision');
			yield* post(walker, 'decision', later(1));
			yield later(14.9);
			await stands(walker, 'publish_decision');
			yield later(0.2);
			await stands(walker, 'carry_out');
			yield* carriedOut(walker);
			await stands(walker, 'publish_result');
			yield* post(walker, 'result', later(1));
			yield later(15);
			await stands(walker, 'look_back');
			yield* lookBack(walker, { at: later(90), remark: '亮了。' });
			await stands(walker, undefined);
		}
		await play(place.stage, [story()]);
		await check('安装路灯');
	});
});

describe('居民议事', () => {
	beforeEach(() => arrange('residential'));

	it('is walked from the topic to the archive, reserved to the representatives', async () => {
		async function* story() {
			const { clerk, convener, council, residents, body } = place;
			const walker = yield* begin(place, {
				idea: {
					by: residents[1]!,
					at: later(1),
					...{ title: '停车', body: '太乱。', raisedAs: 'resident', councilId: body('council') }
				},
				screened: { at: later(2), reasons: '应当议。' },
				opened: later(3),
				...{ title: '规划车位', class: 'neighbourhood', body: 'council' },
				...{ important: true, reserved: true },
				drafters: [convener, council[1]!]
			});
			await stands(walker, 'draft');
			yield* draft(walker, { text: TEXT, from: later(1), frozen: later(2) });
			await stands(walker, 'consult');
			yield* consult(walker, {
				opens: later(1),
				days: 10,
				comments: [
					{
						who: 3,
						after: 5,
						body: '门口别划线。',
						answer: { adoption: 'partly', text: '留三米。' }
					}
				],
				answered: later(12)
			});
			await stands(walker, 'study');
			yield* opinion(walker, 'study', { yes: 3, no: 0, opinion: 'agree' });
			await stands(walker, 'prepare');
			yield* sit(walker, 'deliberate', {
				...{ bodies: ['council'], title: '议事会', room, called: later(1), at: later(5) },
				...{ lead: clerk, chair: convener, recorder: clerk, present: 5 },
				item: { title: '协商规划车位', gist: '同意。', counts: all(5), byPhone: 2 }
			});
			await stands(walker, 'resolve');
			yield* sit(walker, 'resolve', {
				...{ bodies: ['representatives'], title: '代表会议', room, called: later(1), at: later(5) },
				...{ lead: clerk, chair: place.director, recorder: clerk, present: 10 },
				item: { title: '决议规划车位', gist: '同意。', counts: { yes: 9, no: 0, abstain: 1 } }
			});
			await stands(walker, 'publish_decision');
			yield* post(walker, 'decision', later(1));
			yield later(15);
			await stands(walker, 'carry_out');
			yield* carriedOut(walker);
			await stands(walker, 'publish_result');
			yield* post(walker, 'result', later(1));
			yield later(15);
			await stands(walker, 'feedback');
			yield* lookBack(walker, { at: later(30), remark: '不乱了。' });
			await stands(walker, undefined);
		}
		await play(place.stage, [story()]);
		await check('规划车位');
	});
});
