import { randomInt } from 'node:crypto';
import { newId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { findAccountOf, insertAccount, type Account } from './account-store.ts';

/** The account of a person, made on first asking, with a 登录号 of six digits that nobody has yet (eight when those run out). */
export async function accountOf(tx: Tx, personId: Id<'person'>, at: Instant): Promise<Account> {
	const known = await findAccountOf(tx, personId);
	if (known) return known;
	for (let tried = 0; ; tried += 1) {
		const digits = tried < 8 ? 6 : 8;
		const handle = String(randomInt(10 ** (digits - 1), 10 ** digits));
		const account = { id: newId('account'), handle, personId, createdAt: at };
		const made = await insertAccount(tx, account);
		if (made) return made;
	}
}
