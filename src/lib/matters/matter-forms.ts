import * as v from 'valibot';
import { filled, idField, ticked } from '#lib/server/form-fields.ts';
import { matterClasses, procedureKeys } from './matter.ts';

export const OpenMatterForm = v.object({
	ideaId: idField('idea'),
	title: filled(60),
	/** One of the platform's, or one of the community's own. */
	procedure: v.union([v.picklist(procedureKeys), idField('procedure')]),
	class: v.picklist(matterClasses),
	important: ticked(),
	reserved: ticked(),
	bodyId: idField('body'),
	drafters: v.pipe(v.optional(v.array(idField('person')), []), v.minLength(1))
});

export const StopMatterForm = v.object({ reason: filled(500) });

export const AddDraftersForm = v.object({
	people: v.pipe(v.optional(v.array(idField('person')), []), v.minLength(1))
});

export const ReleaseDrafterForm = v.object({ person: idField('person') });
