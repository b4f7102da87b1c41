import * as v from 'valibot';
import { dayField, filled } from '#lib/server/form-fields.ts';

export const ObjectForm = v.object({ reasons: filled(2000) });
export const AnswerForm = v.object({ answer: filled(2000) });
export const ReportForm = v.object({ report: filled(5000) });
export const OutcomeForm = v.object({
	outcome: filled(2000),
	outcomeFrom: filled(60),
	outcomeOn: dayField()
});
