import { newId } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { CodeSender } from '#lib/server/code-sender.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Limits } from '#lib/server/limits.ts';
import { hashDigits, newDigits } from '#lib/server/secret-code.ts';
import { isPhone, PHONE_CODE_LIFE, plainPhone } from '../account.ts';
import { findPersonByPhone, insertSlip, revokeSlips } from './account-store.ts';
import { accountOf } from './new-account.ts';

/**
 * 发验证码: six digits for whoever alone has this phone number on the roll, good for ten minutes. A number nobody has, or
 * two have, is answered alike: who is on the roll is nobody's business.
 */
export async function sendPhoneCode(
	ctx: Ctx,
	limits: Limits,
	sender: CodeSender,
	input: { phone: string; address: string }
): Promise<void> {
	const phone = plainPhone(input.phone);
	if (!isPhone(phone)) throw new Refusal('account.not_a_phone');
	await limits.send({ address: input.address, phone });

	const sent = await ctx.db.write(async (tx) => {
		const person = await findPersonByPhone(tx, phone, ctx.now);
		if (!person) return undefined;
		const account = await accountOf(tx, person.id, ctx.now);
		if (account.lockedAt !== null) return undefined;
		await revokeSlips(tx, account.id, ctx.now, { kind: 'phone' });
		const slipId = newId('slip');
		const code = newDigits();
		const expiresAt = ctx.now + PHONE_CODE_LIFE;
		await insertSlip(tx, {
			id: slipId,
			accountId: account.id,
			kind: 'phone',
			codeHash: hashDigits(slipId, code),
			issuedAt: ctx.now,
			expiresAt
		});
		const { id: personId, communityId, name } = person;
		return { communityId, personId, name, phone, code, expiresAt };
	});
	if (sent) await sender.send(sent);
}
