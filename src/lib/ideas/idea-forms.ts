import * as v from 'valibot';
import { filled, idField, optionalText, wholeNumber } from '#lib/server/form-fields.ts';
import { ideaChannels, raisedAs } from './idea.ts';

const optionalId = <Field extends v.GenericSchema>(field: Field) =>
	v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => undefined)
			),
			field
		])
	);

export const RaiseIdeaForm = v.object({
	title: filled(60),
	body: filled(2000),
	raisedAs: v.picklist(raisedAs),
	bodyId: optionalId(idField('body')),
	councilId: optionalId(idField('body')),
	signatures: v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => undefined)
			),
			wholeNumber(1, 100_000)
		])
	),
	/** Set when a helper takes it down for somebody. */
	raisedBy: optionalId(idField('person')),
	channel: v.optional(v.picklist(ideaChannels), 'web')
});

export const RemarkForm = v.object({ body: filled(500) });

export const RemoveRemarkForm = v.object({ remarkId: idField('remark'), reason: filled(200) });

export const ScreenIdeaForm = v.object({
	decision: v.picklist(['accept', 'refuse']),
	reasons: filled(500)
});

export const MergeIdeaForm = v.object({ into: idField('idea'), reasons: filled(500) });

export const IdeaSearch = v.object({ words: optionalText(60) });
