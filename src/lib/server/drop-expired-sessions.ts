import type { TimedJob } from './jobs/timer.ts';
import { openSessions } from './sessions.ts';

/** Sessions past their day are let go; nobody can come in by them any more. */
export const dropExpiredSessions: TimedJob = {
	name: 'drop-expired-sessions',
	run: ({ db }) => openSessions(db).dropExpired()
};
