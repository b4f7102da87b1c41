import * as v from 'valibot';
import { idField, wholeNumber } from '#lib/server/form-fields.ts';
import { choices } from './vote.ts';

export const CastForm = v.object({ choice: v.picklist(choices) });
export const VoteForm = v.object({ voteId: idField('vote') });
export const HandsForm = v.object({
	voteId: idField('vote'),
	yes: wholeNumber(0, 100_000),
	no: wholeNumber(0, 100_000),
	abstain: wholeNumber(0, 100_000)
});
