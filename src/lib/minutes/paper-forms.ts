import * as v from 'valibot';
import { filled } from '#lib/server/form-fields.ts';

export const CorrectForm = v.object({ body: filled(100_000), reason: filled(200) });
