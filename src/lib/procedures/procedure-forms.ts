import * as v from 'valibot';
import { dayField, filled, idField, optionalText, optionalWhole } from '#lib/server/form-fields.ts';
import { procedureKeys } from '#lib/matters/matter.ts';
import { afterLookBack, opinions, outcomes, partyActKinds } from './party-act.ts';
import { stepKeys } from './procedure.ts';
import { answers, referralKinds } from './referral.ts';

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

export const ReferForm = v.object({
	kind: v.picklist(referralKinds),
	addressee: filled(60),
	sentOn: dayField()
});

export const AnswerForm = v.object({
	referralId: idField('referral'),
	answer: v.picklist(answers),
	words: filled(300),
	answeredOn: dayField()
});

/** 另存. */
export const CopyProcedureForm = v.object({
	from: v.union([v.picklist(procedureKeys), idField('procedure')]),
	name: filled(20)
});

/** One change to a path; which one, the button that was pressed says. */
export const EditPathForm = v.pipe(
	v.object({
		do: v.picklist(['add', 'remove', 'up', 'down', 'change', 'merge']),
		step: v.optional(v.picklist(stepKeys)),
		after: v.optional(v.union([v.picklist(stepKeys), v.literal('')]), ''),
		name: optionalText(20),
		days: optionalWhole(1, 180),
		permit: optionalText(200)
	}),
	v.forward(
		v.check((edit) => edit.do === 'merge' || edit.step !== undefined, 'form.choose'),
		['step']
	),
	v.forward(
		v.check((edit) => edit.do !== 'merge' || edit.permit !== '', 'procedure.permit_wanted'),
		['permit']
	)
);

export const AdoptProcedureForm = v.object({ adoption: filled(200), permit: optionalText(200) });

/** A button alone. */
export const EmptyForm = v.object({});

/** 改稿. */
export const ReviseForm = v.object({ reason: filled(500) });

export const LookBackForm = v.object({
	bodyId: idField('body'),
	helped: v.picklist(outcomes),
	/** What follows; nothing more where it helped. */
	next: v.optional(v.picklist(afterLookBack), 'close'),
	remark: filled(1000)
});
