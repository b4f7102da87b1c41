import * as v from 'valibot';
import { dayField, filled, idField, optionalText } from '#lib/server/form-fields.ts';
import { checkOutcomes } from './task.ts';

export const AssignTaskForm = v.object({
	matterId: idField('matter'),
	title: filled(80),
	ownerId: idField('person'),
	due: dayField()
});

/** Yuan with at most two places, as typed: `86,400.00`. Kept in whole fen. */
const amount = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text.normalize('NFKC').replaceAll(',', '').trim()),
	v.regex(/^(\d{1,10}(\.\d{1,2})?)?$/, 'task.not_an_amount'),
	v.transform((text) => (text === '' ? null : Math.round(Number(text) * 100)))
);

/** What a browser sends for an empty file field is a file without a name. */
const chosenFiles = v.pipe(
	v.optional(v.array(v.instance(File)), []),
	v.transform((files) => files.filter(({ size, name }) => size > 0 || name !== '')),
	v.maxLength(9)
);

export const ReportTaskForm = v.object({
	report: filled(2000),
	spent: amount,
	evidence: chosenFiles
});

export const CheckTaskForm = v.object({
	outcome: v.picklist(checkOutcomes),
	remark: optionalText(1000)
});
