import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Limits } from '#lib/server/limits.ts';
import { hashDigits } from '#lib/server/secret-code.ts';
import { PHONE_CODE_ATTEMPTS, plainPhone } from '../account.ts';
import {
	findAccountOf,
	findOpenPhoneSlip,
	findPersonByPhone,
	markAttempt,
	markSlipUsed
} from './account-store.ts';
import { checkSecondFactor, useStep } from './check-second-factor.ts';

/** 手机验证码登录. Every attempt is counted on disk before it is looked at; after the fifth the code is worth nothing. */
export async function acceptPhoneCode(
	ctx: Ctx,
	limits: Limits,
	input: { phone: string; code: string; secondCode?: string | undefined; address: string }
): Promise<{ accountId: Id<'account'>; via: 'phone' }> {
	const { address } = input;
	const phone = plainPhone(input.phone);
	const found = await limits.guess({ address, name: `${phone}:phone` }, async () => {
		const person = await findPersonByPhone(ctx.db, phone, ctx.now);
		const account = person && (await findAccountOf(ctx.db, person.id));
		const slip = account && (await findOpenPhoneSlip(ctx.db, account.id, ctx.now));
		if (!slip) return undefined;
		const counted = await ctx.db.write((tx) => markAttempt(tx, slip.id, PHONE_CODE_ATTEMPTS));
		return counted && slip.codeHash === hashDigits(slip.id, input.code)
			? { slip, account }
			: undefined;
	});
	if (!found) throw new Refusal('account.phone_code_wrong');
	const { slip, account } = found;
	if (account.lockedAt !== null) throw new Refusal('account.locked');

	const step = await checkSecondFactor(limits, { account, code: input.secondCode, address });
	return ctx.db.write(async (tx) => {
		await useStep(tx, account, step);
		if (!(await markSlipUsed(tx, slip.id, ctx.now))) throw new Refusal('slip.used');
		return { accountId: account.id, via: 'phone' as const };
	});
}
