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
		tx
			.insert(accounts)
			.values({ id, handle: id, personId, createdAt: village.now })
			.then(() => {})
	);
	return { id, personId };
}

describe('a session', () => {
	it('is recognized by its cookie and stored by its hash only', async () => {
		const { id, personId } = await anAccount();
		const cookie = await door.start(id, { device: 'phone', via: 'password' });
		expect(await door.recognize(cookie)).toMatchObject({
			kind: 'person',
			id: personId,
			accountId: id
		});
		const stored = await village.db.select().from(sessions);
		expect(stored.map((row) => row.id)).toContain(sessionHash(cookie));
		expect(JSON.stringify(stored)).not.toContain(cookie);
		expect(await door.recognize(sessionHash(cookie))).toMatchObject({ kind: 'visitor' });
	});

	it('can be ended alone, by the hash it is listed under', async () => {
		const { id } = await anAccount();
		const [kept, ended] = [
			await door.start(id, { device: 'kept', via: 'password' }),
			await door.start(id, { device: 'ended', via: 'password' })
		];
		const stranger = await anAccount();
		expect(await door.end(stranger.id, sessionHash(ended))).toBe(false);
		expect(await door.end(id, sessionHash(ended))).toBe(true);
		expect(await door.end(id, sessionHash(ended))).toBe(false);
		expect((await door.recognize(ended)).kind).toBe('visitor');
		expect((await door.recognize(kept)).kind).toBe('person');
		expect((await door.listOf(id)).map(({ device }) => device)).toEqual(['kept']);
	});

	it('stays when the others end', async () => {
		const { id } = await anAccount();
		const cookies = await Promise.all(
			['here', 'there', 'elsewhere'].map((device) => door.start(id, { device, via: 'slip' }))
		);
		const ended = await door.endOthersOf(id, sessionHash(cookies[0]!));
		expect(ended.sort()).toEqual(cookies.slice(1).map(sessionHash).sort());
		expect((await door.recognize(cookies[0])).kind).toBe('person');
	});

	it('ends with all others of the account', async () => {
		const { id } = await anAccount();
		const cookies = [
			await door.start(id, { device: 'a', via: 'password' }),
			await door.start(id, { device: 'b', via: 'password' })
		];
		await door.endAllOf(id);
		for (const cookie of cookies) expect((await door.recognize(cookie)).kind).toBe('visitor');
	});
});
