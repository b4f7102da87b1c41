import * as v from 'valibot';
import { audiences } from '#lib/files/attachment.ts';
import { isId, type Id } from '#lib/kernel/id.ts';

export const FreezeForm = v.object({});

export const AttachForm = v.object({
	file: v.pipe(
		v.instance(File),
		v.check((file) => file.name !== '')
	),
	audience: v.picklist(audiences)
});

export const DetachForm = v.object({
	attachment: v.pipe(
		v.string(),
		v.check((text) => isId('attachment', text)),
		v.transform((text) => text as Id<'attachment'>)
	)
});
