import { newId } from '#lib/kernel/id.ts';
import { SLIP_LIFE } from '#lib/people/account.ts';
import {
	findAccountByName,
	insertAccount,
	insertSlip,
	revokeSlips
} from '#lib/people/server/account-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { hashCode, newCode } from '#lib/server/secret-code.ts';

/** The demonstration's host administrator. Without a password: the link is the only way in. */
const HANDLE = 'host';

/** A one-time link for the host administrator of the demonstration, who is no person of a community. */
export async function issueHostLink(ctx: Ctx): Promise<string> {
	return ctx.db.write(async (tx) => {
		const known = await findAccountByName(tx, HANDLE);
		const id = known?.id ?? newId('account');
		if (!known) await insertAccount(tx, { id, handle: HANDLE, isHost: true, createdAt: ctx.now });
		await revokeSlips(tx, id, ctx.now);
		const code = newCode();
		await insertSlip(tx, {
			id: newId('slip'),
			accountId: id,
			kind: 'link',
			codeHash: hashCode(code),
			issuedAt: ctx.now,
			expiresAt: ctx.now + SLIP_LIFE
		});
		return code;
	});
}
