import { describe, expect, it } from 'vitest';
import type { Id } from '#lib/kernel/id.ts';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import type { BodyKind } from '#lib/communities/community.ts';
import type { Role } from '#lib/people/person.ts';
import type { Standing } from '#lib/people/standing.ts';
import {
	mayMerge,
	mayOpenMatter,
	mayPetition,
	mayScreen,
	maySpeakFor,
	signaturesNeeded
} from './idea.ts';

const council = 'bod_council' as Id<'body'>;
const other = 'bod_other' as Id<'body'>;

/** Somebody on the roll, with the seats named. */
function aStanding(...seats: [BodyKind, Role, Id<'body'>?][]): Standing {
	return {
		communityId: 'com_1' as Id<'community'>,
		personId: 'per_1' as Id<'person'>,
		isHost: false,
		isResident: true,
		posts: seats.map(([bodyKind, role, bodyId = 'bod_1' as Id<'body'>]) => ({
			id: 'pos_1' as Id<'post'>,
			bodyId,
			bodyKind,
			communityId: 'com_1' as Id<'community'>,
			personId: 'per_1' as Id<'person'>,
			role,
			votes: true,
			startsAt: 0,
			endsAt: null,
			awayUntil: null,
			organisation: null
		}))
	};
}

const clerk = aStanding(['desk', 'clerk']);

describe('speaking for a body', () => {
	it.each<[BodyKind, Role, boolean]>([
		['party_organisation', 'secretary', true],
		['party_organisation', 'member', false],
		['committee', 'director', true],
		['committee', 'accountant', false],
		['supervision_committee', 'member', true],
		['collective_assembly', 'director', true],
		['representatives', 'representative', false],
		['council', 'convener', false]
	])('%s by its %s: %s', (kind, role, may) => {
		const body = { id: 'bod_1' as Id<'body'>, kind };
		expect(maySpeakFor(aStanding([kind, role]), body).ok).toBe(may);
	});

	it('is not for who sits in another body of the kind', () => {
		const body = { id: other, kind: 'committee' as const };
		expect(maySpeakFor(aStanding(['committee', 'director']), body)).toEqual(
			refuse('idea.not_in_this_capacity')
		);
	});
});

describe('a petition', () => {
	it.each([
		['villagers', 1500, 150],
		['villagers', 1501, 151],
		['villagers', 3, 1],
		['representatives', 45, 9],
		['representatives', 46, 10]
	] as const)('of %s among %i needs %i', (as, total, needed) => {
		expect(signaturesNeeded(as, total)).toBe(needed);
	});

	it.each([
		[149, refuse('idea.too_few_signatures', { needed: 150, total: 1500 })],
		[150, allow],
		[1501, refuse('idea.too_many_signatures', { total: 1500 })]
	])('with %i signatures of 1500', (signatures, verdict) => {
		const petition = { as: 'villagers' as const, signatures, total: 1500, recorder: clerk };
		expect(mayPetition(aStanding(), petition)).toEqual(verdict);
	});

	it('is counted at the desk', () => {
		const petition = {
			as: 'villagers' as const,
			signatures: 900,
			total: 1500,
			recorder: aStanding()
		};
		expect(mayPetition(aStanding(), petition)).toEqual(refuse('idea.signatures_at_desk'));
	});

	it('of representatives is led by one of them', () => {
		const petition = { as: 'representatives' as const, signatures: 9, total: 45, recorder: clerk };
		expect(mayPetition(aStanding(), petition)).toEqual(refuse('idea.not_in_this_capacity'));
		expect(mayPetition(aStanding(['representatives', 'representative']), petition)).toEqual(allow);
	});
});

describe('screening', () => {
	it.each<[string, Standing, boolean]>([
		['by the secretary', aStanding(['party_organisation', 'secretary']), true],
		['by the council’s convener', aStanding(['council', 'convener', council]), true],
		['by another council’s convener', aStanding(['council', 'convener', other]), false],
		['by a party member', aStanding(['party_organisation', 'member']), false],
		['by the clerk', clerk, false]
	])('%s', (_who, standing, may) => {
		expect(mayScreen(standing, { state: 'raised', councilId: council }).ok).toBe(may);
	});

	it.each(['accepted', 'refused', 'merged', 'matter'] as const)('is over once %s', (state) => {
		const secretary = aStanding(['party_organisation', 'secretary']);
		expect(mayScreen(secretary, { state, councilId: null })).toEqual(
			refuse('idea.already_screened')
		);
	});

	it('merges into another that is alive, never into itself', () => {
		const secretary = aStanding(['party_organisation', 'secretary']);
		const idea = { id: 'ide_1' as Id<'idea'>, state: 'raised' as const, councilId: null };
		const into = (state: 'raised' | 'refused' | 'matter') => ({ id: 'ide_2' as Id<'idea'>, state });
		expect(mayMerge(secretary, idea, idea)).toEqual(refuse('idea.same_idea'));
		expect(mayMerge(secretary, idea, into('refused'))).toEqual(refuse('idea.ended'));
		expect(mayMerge(secretary, idea, into('raised'))).toEqual(allow);
		expect(mayMerge(secretary, idea, into('matter'))).toEqual(allow);
	});
});

describe('opening a matter', () => {
	it.each([
		['raised', refuse('idea.not_accepted')],
		['refused', refuse('idea.not_accepted')],
		['accepted', allow],
		['matter', refuse('idea.already_matter')]
	] as const)('from an idea that is %s', (state, verdict) => {
		expect(mayOpenMatter(clerk, { state, councilId: null })).toEqual(verdict);
	});
});
