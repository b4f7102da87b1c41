import type { App } from './app.ts';
import { readSetting, writeSetting } from './settings-store.ts';

/**
 * Moves a demonstration's clock forward, for good (a restart does not bring the time back), and runs what fell due. Two
 * at once both count: each adds to what is stored, inside the transaction.
 */
export async function moveClock(
	app: Pick<App, 'clock' | 'db' | 'runDue'>,
	milliseconds: number
): Promise<void> {
	if (!(milliseconds >= 0)) throw new RangeError('the clock is never moved back');
	const ahead = await app.db.write(async (tx) => {
		const stored = await readSetting(tx, 'clock.ahead', 0);
		await writeSetting(tx, 'clock.ahead', stored + milliseconds);
		return stored + milliseconds;
	});
	app.clock.catchUp(ahead);
	await app.runDue();
}
