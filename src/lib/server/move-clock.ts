import type { App } from './app.ts';
import { writeSetting } from './settings-store.ts';

/** Moves a demonstration's clock forward, for good (a restart does not bring the time back), and runs what fell due. */
export async function moveClock(app: App, milliseconds: number): Promise<void> {
	await app.db.write((tx) => writeSetting(tx, 'clock.ahead', app.clock.ahead + milliseconds));
	app.clock.forward(milliseconds);
	await app.runDue();
}
