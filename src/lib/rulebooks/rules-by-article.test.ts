import { describe, expect, it } from 'vitest';
import type { Day } from '#lib/kernel/instant.ts';
import { competenceFor, type Decider, type Matter } from './competence.ts';
import { isOftenEnough } from './disclosure-days.ts';
import { weigh, type Figures } from './rule.ts';
import { ruleOn } from './rules.ts';

const today: Day = '2026-06-01';

describe('rules that few decisions meet', () => {
	it.each([
		['V-REP-SIZE', { households: 150, reps: 30 }, true],
		['V-REP-SIZE', { households: 149, reps: 30 }, false],
		['V-REP-SIZE', { households: 450, reps: 30 }, true],
		['V-REP-SIZE', { households: 451, reps: 30 }, false],
		['R-REP-SIZE', { households: 600, reps: 30 }, true],
		['R-REP-SIZE', { households: 599, reps: 30 }, false],
		['R-REP-SIZE', { households: 1500, reps: 30 }, true],
		['R-REP-SIZE', { households: 1501, reps: 30 }, false],
		['C-REP-COMP', { reps_total: 20 }, false],
		['C-REP-COMP', { reps_total: 21 }, true],
		['V-LEVY-ASM', { yes: 50, present: 100 }, false],
		['V-LEVY-ASM', { yes: 51, present: 100 }, true],
		['V-LEVY-REP', { yes: 15, members_present: 30 }, false],
		['V-LEVY-REP', { yes: 16, members_present: 30 }, true]
	] as const)('%s of %o is passed: %s', (id, figures: Figures, passed) => {
		expect(weigh(ruleOn(id, today)!.pass, figures).holds).toBe(passed);
	});

	it.each([
		['V-LEVY-ASM', { present_households: 66, eligible_households: 100 }, false],
		['V-LEVY-ASM', { present_households: 67, eligible_households: 100 }, true],
		['V-LEVY-REP', { households_represented: 66, eligible_households: 99 }, true],
		['V-LEVY-REP', { households_represented: 65, eligible_households: 99 }, false]
	] as const)('%s of %o is quorate: %s', (id, figures: Figures, quorate) => {
		expect(weigh(ruleOn(id, today)!.quorum, figures).holds).toBe(quorate);
	});
});

describe('who decides by an article', () => {
	const deciders = (matter: Matter) =>
		(competenceFor(matter, today)?.bodies ?? []).map(({ body }) => body);
	const village: Decider[] = ['village_assembly', 'village_representatives'];
	const residents: Decider[] = ['residents_assembly', 'residents_representatives'];

	it.each([
		['village_appraisal', village],
		['village_by_election', village],
		['village_supervisors', village],
		['village_undo_representatives', ['village_assembly']],
		['residents_appraisal', residents],
		['residents_by_election', residents],
		['residents_supervisors', residents]
	] as const)('of %s are %o', (matter, bodies) => {
		expect(deciders(matter)).toEqual(bodies);
	});
});

describe('集体财务公布', () => {
	it.each([
		['2026-03-31', '2026-06-30', false, true],
		['2026-03-31', '2026-07-01', false, false],
		['2026-03-31', '2026-04-30', true, true],
		['2026-03-31', '2026-05-01', true, false]
	] as const)('from %s to %s, busy %s, is often enough: %s', (last, next, isBusy, ok) => {
		const asked = { of: 'collective', item: 'finance', places: [], last, next, isBusy } as const;
		expect(isOftenEnough(asked).ok).toBe(ok);
	});
});
