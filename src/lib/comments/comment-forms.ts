import * as v from 'valibot';
import { dayField, filled, idField, optionalText, wholeNumber } from '#lib/server/form-fields.ts';
import { adoptions, commentChannels } from './comment.ts';

export const WriteCommentForm = v.object({
	body: filled(2000),
	/** Filled in when the clerk takes it down for somebody. */
	name: optionalText(40),
	birthDate: v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => undefined)
			),
			dayField()
		])
	),
	channel: v.optional(v.picklist(commentChannels))
});

export const AnswerCommentForm = v.object({
	commentId: idField('comment'),
	adoption: v.picklist(adoptions),
	answer: filled(1000)
});

export const ExtendPeriodForm = v.object({ days: wholeNumber(1, 90), reason: filled(200) });

export const OpenPeriodForm = v.object({
	days: wholeNumber(5, 180),
	audience: v.picklist(['community', 'everyone'])
});
