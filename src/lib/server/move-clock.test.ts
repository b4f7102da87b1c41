import { expect, it } from 'vitest';
import { HOUR } from '#lib/kernel/instant.ts';
import { aDatabase } from '#tests/helpers/database.ts';
import { runningClock } from './clock.ts';
import { moveClock } from './move-clock.ts';
import { readSetting } from './settings-store.ts';

it('counts both of two moves at once, and keeps over a restart what the running clock shows', async () => {
	const db = await aDatabase();
	const clock = runningClock();
	let ran = 0;
	const app = { db, clock, runDue: async () => void (ran += 1) };
	const seen: number[] = [];
	await Promise.all(
		[3, 1, 7, 2].map(async (hours) => {
			await moveClock(app, hours * HOUR);
			seen.push(clock.ahead);
		})
	);
	expect(clock.ahead).toBe(13 * HOUR);
	expect(seen).toEqual([...seen].sort((one, other) => one - other));
	expect(await readSetting(db, 'clock.ahead', 0)).toBe(13 * HOUR);
	expect(ran).toBe(4);
	// A second process that was opened before shows the later time as soon as it moves, and never an earlier one.
	const late = runningClock();
	await moveClock({ ...app, clock: late }, HOUR);
	expect(late.ahead).toBe(14 * HOUR);
	await expect(moveClock(app, -1)).rejects.toThrow(RangeError);
	await expect(moveClock(app, Number.NaN)).rejects.toThrow(RangeError);
	expect(await readSetting(db, 'clock.ahead', 0)).toBe(14 * HOUR);
});
