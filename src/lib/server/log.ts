import { pino } from 'pino';

/** The program's log. No names, codes, cookies or texts of people: ids and what happened. */
export const log = pino({
	level: process.env.LOG_LEVEL ?? 'info',
	redact: ['password', 'code', 'cookie', 'headers.cookie', 'headers.authorization']
});
