import { describe, expect, it } from 'vitest';
import { allow, refuse } from '#lib/kernel/verdict.ts';
import { communityKinds, defaultSettings } from './community.ts';
import { maySettle, POSTING_FLOOR } from './settings.ts';

describe('maySettle', () => {
	it.each(communityKinds)('takes the default settings of a %s', (kind) => {
		expect(maySettle(kind, defaultSettings)).toEqual(allow);
	});

	it.each(communityKinds)(
		'refuses a %s fewer days of posting than the law asks, with the article',
		(kind) => {
			const { days: min, article } = POSTING_FLOOR[kind];
			expect(maySettle(kind, { ...defaultSettings, postingDays: 15 })).toEqual(allow);
			expect(maySettle(kind, { ...defaultSettings, postingDays: 14 })).toEqual(
				refuse('community.posting_short', { min, article })
			);
		}
	);

	it('refuses fewer than five days for comments', () => {
		expect(maySettle('village', { ...defaultSettings, commentDays: 5 })).toEqual(allow);
		expect(maySettle('village', { ...defaultSettings, commentDays: 4 })).toEqual(
			refuse('community.comment_short', { min: 5 })
		);
	});
});
