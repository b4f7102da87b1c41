import { insist, Refusal } from '#lib/kernel/refusal.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Limits } from '#lib/server/limits.ts';
import { hashPassword, isPassword } from '#lib/server/password.ts';
import type { Sessions } from '#lib/server/sessions.ts';
import { mayBePassword, needsOldPassword } from '../account.ts';
import { findAccount, revokeSlips, setPasswordHash } from './account-store.ts';

/**
 * 设置密码: a password of one's own. Other sessions end, open slips are worth nothing from now on. Gives the hashes of
 * the sessions that ended, so that their sockets can be closed.
 */
export async function setPassword(
	ctx: Ctx,
	{ limits, sessions }: { limits: Limits; sessions: Sessions },
	input: { password: string; oldPassword?: string | undefined; address: string }
): Promise<string[]> {
	const { accountId, sessionId } = ctx.actor;
	const account = accountId && (await findAccount(ctx.db, accountId));
	const session = account && (await sessions.find(account.id, sessionId!));
	if (!session) throw new Refusal('access.sign_in');

	if (needsOldPassword({ hasPassword: account.passwordHash !== null }, session, Date.now())) {
		const right = await limits.guess({ address: input.address, name: account.id }, async () =>
			(await isPassword(account.passwordHash, input.oldPassword ?? '')) ? true : undefined
		);
		if (!right) throw new Refusal('account.password_wrong');
	}
	insist(mayBePassword(input.password, account));
	const hash = await hashPassword(input.password);
	await ctx.db.write(async (tx) => {
		await setPasswordHash(tx, account.id, hash);
		await revokeSlips(tx, account.id, ctx.now);
	});
	return sessions.endOthersOf(account.id, session.id);
}
