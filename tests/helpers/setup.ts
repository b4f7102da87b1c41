import { afterAll } from 'vitest';
import { closing } from './closing.ts';

// Said before the file's tests are collected: called inside a test or a hook, `afterAll` would never run.
afterAll(async () => {
	for (const close of closing.splice(0)) await close();
});
