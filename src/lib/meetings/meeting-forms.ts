import * as v from 'valibot';
import { filled, idField, optionalText } from '#lib/server/form-fields.ts';
import { signInChannels } from './meeting.ts';

export const ItemForm = v.object({ itemId: idField('item') });
export const GistForm = v.object({ itemId: idField('item'), gist: optionalText(20_000) });
export const OpenForm = v.object({ chairId: idField('person'), recorderId: idField('person') });
export const PersonForm = v.object({ personId: idField('person') });
export const CancelForm = v.object({ reason: filled(200) });
export const ArrivalsForm = v.object({
	personIds: v.pipe(v.optional(v.array(idField('person')), []), v.minLength(1, 'meeting.tick_one')),
	channel: v.picklist(signInChannels.filter((channel) => channel !== 'phone'))
});
