import { describe, expect, it } from 'vitest';
import type { Id } from '#lib/kernel/id.ts';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import { maySign, mayTakeBack, mayWithdraw, type SignatureLine } from './petition.ts';

const line = (signedAt: number | null): SignatureLine => ({
	...{ personId: 'per_1' as Id<'person'>, signedAt, channel: signedAt ? 'web' : null, sheet: null }
});

describe('signing', () => {
	it.each([
		['open', line(null), allow],
		['open', line(5), refuse('petition.already_signed')],
		['open', undefined, refuse('petition.not_on_list')],
		['reached', line(null), refuse('petition.ended')],
		['withdrawn', line(null), refuse('petition.ended')]
	] as const)('a petition that is %s, %o', (state, one, verdict) => {
		expect(maySign({ state }, one)).toEqual(verdict);
	});

	it.each([
		['open', line(5), allow],
		['open', line(null), refuse('petition.not_signed')],
		['reached', line(5), refuse('petition.ended')]
	] as const)('is taken back while it is %s, %o', (state, one, verdict) => {
		expect(mayTakeBack({ state }, one)).toEqual(verdict);
	});
});

it('is withdrawn by whoever leads it, while it is open', () => {
	const standing = (personId: string) => ({
		communityId: 'com_1' as Id<'community'>,
		...{ personId: personId as Id<'person'>, isHost: false, isResident: true, posts: [] }
	});
	const petition = { state: 'open', startedBy: 'per_1' as Id<'person'> } as const;
	expect(mayWithdraw(standing('per_1'), petition)).toEqual(allow);
	expect(mayWithdraw(standing('per_2'), petition)).toEqual(refuse('petition.not_yours'));
	expect(mayWithdraw(standing('per_1'), { ...petition, state: 'reached' })).toEqual(
		refuse('petition.ended')
	);
});
