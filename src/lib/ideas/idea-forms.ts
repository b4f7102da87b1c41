import * as v from 'valibot';
import { dayField, filled, idField, optionalText, wholeNumber } from '#lib/server/form-fields.ts';
import { ideaChannels, raisedAs } from './idea.ts';

const emptied = v.pipe(
	v.literal(''),
	v.transform(() => undefined)
);

/** In which capacity: `body:bod_…`, `resident:bod_…` (the council it is put to), `villagers` or `representatives`. */
const capacity = v.pipe(
	v.string(),
	v.transform((text): { raisedAs: string; bodyId?: string; councilId?: string } => {
		const [raisedAs = '', id] = text.split(':');
		if (id === undefined) return { raisedAs };
		return raisedAs === 'body' ? { raisedAs, bodyId: id } : { raisedAs, councilId: id };
	}),
	v.object({
		raisedAs: v.picklist(raisedAs),
		bodyId: v.optional(idField('body')),
		councilId: v.optional(idField('body'))
	})
);

export const RaiseIdeaForm = v.object({
	title: filled(60),
	body: filled(2000),
	as: capacity,
	signatures: v.optional(v.union([emptied, wholeNumber(1, 100_000)])),
	/** Filled in when the clerk takes it down for somebody. */
	name: optionalText(40),
	birthDate: v.optional(v.union([emptied, dayField()])),
	channel: v.optional(v.picklist(ideaChannels))
});

export const RemarkForm = v.object({ body: filled(500) });

export const RemoveRemarkForm = v.object({ remarkId: idField('remark'), reason: filled(200) });

export const ScreenIdeaForm = v.object({
	decision: v.picklist(['accept', 'refuse']),
	reasons: filled(500)
});

export const MergeIdeaForm = v.object({ into: idField('idea'), reasons: filled(500) });
