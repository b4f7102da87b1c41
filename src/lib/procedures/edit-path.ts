import type { CommunityKind } from '#lib/communities/community.ts';
import { refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { isLawful, legalGates, shortestDays } from './legal-gates.ts';
import { stepKeys, type Procedure, type Step, type StepKey } from './procedure.ts';
import { stepOf } from './steps.ts';

/** One change to a path of a community's own. */
export type PathEdit =
	| { do: 'add'; step: StepKey; after: StepKey | undefined }
	| { do: 'remove'; step: StepKey }
	| { do: 'move'; step: StepKey; by: -1 | 1 }
	/** Its name here, and its days; the usual ones when they are empty. */
	| { do: 'change'; step: StepKey; name: string; days: number | undefined }
	| { do: 'merge' };

type Path = Pick<Procedure, 'key' | 'steps'>;

/** What the path is after the change; whether it may be walked, `mayEdit` says. */
export function editPath(path: Path, kind: CommunityKind, edit: PathEdit): Step[] {
	const steps = [...path.steps];
	if (edit.do === 'merge') return mergeFirstTwo(steps, kind);
	const at = steps.findIndex(({ key }) => key === edit.step);
	switch (edit.do) {
		case 'add': {
			const after = edit.after ? steps.findIndex(({ key }) => key === edit.after) + 1 : 0;
			steps.splice(after, 0, stepOf(kind, edit.step));
			return steps;
		}
		case 'remove':
			return steps.filter(({ key }) => key !== edit.step);
		case 'move': {
			const [step] = steps.splice(at, 1);
			if (step) steps.splice(Math.max(0, at + edit.by), 0, step);
			return steps;
		}
		case 'change':
			return steps.map(({ name: _name, days: _days, ...step }) =>
				step.key === edit.step
					? {
							...step,
							...(edit.name && { name: edit.name }),
							...(edit.days !== undefined && { days: edit.days })
						}
					: path.steps.find(({ key }) => key === step.key)!
			);
	}
}

/** 提议、商议合并: one sitting of the two committees takes the place of both. */
function mergeFirstTwo(steps: readonly Step[], kind: CommunityKind): Step[] {
	return steps
		.map((step) => (step.key === 'propose' ? stepOf(kind, 'propose_confer') : step))
		.filter(({ key }) => key !== 'confer');
}

/**
 * May this change be made? A gate of the law stays, where it is and as long as it is; the refusal names the article. Two
 * steps are merged only under a text that permits it.
 */
export function mayEdit(
	path: Path,
	kind: CommunityKind,
	edit: PathEdit,
	{ permit }: { permit: string }
): Verdict {
	const has = (key: StepKey) => path.steps.some((step) => step.key === key);
	if (edit.do === 'add' && has(edit.step)) return refuse('procedure.step_twice');
	if (edit.do !== 'add' && edit.do !== 'merge' && !has(edit.step))
		return refuse('procedure.no_such_step');
	if (edit.do === 'change' && edit.days !== undefined && !takesDays(edit.step))
		return refuse('procedure.no_days');
	if (edit.do === 'merge') {
		if (!has('propose') || !has('confer')) return refuse('procedure.nothing_to_merge');
		if (permit.trim() === '') return refuse('procedure.permit_wanted');
	}
	return isLawful({ key: path.key, steps: editPath(path, kind, edit) });
}

/** Steps that a term in days can be set for: comment, posting, and sittings that are called beforehand. */
export function takesDays(key: StepKey): boolean {
	return shortestDays(key) > 0 || ['prepare', 'resolve', 'deliberate'].includes(key);
}

/** The steps that may still be added, in the catalogue's order. */
export function addableSteps({ steps }: Pick<Procedure, 'steps'>): StepKey[] {
	return stepKeys.filter(
		(key) => key !== 'propose_confer' && !steps.some((step) => step.key === key)
	);
}

/** The step is one the law asks of such a path: it is shown as fixed. */
export function isLegal(path: Path, key: StepKey): boolean {
	const others = path.steps.filter((step) => step.key !== key).map((step) => step.key);
	return legalGates(path.key).some(
		({ steps }) => steps.includes(key) && !steps.some((step) => others.includes(step))
	);
}
