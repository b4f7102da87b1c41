import type { App } from '#lib/server/app.ts';
import { system } from '#lib/server/ctx.ts';
import { log } from '#lib/server/log.ts';
import { indexJournal } from './index-journal.ts';

/**
 * Brings the archive up to date right after every act, so that what was posted is found a moment later. One run at a
 * time, and one more behind it when something happened meanwhile. The timer does the same, for what a crash left over.
 * Gives how to stop.
 */
export function followJournal(app: Pick<App, 'bus' | 'ctxFor'>): () => Promise<void> {
	let running: Promise<void> | undefined;
	let again = false;

	async function run() {
		do {
			again = false;
			try {
				await indexJournal(app.ctxFor(system));
			} catch (error) {
				log.error(
					{ err: error },
					'the archive could not be brought up to date; the timer tries again'
				);
			}
		} while (again);
	}
	const silence = app.bus.listen(() => {
		again = true;
		running ??= run().finally(() => (running = undefined));
	});
	return async () => {
		silence();
		await running;
	};
}
