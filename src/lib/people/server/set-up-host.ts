import { newId, type Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Limits } from '#lib/server/limits.ts';
import { hashPassword } from '#lib/server/password.ts';
import { hashCode, newCode } from '#lib/server/secret-code.ts';
import { readSetting, writeSetting } from '#lib/server/settings-store.ts';
import { mayBePassword } from '../account.ts';
import { hasHost, insertAccount } from './account-store.ts';

const CODE = 'setup.code';

/**
 * 启动码 of an installation without a host administrator: new at every start, printed where the program was started,
 * so that whoever finds the page first is not therefore the administrator. Nothing once there is one.
 */
export async function openSetUp(ctx: Ctx): Promise<string | undefined> {
	return ctx.db.write(async (tx) => {
		if (await hasHost(tx)) return undefined;
		const code = newCode();
		await writeSetting(tx, CODE, hashCode(code));
		return code;
	});
}

/** 设主机管理员, once: with the code printed at the start. */
export async function setUpHost(
	ctx: Ctx,
	limits: Limits,
	input: { code: string; handle: string; password: string; address: string }
): Promise<{ accountId: Id<'account'>; via: 'password' }> {
	if (await hasHost(ctx.db)) throw new Refusal('setup.done');
	const right = await limits.guess({ address: input.address, name: CODE }, async () =>
		(await readSetting(ctx.db, CODE, '')) === hashCode(input.code) ? true : undefined
	);
	if (!right) throw new Refusal('setup.code_wrong');
	insist(mayBePassword(input.password, input));
	const passwordHash = await hashPassword(input.password);

	return ctx.db.write(async (tx) => {
		if (await hasHost(tx)) throw new Refusal('setup.done');
		const account = {
			id: newId('account'),
			handle: input.handle,
			isHost: true,
			passwordHash,
			createdAt: ctx.now
		};
		if (!(await insertAccount(tx, account))) throw new Refusal('setup.handle_taken');
		return { accountId: account.id, via: 'password' as const };
	});
}
