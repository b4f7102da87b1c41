import { describe, expect, it } from 'vitest';
import { stepKeys } from './procedure.ts';
import { addableSteps, editPath, isLegal, mayEdit } from './edit-path.ts';
import { isLawful, legalGates } from './legal-gates.ts';
import { procedures } from './procedures.ts';

const all = Object.values(procedures);
const fourTwo = procedures.village_four_two;
const keysOf = (steps: readonly { key: string }[]) => steps.map(({ key }) => key);

describe('every procedure', () => {
	it.each(all.map((procedure) => [procedure.key, procedure] as const))(
		'%s is lawful',
		(_key, one) => {
			expect(isLawful(one)).toEqual({ ok: true });
		}
	);

	it.each(all.map((procedure) => [procedure.key, procedure] as const))(
		'%s refuses to lose any gate of the law, and names its basis',
		(key, one) => {
			for (const { steps } of legalGates(key)) {
				const without = one.steps.filter((step) => !steps.includes(step.key));
				const verdict = isLawful({ key, steps: without });
				expect(verdict).toMatchObject({ ok: false });
				if (!verdict.ok && verdict.code === 'procedure.legal_gate')
					expect(legalGates(key).map((gate) => `@procedure.basis.${gate.basis}`)).toContain(
						verdict.facts?.basis
					);
			}
		}
	);

	it('can do without what is our own addition', () => {
		const verdict = mayEdit(
			fourTwo,
			'village',
			{ do: 'remove', step: 'look_back' },
			{ permit: '' }
		);
		expect(verdict).toEqual({ ok: true });
	});
});

describe('a path of a community’s own', () => {
	it('takes another step where it is put', () => {
		const steps = editPath(fourTwo, 'village', { do: 'add', step: 'legality', after: 'consult' });
		expect(keysOf(steps).slice(3, 6)).toEqual(['consult', 'legality', 'review']);
		expect(isLawful({ key: fourTwo.key, steps })).toEqual({ ok: true });
	});

	it('does not drop the members’ review, and is told which rule stands in the way', () => {
		expect(mayEdit(fourTwo, 'village', { do: 'remove', step: 'review' }, { permit: '' })).toEqual({
			ok: false,
			code: 'procedure.legal_gate',
			facts: { step: '@procedure.step.review', basis: '@procedure.basis.branch_rules' }
		});
	});

	it('does not put the decision before the study', () => {
		const verdict = mayEdit(
			fourTwo,
			'village',
			{ do: 'move', step: 'resolve', by: -1 },
			{ permit: '' }
		);
		expect(verdict).toMatchObject({
			code: 'procedure.legal_order',
			facts: { basis: '@procedure.basis.village_28' }
		});
	});

	it('lengthens a term, and does not shorten it below the law’s', () => {
		const lengthen = (days: number) =>
			mayEdit(
				fourTwo,
				'village',
				{ do: 'change', step: 'publish_decision', name: '', days },
				{ permit: '' }
			);
		expect(lengthen(30)).toEqual({ ok: true });
		expect(lengthen(14)).toMatchObject({
			code: 'procedure.term_too_short',
			facts: { days: 15, basis: '@procedure.basis.village_35' }
		});
	});

	it('merges proposal and conferring only under a text that permits it', () => {
		expect(mayEdit(fourTwo, 'village', { do: 'merge' }, { permit: ' ' })).toMatchObject({
			code: 'procedure.permit_wanted'
		});
		expect(mayEdit(fourTwo, 'village', { do: 'merge' }, { permit: '某县〔2024〕3号' })).toEqual({
			ok: true
		});
		expect(keysOf(editPath(fourTwo, 'village', { do: 'merge' }))).toEqual(
			keysOf(procedures.village_merged.steps)
		);
	});

	it('renames a step and takes the name away again', () => {
		const named = editPath(fourTwo, 'village', {
			do: 'change',
			step: 'consult',
			name: '入户听意见',
			days: undefined
		});
		expect(named.find(({ key }) => key === 'consult')?.name).toBe('入户听意见');
		const steps = editPath({ ...fourTwo, steps: named }, 'village', {
			do: 'change',
			step: 'consult',
			name: '',
			days: undefined
		});
		expect(steps).toEqual(fourTwo.steps);
	});

	it('is offered each step once', () => {
		for (const one of all)
			expect([...addableSteps(one), ...keysOf(one.steps)].toSorted()).toEqual(
				stepKeys
					.filter((key) => key !== 'propose_confer' || keysOf(one.steps).includes(key))
					.toSorted()
			);
	});

	it('shows which steps the law holds fast', () => {
		expect(isLegal(fourTwo, 'confer')).toBe(true);
		expect(isLegal(fourTwo, 'consult')).toBe(false);
		expect(isLegal(procedures.village_levy, 'consult')).toBe(true);
	});
});
