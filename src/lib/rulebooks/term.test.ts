import { describe, expect, it } from 'vitest';
import type { Day } from '#lib/kernel/instant.ts';
import { earliestSitting, isDulyNoticed, noticeTerms } from './notice-days.ts';
import { earliestBy, holdsTerms, mayOverlay, termsFor } from './term.ts';
import { terms } from './terms.ts';

const notice = (of: string, noticed: Day, held: Day, ...places: string[]) => ({
	...{ of, noticed, held, places }
});

describe('notice of a sitting', () => {
	it.each<[string, string, Day, Day, string[], boolean]>([
		[
			'ten days, the day of notice not counted',
			'village_assembly',
			'2026-03-01',
			'2026-03-11',
			[],
			true
		],
		['nine', 'village_assembly', '2026-03-01', '2026-03-10', [], false],
		['ten days of the old law', 'village_assembly', '2025-12-01', '2025-12-11', [], true],
		['residents', 'residents_assembly', '2026-03-01', '2026-03-10', [], false],
		['owners, fourteen days', 'owners_assembly', '2026-03-02', '2026-03-16', [], false],
		[
			'representatives, nothing national',
			'village_representatives',
			'2026-03-01',
			'2026-03-02',
			[],
			true
		],
		['in 浙江, three', 'village_representatives', '2026-03-01', '2026-03-04', ['浙江'], true],
		['in 浙江, two', 'village_representatives', '2026-03-01', '2026-03-03', ['浙江'], false],
		['in 山东, four', 'village_representatives', '2026-03-01', '2026-03-05', ['山东'], false],
		['in 上海, ten', 'village_representatives', '2026-03-01', '2026-03-11', ['上海'], true],
		[
			'杭州’s seven for an extra meeting stay fifteen',
			'owners_assembly',
			'2026-03-01',
			'2026-03-08',
			['浙江', '杭州'],
			false
		]
	])('%s', (_what, of, noticed, held, places, ok) => {
		expect(isDulyNoticed(notice(of, noticed, held, ...places)).ok).toBe(ok);
	});

	it('is never after the sitting', () => {
		expect(isDulyNoticed(notice('council', '2026-03-05', '2026-03-01'))).toMatchObject({
			because: 'too_early'
		});
	});

	const short = { noticed: '2026-03-01', held: '2026-03-03', places: [] } as const;

	it.each([
		['village_assembly', '2026-03-01', true],
		['residents_assembly', '2026-03-01', true],
		['collective_assembly', '2026-03-01', false],
		['owners_assembly', '2026-03-01', false]
	] as const)('may be short for a reason: %s', (of, noticed, ok) => {
		expect(isDulyNoticed({ ...short, of, noticed, shortBecause: '台风将至' }).ok).toBe(ok);
	});

	it('is not short without a reason on record, nor before 2026, nor for representatives', () => {
		expect(isDulyNoticed({ ...short, of: 'village_assembly', shortBecause: ' ' })).toMatchObject({
			because: 'no_reason_for_short_notice'
		});
		expect(
			isDulyNoticed({
				...notice('village_assembly', '2025-03-01', '2025-03-03'),
				shortBecause: '台风将至'
			})
		).toMatchObject({ because: 'too_short' });
		expect(
			isDulyNoticed({
				...notice('village_representatives', '2026-03-01', '2026-03-02', '浙江'),
				shortBecause: '台风将至'
			})
		).toMatchObject({ because: 'too_short' });
	});

	it('has to tell the matters where a text asks for it', () => {
		const told = { hasAgenda: false };
		expect(
			isDulyNoticed({ ...notice('collective_assembly', '2026-03-01', '2026-03-11'), ...told })
		).toMatchObject({ because: 'no_agenda' });
		expect(
			isDulyNoticed({ ...notice('village_assembly', '2026-03-01', '2026-03-11'), ...told }).ok
		).toBe(true);
	});

	it('says the earliest permissible day, and what decides it', () => {
		expect(
			earliestSitting({ of: 'owners_assembly', noticed: '2026-03-01', places: ['北京'] })
		).toMatchObject({ day: '2026-03-16' });
		expect(
			earliestSitting({
				of: 'village_representatives',
				noticed: '2026-02-27',
				places: [],
				own: { least: 3 }
			})
		).toEqual({ ok: true, day: '2026-03-02', by: undefined });
	});
});

describe('an overlay', () => {
	const assembly = noticeTerms({ of: 'village_assembly', places: [], noticed: '2026-03-01' });

	it('lengthens a minimum and is refused, with the article, where it would shorten it', () => {
		expect(mayOverlay(assembly, { least: 12 })).toEqual({ ok: true });
		expect(mayOverlay(assembly, { least: 10 })).toEqual({ ok: true });
		expect(mayOverlay(assembly, { least: 7 })).toMatchObject({
			ok: false,
			because: 'shorter_than_the_law',
			source: { zh: '《村民委员会组织法》（2025修正）第二十五条' },
			facts: { own: 7, law: 10 }
		});
	});

	it('shortens a maximum and is refused where it would lengthen it', () => {
		const handover = termsFor(terms, {
			kind: 'handover',
			of: 'village',
			day: '2026-02-21',
			places: []
		});
		expect(mayOverlay(handover, { most: 7 })).toEqual({ ok: true });
		expect(mayOverlay(handover, { most: 15 })).toMatchObject({ because: 'longer_than_the_law' });
	});
});

describe('posting', () => {
	const posting = (day: Day, ...places: string[]) =>
		termsFor(terms, { kind: 'posting', of: 'village', day, places });

	it('hangs fifteen days from 2026, whatever shorter a province says', () => {
		const applied = posting('2026-01-05', '山东');
		expect(applied).toHaveLength(2);
		expect(holdsTerms(applied, '2026-01-05', '2026-01-20')).toEqual({ ok: true });
		expect(holdsTerms(applied, '2026-01-05', '2026-01-19').ok).toBe(false);
	});

	it('hung five in 山东 before', () => {
		expect(holdsTerms(posting('2025-01-05', '山东'), '2025-01-05', '2025-01-10')).toEqual({
			ok: true
		});
		expect(posting('2025-01-05')).toEqual([]);
	});
});

describe('a term in working days', () => {
	const review = termsFor(terms, {
		kind: 'reply',
		of: 'levy_review',
		day: '2026-02-13',
		places: []
	});

	it('counts over the Spring Festival', () => {
		// From Friday 13 February: 14 worked; 24–27; 28 worked; 2 March is the seventh.
		expect(holdsTerms(review, '2026-02-13', '2026-03-02')).toEqual({ ok: true });
		expect(holdsTerms(review, '2026-02-13', '2026-03-03').ok).toBe(false);
	});

	it('is not told for a year whose days off are not announced', () => {
		expect(holdsTerms(review, '2031-02-13', '2031-03-02')).toEqual({
			ok: null,
			missing: ['arrangement_of_2031']
		});
		expect(earliestBy([{ ...review[0]!, least: 5 }], '2031-02-13')).toEqual({ year: 2031 });
	});
});

describe('the terms', () => {
	it('have an id of their own, an article and a number or an agenda', () => {
		expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
		for (const { source, least, most, agenda } of terms) {
			expect(source.zh && source.en).toBeTruthy();
			expect(least ?? most ?? agenda).toBeDefined();
		}
	});
});
