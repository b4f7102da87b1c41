import { DAY } from '#lib/kernel/instant.ts';
import { setAway } from '#lib/people/server/fill-post.ts';
import { chanceFrom } from '../chance.ts';
import { inventName } from '../invented-roll.ts';
import { stoneBridge, stoneBridgeRoll } from '../places.ts';
import type { Place } from './place.ts';
import { communityOf, settleIn, type PostToFill } from './settle-in.ts';
import { on, type Stage } from './stage.ts';

/** The village and whoever holds a post in it after the term change of January 2026. */
export async function settleStoneBridge(stage: Stage): Promise<Place> {
	const village = await settleIn(stage, {
		...stoneBridge,
		groups: [...stoneBridge.groups],
		roll: stoneBridgeRoll(),
		bodies: [],
		term: { startsAt: on('2026-01-10', '00:00'), endsAt: on('2031-01-10', '00:00') }
	});
	const names = chanceFrom(7);
	const [secretary] = village.find(1, { from: 40, to: 56 });
	const [deputy, discipline] = village.find(2, { sex: 'male', from: 35, to: 55 });
	const [organiser, women] = village.find(2, { sex: 'female', from: 30, to: 52 });
	const [propaganda, lay] = village.find(2, { sex: 'male', from: 30, to: 55 });
	const [clerk] = village.find(1, { sex: 'female', from: 28, to: 40 });
	const watchers = village.find(2, { from: 45, to: 66 });
	const councillors = village.find(8, { from: 40, to: 68 });
	const ladies = village.find(17, { sex: 'female', from: 28, to: 66 });
	const gentlemen = village.find(26, { sex: 'male', from: 28, to: 68 });
	const members = village.find(33, { from: 30, to: 68 });
	const residents = village.find(40, { from: 30, to: 68 });
	const first = await village.guest(inventName(names, 'male'), 'male');
	const liaison = await village.guest(inventName(names, 'female'), 'female');
	const reviewer = await village.guest(inventName(names, 'male'), 'male');

	const leaders = [secretary!, deputy!, organiser!, propaganda!, discipline!];
	const committee = [secretary!, deputy!, organiser!, women!, lay!];
	const supervisors = [discipline!, ...watchers];
	const representatives = [...ladies, ...gentlemen];
	const council = [...councillors, ...ladies.slice(0, 3), ...gentlemen.slice(0, 2)];
	const partyMembers = [
		...leaders,
		women!,
		watchers[0]!,
		...ladies.slice(3, 5),
		...gentlemen.slice(2, 5),
		...members
	];

	const posts: PostToFill[] = [
		{ body: 'desk', role: 'clerk', person: clerk! },
		{ body: 'committee', role: 'accountant', person: residents.at(-1)! },
		...(['party_organisation', 'party_committee'] as const).flatMap((body): PostToFill[] => [
			{ body, role: 'secretary', person: leaders[0]! },
			{ body, role: 'deputy_secretary', person: leaders[1]! },
			...leaders.slice(2).map((person) => ({ body, role: 'committee_member' as const, person })),
			{ body, role: 'first_secretary', person: first }
		]),
		...partyMembers.slice(leaders.length).map((person, nth): PostToFill => ({
			body: 'party_organisation',
			role: 'member',
			person,
			...(nth === 20 || nth === 21 ? { isProbationary: true } : {})
		})),
		{ body: 'committee', role: 'director', person: committee[0]! },
		{ body: 'committee', role: 'deputy_director', person: committee[1]! },
		...committee.slice(2).map((person): PostToFill => ({
			body: 'committee',
			role: 'committee_member',
			person
		})),
		{ body: 'supervision_committee', role: 'director', person: supervisors[0]! },
		...watchers.map((person): PostToFill => ({
			body: 'supervision_committee',
			role: 'committee_member',
			person
		})),
		...representatives.map((person): PostToFill => ({
			body: 'representatives',
			role: 'representative',
			person
		})),
		{ body: 'council', role: 'convener', person: council[0]! },
		...council.slice(1).map((person): PostToFill => ({ body: 'council', role: 'member', person })),
		{ body: 'two_committees', role: 'first_secretary', person: first },
		{ body: 'township_office', role: 'liaison', person: liaison },
		{ body: 'two_committees', role: 'liaison', person: liaison },
		{ body: 'township_office', role: 'reviewer', person: reviewer },
		...residents.slice(-3, -1).map((person): PostToFill => ({
			body: 'grid',
			role: 'grid_worker',
			person
		}))
	];
	const seats = [];
	for (const post of posts) seats.push({ post, id: await village.fill(post) });

	// A third of the party members work elsewhere and are not due until they are back.
	const until = stage.present + 90 * DAY;
	const ordinary = seats.filter(({ post }) => members.includes(post.person));
	for (const { id } of ordinary.filter(({ post }) => post.role === 'member').slice(-15))
		await setAway(stage.asSystem(), { communityId: village.id, postId: id, until });

	return {
		...{ stage, id: village.id, community: await communityOf(village), body: village.body },
		...{ clerk: clerk!, secretary: secretary!, director: secretary!, deputyDirector: deputy! },
		...{ partyCommittee: leaders, committee, partyMembers, representatives, supervisors },
		...{ convener: council[0]!, council, reviewer, residents: residents.slice(0, -3) }
	};
}
