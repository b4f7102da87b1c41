import * as v from 'valibot';
import { dayField, filled, idField, optionalText, wholeNumber } from '#lib/server/form-fields.ts';
import { objectionOutcomes, postedKinds } from './notice.ts';

/** Longer than any frozen text that stands in a notice whole. */
const BODY_LIMIT = 40_000;

export const PostNoticeForm = v.object({
	kind: v.picklist(postedKinds),
	matterId: v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => null)
			),
			idField('matter')
		])
	),
	title: filled(80),
	body: filled(BODY_LIMIT),
	issuerId: idField('body'),
	places: optionalText(200),
	days: wholeNumber(1, 366),
	figuresReason: optionalText(500)
});

export const WithdrawNoticeForm = v.object({ reason: filled(500) });

export const ObjectionForm = v.object({ objection: filled(2000) });

/** 代录. */
export const TakenDownForm = v.object({
	channel: v.picklist(['paper', 'phone']),
	name: filled(40),
	birthDate: v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => undefined)
			),
			dayField()
		])
	),
	objection: filled(2000)
});

export const AnswerObjectionForm = v.object({
	objectionId: idField('objection'),
	outcome: v.picklist(objectionOutcomes),
	answer: filled(2000)
});
