import * as v from 'valibot';
import type { Id } from '#lib/kernel/id.ts';
import { roles, type Role } from '#lib/people/person.ts';
import { dayField, filled, idField, optionalText, wholeNumber } from '#lib/server/form-fields.ts';
import { appraisedAs, grades, incompetenceBars, type AppraisalResult } from './appraisal.ts';

/** A committee has nine members at the most; three lines more are for staff paid for their lost work. */
export const APPRAISAL_LINES = Array.from({ length: 12 }, (_none, index) => index + 1);

const figure = v.optional(v.union([v.literal(''), wholeNumber(0, 9999)]), '');

/** The fields of every line, numbered: `person1`, `excellent1` … A line without a person, or without figures, is none. */
const lines = Object.fromEntries(
	APPRAISAL_LINES.flatMap((line) => [
		[`person${line}`, v.optional(v.union([v.literal(''), idField('person')]), '')],
		[`role${line}`, v.optional(v.picklist(roles), 'committee_member')],
		[`as${line}`, v.optional(v.picklist(appraisedAs), 'member')],
		...grades.map((grade) => [`${grade}${line}`, figure])
	])
) as v.ObjectEntries;

type Typed = Record<string, unknown>;
type Line = Omit<AppraisalResult, 'appraisalId'>;

function lineIn(typed: Typed, line: number): Line[] {
	const personId = typed[`person${line}`] as Id<'person'> | '';
	const figures = grades.map((grade) => typed[`${grade}${line}`] as number | '');
	if (!personId || figures.every((one) => one === '')) return [];
	const [excellent, competent, basic, incompetent] = figures.map((one) => one || 0);
	return [
		{
			...{ personId, role: typed[`role${line}`] as Role },
			appraisedAs: typed[`as${line}`] as Line['appraisedAs'],
			...{ excellent: excellent!, competent: competent!, basic: basic!, incompetent: incompetent! }
		}
	];
}

export const AppraisalForm = v.pipe(
	v.object({
		bodyId: idField('body'),
		heldOn: dayField(),
		present: wholeNumber(1, 99_999),
		ballots: wholeNumber(1, 99_999),
		bar: v.picklist(incompetenceBars),
		barBasis: optionalText(200),
		presidedBy: idField('person'),
		...(lines as object)
	}),
	v.transform(({ bodyId, heldOn, present, ballots, bar, barBasis, presidedBy, ...typed }) => ({
		...{ bodyId, heldOn, present, ballots, bar, barBasis, presidedBy },
		lines: APPRAISAL_LINES.flatMap((line) => lineIn(typed, line))
	}))
);

export const VoidForm = v.object({ reason: filled(500) });
export const EndForm = v.object({ postId: idField('post') });
