import { newId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { hashCode, newCode } from '#lib/server/secret-code.ts';
import { SLIP_LIFE } from '../account.ts';
import { insertSlip, revokeSlips } from './account-store.ts';
import { accountOf } from './new-account.ts';

/** What is printed on a slip. The code is nowhere else: it is stored hashed. */
export interface PrintedSlip {
	personId: Id<'person'>;
	name: string;
	handle: string;
	code: string;
	expiresAt: Instant;
}

/** Puts a new slip in place of whatever is open for this person. */
export async function newSlip(
	tx: Tx,
	ctx: Pick<Ctx, 'actor' | 'now'>,
	person: { id: Id<'person'>; name: string },
	kind: 'paper' | 'link'
): Promise<PrintedSlip> {
	const account = await accountOf(tx, person.id, ctx.now);
	await revokeSlips(tx, account.id, ctx.now);
	const code = newCode();
	const expiresAt = ctx.now + SLIP_LIFE;
	await insertSlip(tx, {
		id: newId('slip'),
		accountId: account.id,
		kind,
		codeHash: hashCode(code),
		issuedBy: ctx.actor.accountId ?? null,
		issuedAt: ctx.now,
		expiresAt
	});
	return { personId: person.id, name: person.name, handle: account.handle, code, expiresAt };
}
