import type { App } from '../app.ts';
import { system, type Ctx } from '../ctx.ts';
import { log } from '../log.ts';
import { takeLease } from './lease.ts';

/** What falls due: a use case that finds its own work and does each piece at most once, however often it is run. */
export interface TimedJob {
	name: string;
	run(ctx: Ctx): Promise<void>;
}

/** How long a process keeps the timer without renewing, in milliseconds of the machine's clock. */
const LEASE = 30_000;

/** Runs the jobs every `every` milliseconds in whichever process holds the lease. `runNow` is for a moved clock. */
export function startTimer(app: App, jobs: readonly TimedJob[], { every = 10_000 } = {}) {
	const holder = crypto.randomUUID();
	let running: Promise<void> | undefined;
	let stopped = false;

	async function isOurs() {
		const now = Date.now();
		try {
			return await takeLease(app.db, { name: 'timer', holder, now, until: now + LEASE });
		} catch (error) {
			// A store that is locked or away for a moment must not end the program.
			log.error({ err: error }, 'the timer could not ask for its lease; it asks again');
			return false;
		}
	}

	async function round() {
		if (!(await isOurs())) return;
		for (const job of jobs) {
			if (stopped) return;
			try {
				await job.run(app.ctxFor(system));
			} catch (error) {
				log.error(
					{ job: job.name, err: error },
					'a timed job failed; it runs again in the next round'
				);
			}
		}
	}
	const runNow = () => (running ??= round().finally(() => (running = undefined)));
	const ticking = setInterval(() => void runNow(), every);
	ticking.unref();

	return {
		runNow,
		async stop() {
			stopped = true;
			clearInterval(ticking);
			await running;
		}
	};
}
