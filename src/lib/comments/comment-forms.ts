import * as v from 'valibot';
import { filled, idField, wholeNumber } from '#lib/server/form-fields.ts';
import { adoptions, commentChannels } from './comment.ts';

export const WriteCommentForm = v.object({
	body: filled(2000),
	/** Set when a helper takes it down for somebody. */
	authorId: v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => undefined)
			),
			idField('person')
		])
	),
	channel: v.optional(v.picklist(commentChannels), 'web')
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
