import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import { aDatabase } from '#tests/helpers/database.ts';
import { takeLease } from './lease.ts';

let db: Database;
beforeAll(async () => {
	db = await aDatabase();
});
const take = (name: string, holder: string, now: number) =>
	takeLease(db, { name, holder, now, until: now + 30 });

it('is had by one of ten processes that ask at once', async () => {
	const asked = Array.from({ length: 10 }, (_, nth) => take('timer', `process-${nth}`, 100));
	expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
});

it('is kept by renewing and passes on when it has run out', async () => {
	expect(await take('passing', 'a', 100)).toBe(true);
	expect(await take('passing', 'a', 120)).toBe(true);
	expect(await take('passing', 'b', 140)).toBe(false);
	expect(await take('passing', 'b', 150)).toBe(true);
	expect(await take('passing', 'a', 151)).toBe(false);
});
