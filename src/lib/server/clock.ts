import type { Instant } from '#lib/kernel/instant.ts';

/** The one clock of the program. Only hooks, sockets and the timer read it; everybody else is handed `ctx.now`. */
export interface Clock {
	now(): Instant;
	/** Moves the time forward, for demonstrations and tests only. It never goes back. */
	forward(milliseconds: number): void;
	/** Moves it to this far ahead of where it began, if it is not there yet. */
	catchUp(ahead: number): void;
	/** How far it has been moved. Zero on a clock that tells the true time. */
	readonly ahead: number;
}

/** A clock that runs with the machine's, `ahead` of it. A machine clock set back makes it stand still, not return. */
export function runningClock(ahead = 0): Clock {
	let latest = 0;
	return {
		now: () => (latest = Math.max(latest, Date.now() + ahead)),
		forward(milliseconds) {
			if (!(milliseconds >= 0)) throw new RangeError('the clock is never moved back');
			ahead += milliseconds;
		},
		catchUp(to) {
			ahead = Math.max(ahead, to);
		},
		get ahead() {
			return ahead;
		}
	};
}

/** A clock that stands still until told, for tests and for writing the demonstration's past. */
export function standingClock(at: Instant): Clock {
	const start = at;
	return {
		now: () => at,
		forward(milliseconds) {
			if (!(milliseconds >= 0)) throw new RangeError('the clock is never moved back');
			at += milliseconds;
		},
		catchUp(to) {
			at = Math.max(at, start + to);
		},
		get ahead() {
			return at - start;
		}
	};
}
