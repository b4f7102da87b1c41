import { pino } from 'pino';

/**
 * A fault as it is logged. The database's own words repeat what was being written (`params:`, `Key (phone)=(…)`): names,
 * telephone numbers, what people said. The statement, its place in the program and the kind of fault are kept.
 */
export function faultOf(error: Error) {
	const { message, stack, detail, params, where, raw, ...rest } = pino.stdSerializers.err(error);
	void [detail, params, where, raw];
	return { ...rest, message: withoutValues(message), stack: withoutValues(stack) };
}

/** Cuts what follows `params:`, up to the next line of a stack. */
function withoutValues(text: string): string {
	return text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, '\nparams: …');
}

/** The program's log. No names, codes, cookies or texts of people: ids and what happened. */
export const log = pino({
	level: process.env.LOG_LEVEL ?? 'info',
	redact: ['password', 'code', 'cookie', 'headers.cookie', 'headers.authorization'],
	serializers: { err: faultOf }
});
