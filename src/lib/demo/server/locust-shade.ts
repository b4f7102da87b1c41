import { chanceFrom } from '../chance.ts';
import { inventName } from '../invented-roll.ts';
import { locustShade, locustShadeBodies, locustShadeRoll } from '../places.ts';
import { listBodies } from '#lib/communities/server/community-store.ts';
import type { Place } from './place.ts';
import { communityOf, settleIn, type PostToFill } from './settle-in.ts';
import { on, type Stage } from './stage.ts';

/** The community with its four estates: party, committee, council, owners' committees and property firms. */
export async function settleLocustShade(stage: Stage): Promise<Place> {
	const community = await settleIn(stage, {
		...locustShade,
		groups: [...locustShade.groups],
		roll: locustShadeRoll(),
		bodies: locustShadeBodies,
		term: { startsAt: on('2026-01-10', '00:00'), endsAt: on('2031-01-10', '00:00') }
	});
	const names = chanceFrom(11);
	const [secretary] = community.find(1, { sex: 'female', from: 36, to: 54 });
	const [director] = community.find(1, { sex: 'male', from: 34, to: 54 });
	const [deputy] = community.find(1, { sex: 'female', from: 32, to: 50 });
	const party = community.find(3, { from: 30, to: 60 });
	const committeeMembers = community.find(4, { from: 30, to: 58 });
	const [clerk] = community.find(1, { sex: 'female', from: 28, to: 40 });
	const supervisors = community.find(3, { from: 45, to: 66 });
	const councillors = community.find(9, { from: 30, to: 68 });
	const representatives = community.find(61, { from: 28, to: 68 });
	const members = community.find(48, { from: 30, to: 68 });
	const owners = community.find(6, { from: 32, to: 62 });
	const residents = community.find(40, { from: 28, to: 68 });
	const firms = [
		await community.guest(inventName(names, 'male'), 'male'),
		await community.guest(inventName(names, 'female'), 'female')
	];
	const reviewer = await community.guest(inventName(names, 'female'), 'female');
	const bodies = await listBodies(stage.db, community.id);
	const named = (name: string) => bodies.find((body) => body.name === name)!.id;

	const leaders = [secretary!, deputy!, director!, ...party];
	const committee = [director!, deputy!, ...committeeMembers];
	const council = [...councillors, ...representatives.slice(0, 2)];
	const partyMembers = [...leaders, supervisors[0]!, ...representatives.slice(10, 17), ...members];
	const [brocade, east, ...organisations] = locustShadeBodies.map(({ name }) => name);
	const ownersOf = [
		{ name: brocade!, people: owners.slice(0, 3) },
		{ name: east!, people: owners.slice(3) }
	];

	const posts: PostToFill[] = [
		{ body: 'desk', role: 'clerk', person: clerk! },
		...(['party_organisation', 'party_committee'] as const).flatMap((body): PostToFill[] => [
			{ body, role: 'secretary', person: leaders[0]! },
			{ body, role: 'deputy_secretary', person: leaders[1]! },
			...leaders.slice(2).map((person) => ({ body, role: 'committee_member' as const, person }))
		]),
		...partyMembers.slice(leaders.length).map((person): PostToFill => ({
			body: 'party_organisation',
			role: 'member',
			person
		})),
		{ body: 'committee', role: 'director', person: committee[0]! },
		{ body: 'committee', role: 'deputy_director', person: committee[1]! },
		...committeeMembers.map((person): PostToFill => ({
			body: 'committee',
			role: 'committee_member',
			person
		})),
		{ body: 'supervision_committee', role: 'director', person: supervisors[0]! },
		...supervisors.slice(1).map((person): PostToFill => ({
			body: 'supervision_committee',
			role: 'committee_member',
			person
		})),
		...representatives.map((person): PostToFill => ({
			body: 'representatives',
			role: 'representative',
			person
		})),
		...ownersOf.flatMap(({ name, people }) =>
			people.map((person, nth): PostToFill => ({
				body: named(name),
				role: nth === 0 ? 'director' : 'committee_member',
				person
			}))
		),
		...organisations.flatMap((name, nth): PostToFill[] => [
			{ body: named(name), role: 'delegate', person: firms[nth]!, organisation: name },
			{ body: 'council', role: 'delegate', person: firms[nth]!, organisation: name }
		]),
		{ body: 'council', role: 'convener', person: council[0]! },
		...council.slice(1).map((person): PostToFill => ({ body: 'council', role: 'member', person })),
		...ownersOf.map(({ name, people }): PostToFill => ({
			body: 'council',
			role: 'delegate',
			person: people[0]!,
			organisation: name
		})),
		{ body: 'township_office', role: 'reviewer', person: reviewer },
		...residents.slice(-4).map((person): PostToFill => ({
			body: 'grid',
			role: 'grid_worker',
			person
		}))
	];
	for (const post of posts) await community.fill(post);

	return {
		...{ stage, id: community.id, community: await communityOf(community), body: community.body },
		...{ clerk: clerk!, secretary: secretary!, director: director!, deputyDirector: deputy! },
		...{ partyCommittee: leaders, committee, partyMembers, representatives, supervisors },
		...{ convener: council[0]!, council, reviewer, residents: residents.slice(0, -4) }
	};
}
