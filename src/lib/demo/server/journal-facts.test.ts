import { beforeAll, describe, expect, it } from 'vitest';
import { textsIn } from '#lib/journal/entry.ts';
import { listEntriesAfter } from '#lib/journal/server/journal-store.ts';
import { readRecord } from '#lib/journal/server/read-record.ts';
import { writeRecord } from '#lib/archive/server/write-record.ts';
import { listCommunities } from '#lib/communities/server/community-store.ts';
import { persons } from '#lib/people/server/person-tables.ts';
import { runningClock } from '#lib/server/clock.ts';
import type { Database } from '#lib/server/database/database.ts';
import { freshSigningKey } from '#lib/server/signing-key.ts';
import { aDatabase } from '#tests/helpers/database.ts';
import { openDemo } from './open-demo.ts';

/** The longest thing an entry may hold: a SHA-256. */
const LONGEST = 64;
/** Ids, hashes, numbers of papers, words of closed lists: nothing that a person wrote. */
const REFERENCE = /^[\w.:-]*$/;

const key = freshSigningKey();
let db: Database;

beforeAll(async () => {
	db = await aDatabase();
	await openDemo({ db, key, clock: runningClock() });
}, 120_000);

async function* everyEntry() {
	for (const { id } of await listCommunities(db))
		yield* await listEntriesAfter(db, id, { seq: 0, limit: 10_000 });
}

describe('the journal of two walked communities', () => {
	it('holds references, hashes and counts only: no names, and nothing that somebody wrote', async () => {
		const breaches: string[] = [];
		const acts = new Set<string>();
		for await (const { act, actor, subject, facts } of everyEntry()) {
			acts.add(act);
			for (const text of [act, actor, subject, ...textsIn(facts), ...Object.keys(facts)])
				if (text.length > LONGEST || !REFERENCE.test(text)) breaches.push(`${act}: ${text}`);
		}
		expect([...new Set(breaches)]).toEqual([]);
		expect(acts.size).toBeGreaterThan(30);
		expect(await db.$count(persons)).toBeGreaterThan(100);
	});

	it('exports as a record that holds, with its public papers', async () => {
		for (const community of await listCommunities(db)) {
			const lines: string[] = [];
			for await (const { line } of writeRecord(db, community, { key, exportedAt: 0 }))
				lines.push(line);
			const kinds = new Set(
				lines.map((line) => (JSON.parse(line) as { paper?: { kind: string } }).paper?.kind)
			);
			async function* sent() {
				for (const line of lines) yield new TextEncoder().encode(line);
			}
			const finding = await readRecord(sent(), { key: key.fingerprint });
			expect(finding).toMatchObject({ ok: true, entries: expect.any(Number) });
			for (const kind of ['version', 'digest', 'resolution', 'notice', 'result'])
				expect(kinds).toContain(kind);
		}
	});
});
