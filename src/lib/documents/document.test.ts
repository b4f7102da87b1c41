import { describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import type { Post } from '#lib/people/person.ts';
import type { Standing } from '#lib/people/standing.ts';
import { mayFreeze, mayRead, mayWrite } from './document.ts';

const communityId = newId('community');
const somebody: Standing = {
	communityId,
	personId: newId('person'),
	isHost: false,
	isResident: true,
	posts: []
};
const official: Standing = { ...somebody, posts: [{ bodyKind: 'committee' } as Post] };
const visitor: Standing = { ...somebody, personId: undefined, isResident: false };
const host: Standing = { ...visitor, isHost: true };

describe('mayRead', () => {
	it.each([
		['a drafter without a post', { standing: somebody, drafts: true }, allow],
		['somebody with a post', { standing: official, drafts: false }, allow],
		['a resident', { standing: somebody, drafts: false }, refuse('document.not_for_you')],
		['a visitor', { standing: visitor, drafts: false }, refuse('access.sign_in')],
		['the host', { standing: host, drafts: false }, refuse('access.sign_in')]
	] as const)('answers %s', (_who, person, verdict) => {
		expect(mayRead(person)).toEqual(verdict);
	});
});

describe('mayWrite and mayFreeze', () => {
	const open = { sealedAt: null };
	const sealed = { sealedAt: 1 };
	it.each([
		['a drafter', open, { standing: somebody, drafts: true }, allow],
		[
			'a drafter after the freeze',
			sealed,
			{ standing: somebody, drafts: true },
			refuse('document.sealed')
		],
		[
			'somebody with a post who does not draft',
			open,
			{ standing: official, drafts: false },
			refuse('document.not_a_drafter')
		],
		['a visitor', open, { standing: visitor, drafts: false }, refuse('access.sign_in')]
	] as const)('answer %s', (_who, document, person, verdict) => {
		const { drafts, standing } = person;
		expect(mayWrite(document, { personId: standing.personId, drafts })).toEqual(verdict);
		expect(mayFreeze(document, person)).toEqual(verdict);
	});
});
