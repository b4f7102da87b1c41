import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Limits } from '#lib/server/limits.ts';
import { hashCode } from '#lib/server/secret-code.ts';
import { mayAccept } from '../account.ts';
import { findPerson } from './person-store.ts';
import { findSlip, markSlipUsed } from './account-store.ts';
import { checkSecondFactor, useStep } from './check-second-factor.ts';

/** Whose slip this is, before it is used, so that the person sees it is hers. Refused as using it would be. */
export async function readSlip(
	ctx: Ctx,
	limits: Limits,
	{ code, address }: { code: string; address: string }
) {
	const found = await limits.guess({ address }, () => findSlip(ctx.db, hashCode(code)));
	insist(mayAccept(found?.slip, ctx.now));
	const { account } = found!;
	const person = account.personId && (await findPerson(ctx.db, account.personId));
	return { name: person ? person.name : account.handle, asksForCode: account.totpSecret !== null };
}

/** 使用登录条: comes in by the code on a slip or in a link. It is accepted once, also when two phones send it at once. */
export async function acceptSlip(
	ctx: Ctx,
	limits: Limits,
	input: { code: string; secondCode?: string | undefined; address: string }
): Promise<{ accountId: Id<'account'>; via: 'slip' | 'link' }> {
	const { address } = input;
	const found = await limits.guess({ address }, () => findSlip(ctx.db, hashCode(input.code)));
	insist(mayAccept(found?.slip, ctx.now));
	const { slip, account } = found!;
	if (account.lockedAt !== null) throw new Refusal('account.locked');

	const step = await checkSecondFactor(limits, { account, code: input.secondCode, address });

	return ctx.db.write(async (tx) => {
		await useStep(tx, account, step);
		if (!(await markSlipUsed(tx, slip.id, ctx.now))) throw new Refusal('slip.used');
		return { accountId: account.id, via: slip.kind === 'link' ? 'link' : 'slip' };
	});
}
