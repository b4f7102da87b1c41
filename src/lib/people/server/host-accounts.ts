import { newId } from '#lib/kernel/id.ts';
import { HOUR, type Instant } from '#lib/kernel/instant.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { hashCode, newCode } from '#lib/server/secret-code.ts';
import { isHandle } from '../account.ts';
import {
	emptyAccount,
	findHostByHandle,
	insertAccount,
	insertSlip,
	revokeSlips,
	type Account
} from './account-store.ts';

/** A link from the command line is for whoever sits at the machine: it is used at once or not at all. */
export const HOST_LINK_LIFE = HOUR;

/** A way in for a host administrator: opened once, it asks for a password of their own. The address is `/slip/<code>`. */
export interface HostLink {
	handle: string;
	code: string;
	expiresAt: Instant;
}

/** 增设主机管理员, from the command line of the installation only. */
export async function addHost(ctx: Ctx, handle: string): Promise<HostLink> {
	return ctx.db.write(async (tx) => {
		insistOnCommandLine(ctx);
		if (!isHandle(handle)) throw new Refusal('setup.handle_wrong');
		const account = { id: newId('account'), handle, isHost: true, createdAt: ctx.now };
		const made = await insertAccount(tx, account);
		if (!made) throw new Refusal('setup.handle_taken');
		return newLink(tx, ctx, made);
	});
}

/**
 * 重设主机管理员的登录, from the command line of the installation only: the password, the authenticator and every session
 * are worth nothing from now on, and a new link leads in. It touches no community, so no journal.
 */
export async function resetHost(ctx: Ctx, handle: string): Promise<HostLink> {
	return ctx.db.write(async (tx) => {
		insistOnCommandLine(ctx);
		const account = await findHostByHandle(tx, handle);
		if (!account) throw new Refusal('access.not_found');
		await emptyAccount(tx, account.id);
		await revokeSlips(tx, account.id, ctx.now);
		return newLink(tx, ctx, account);
	});
}

function insistOnCommandLine({ actor }: Ctx) {
	if (actor.kind !== 'system') throw new Refusal('access.not_yours');
}

async function newLink(tx: Tx, { now }: Ctx, { id, handle }: Account): Promise<HostLink> {
	const code = newCode();
	const expiresAt = now + HOST_LINK_LIFE;
	await insertSlip(tx, {
		id: newId('slip'),
		accountId: id,
		// Not a `link`, which is lent for a walk: whoever comes by this one sets a password.
		kind: 'paper',
		codeHash: hashCode(code),
		issuedAt: now,
		expiresAt
	});
	return { handle, code, expiresAt };
}
