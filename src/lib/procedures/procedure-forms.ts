import * as v from 'valibot';
import { filled, idField, optionalText } from '#lib/server/form-fields.ts';
import { opinions, outcomes, partyActKinds } from './party-act.ts';

export const AskForm = v.object({ kind: v.picklist(partyActKinds) });

export const OpinionForm = v.pipe(
	v.object({
		opinion: v.picklist(opinions),
		itemId: idField('item'),
		conclusion: filled(300),
		reasons: optionalText(2000)
	}),
	v.forward(
		v.check(
			({ opinion, reasons }) => opinion === 'agree' || reasons !== '',
			'procedure.reasons_wanted'
		),
		['reasons']
	)
);

/** A button alone. */
export const EmptyForm = v.object({});

export const LookBackForm = v.object({
	bodyId: idField('body'),
	helped: v.picklist(outcomes),
	remark: filled(1000)
});
