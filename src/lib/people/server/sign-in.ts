import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Limits } from '#lib/server/limits.ts';
import { isPassword } from '#lib/server/password.ts';
import { plainName } from '../account.ts';
import { findAccountByName } from './account-store.ts';
import { checkSecondFactor, useStep } from './check-second-factor.ts';

/** 登录: by 登录号 or phone number and password, and the code of an authenticator where one is set. */
export async function signIn(
	ctx: Ctx,
	limits: Limits,
	input: { name: string; password: string; secondCode?: string | undefined; address: string }
): Promise<{ accountId: Id<'account'>; via: 'password' }> {
	const { address } = input;
	const name = plainName(input.name);
	const known = await findAccountByName(ctx.db, name);
	const account = await limits.guess({ address, name: known?.id ?? name }, async () =>
		(await isPassword(known?.passwordHash, input.password)) ? known : undefined
	);
	// Unknown name, no password set, wrong password: one answer, so that nothing can be found out.
	if (!account) throw new Refusal('account.wrong');
	if (account.lockedAt !== null) throw new Refusal('account.locked');

	const step = await checkSecondFactor(limits, { account, code: input.secondCode, address });
	if (step !== undefined) await ctx.db.write((tx) => useStep(tx, account, step));
	return { accountId: account.id, via: 'password' };
}
