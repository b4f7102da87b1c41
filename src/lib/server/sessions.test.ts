import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/kernel/id.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { accounts, sessions } from './account-tables.ts';
import { openSessions, sessionHash, type Sessions } from './sessions.ts';

let village: Village;
let door: Sessions;
beforeAll(async () => {
	village = await aVillage();
	door = openSessions(village.db);
});

async function anAccount() {
	const id = newId('account');
	const personId = await village.person();
	await village.db.write((tx) =>
		tx.insert(accounts).values({ id, handle: id, personId, createdAt: village.now }).then(() => {})
	);
	return { id, personId };
}

describe('a session', () => {
	it('is recognized by its cookie and stored by its hash only', async () => {
		const { id, personId } = await anAccount();
		const cookie = await door.start(id, 'phone');
		expect(await door.recognize(cookie)).toMatchObject({ kind: 'person', id: personId, accountId: id });
		const stored = await village.db.select().from(sessions);
		expect(stored.map((row) => row.id)).toContain(sessionHash(cookie));
		expect(JSON.stringify(stored)).not.toContain(cookie);
		expect(await door.recognize(sessionHash(cookie))).toMatchObject({ kind: 'visitor' });
	});

	it('can be ended alone, by the hash it is listed under', async () => {
		const { id } = await anAccount();
		const [kept, ended] = [await door.start(id, 'kept'), await door.start(id, 'ended')];
		await door.end(sessionHash(ended));
		expect((await door.recognize(ended)).kind).toBe('visitor');
		expect((await door.recognize(kept)).kind).toBe('person');
		expect((await door.listOf(id)).map(({ device }) => device)).toEqual(['kept']);
	});

	it('ends with all others of the account', async () => {
		const { id } = await anAccount();
		const cookies = [await door.start(id, 'a'), await door.start(id, 'b')];
		await door.endAllOf(id);
		for (const cookie of cookies) expect((await door.recognize(cookie)).kind).toBe('visitor');
	});
});
