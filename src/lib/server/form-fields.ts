import * as v from 'valibot';
import { isId, type Id, type IdKind } from '#lib/kernel/id.ts';
import { isDay, type Day } from '#lib/kernel/instant.ts';

/** Text that must be filled in, at most `max` characters. */
export const filled = (max: number) => v.pipe(v.string(), v.nonEmpty(), v.maxLength(max));

/** Text that may be empty. */
export const optionalText = (max: number) => v.optional(v.pipe(v.string(), v.maxLength(max)), '');

/** A whole number typed into a field; full-width digits are understood. */
export const wholeNumber = (min: number, max: number) =>
	v.pipe(
		v.string(),
		v.nonEmpty(),
		v.transform((text) => Number(text.normalize('NFKC').replaceAll(',', ''))),
		v.number(),
		v.integer(),
		v.minValue(min),
		v.maxValue(max)
	);

/** A date as `<input type="date">` sends it. */
export const dayField = () =>
	v.pipe(
		v.string(),
		v.nonEmpty(),
		v.check((text) => isDay(text), 'form.not_a_day'),
		v.transform((text) => text as Day)
	);

/** A wall-clock time `HH:MM`. */
export const timeField = () =>
	v.pipe(v.string(), v.nonEmpty(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** The id of a thing chosen in a form. Whether it exists, and here, the use case asks. */
export const idField = <Kind extends IdKind>(kind: Kind) =>
	v.pipe(
		v.string(),
		v.nonEmpty(),
		v.check((text) => isId(kind, text)),
		v.transform((text) => text as Id<Kind>)
	);

/** A check box. */
export const ticked = () =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform((value) => value !== '')
	);

/** A whole number that may be left out. */
export const optionalWhole = (min: number, max: number) =>
	v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => undefined)
			),
			wholeNumber(min, max)
		]),
		''
	);
