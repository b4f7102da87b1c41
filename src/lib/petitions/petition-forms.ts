import * as v from 'valibot';
import { dayField, filled, idField, optionalText, wholeNumber } from '#lib/server/form-fields.ts';
import { petitionDemands, petitionWays } from './petition.ts';

const emptied = v.pipe(
	v.literal(''),
	v.transform(() => undefined)
);

/** `assembly:adults`: what is called for, and who signs. */
const call = v.pipe(
	v.string(),
	v.transform((text) => {
		const [demand, way] = text.split(':');
		return { demand, way };
	}),
	v.object({ demand: v.picklist(petitionDemands), way: v.picklist(petitionWays) })
);

export const StartPetitionForm = v.object({
	title: filled(60),
	body: filled(2000),
	call,
	/** Filled in when the clerk takes it down for somebody. */
	name: optionalText(40),
	birthDate: v.optional(v.union([emptied, dayField()]))
});

export const SignForm = v.object({});

export const WithdrawPetitionForm = v.object({ reason: filled(200) });

export const EnterSheetForm = v.object({
	sheet: wholeNumber(1, 999),
	names: filled(6000)
});

export const StrikeForm = v.object({ personId: idField('person'), reason: filled(200) });
