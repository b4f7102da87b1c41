import { expect, it, vi } from 'vitest';
import type { App } from '../app.ts';
import { visitor, type Ctx } from '../ctx.ts';
import { aDatabase } from '#tests/helpers/database.ts';
import { log } from '../log.ts';
import { startTimer } from './timer.ts';

it('lives through a store that is locked for a moment, and does what is due when it is back', async () => {
	const db = await aDatabase();
	const locked = { ...db, write: () => Promise.reject(new Error('SQLITE_BUSY')) };
	let isLocked = true;
	const run = vi.fn(async () => {});
	const complaint = vi.spyOn(log, 'error').mockImplementation(() => {});
	const app = {
		get db() {
			return isLocked ? locked : db;
		},
		ctxFor: (actor = visitor) => ({ actor }) as Ctx
	} as unknown as App;
	const timer = startTimer(app, [{ name: 'something', run }]);

	await expect(timer.runNow()).resolves.toBeUndefined();
	expect(complaint).toHaveBeenCalledOnce();
	expect(run).not.toHaveBeenCalled();

	isLocked = false;
	await timer.runNow();
	expect(run).toHaveBeenCalledOnce();
	await timer.stop();
	complaint.mockRestore();
});
