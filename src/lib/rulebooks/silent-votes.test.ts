import { describe, expect, it } from 'vitest';
import { outcomeOf, weigh } from './rule.ts';
import { ruleOn } from './rules.ts';
import { layersOf, maySilenceCount } from './silent-votes.ts';

const ground = { inBylaws: true, delivered: true, warned: true };

describe('silence', () => {
	it.each([
		['counts with bylaws, delivery and warning', ground, true, []],
		['does not without a word in the bylaws', { ...ground, inBylaws: false }, false, ['inBylaws']],
		[
			'is open while the delivery is not known',
			{ ...ground, delivered: null },
			null,
			['delivered']
		],
		[
			'does not where one is refused and another not known',
			{ ...ground, delivered: null, warned: false },
			false,
			['delivered', 'warned']
		]
	] as const)('%s', (_what, given, counts, missing) => {
		expect(maySilenceCount(given)).toEqual({ counts, missing });
	});

	it('can decide, so both layers are shown: without it the quorum fails, with it the motion passes', () => {
		const rule = ruleOn('O-ORD', '2026-02-08')!;
		const voted = {
			...{ owners_total: 300, owners_participating: 190, owners_yes: 120 },
			...{ area_total: '30000.00', area_participating: '19000.50', area_yes: '12000.25' }
		};
		const { raw, adjusted } = layersOf(voted, { owners: 12, area: '1200.05' }, 'yes');
		const outcome = (figures: typeof raw) =>
			outcomeOf(weigh(rule.quorum, figures), weigh(rule.pass, figures));
		expect(outcome(raw)).toMatchObject({ quorate: false, passed: false });
		expect(outcome(adjusted)).toMatchObject({ quorate: true, passed: true });
		expect(adjusted).toMatchObject({ owners_yes: '132', area_yes: '13200.30' });
		expect(layersOf(voted, { owners: 12, area: '0' }, 'no').adjusted).toMatchObject({
			owners_yes: 120,
			owners_participating: '202'
		});
	});
});
