import * as v from 'valibot';
import { isFingerprint, isHeadMark } from './record-file.ts';

/** The largest record that is checked on the server; a larger one is checked by the command. */
export const RECORD_LIMIT = 30 * 1024 * 1024;

const orNothing = (isWhole: (text: string) => boolean, sentence: string) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => text.replace(/[\s-]/g, '')),
		v.check((text) => text === '' || isWhole(text), sentence),
		v.transform((text) => text || undefined)
	);

export const VerifyForm = v.object({
	record: v.pipe(
		v.instance(File, 'verify.choose_file'),
		v.check(({ size }) => size > 0, 'verify.choose_file'),
		v.check(({ size }) => size <= RECORD_LIMIT, 'verify.too_large')
	),
	head: orNothing(isHeadMark, 'verify.bad_mark'),
	key: orNothing(isFingerprint, 'verify.bad_key')
});
