import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Limits } from '#lib/server/limits.ts';
import { stepOf } from '#lib/server/second-factor.ts';
import { mayUseSecondFactor } from '../account.ts';
import { mustBeClerk } from '../standing.ts';
import { findAccount, findAccountOf, markStep, setSecondFactor } from './account-store.ts';
import { checkSecondFactor, useStep } from './check-second-factor.ts';
import { getPerson } from './person-store.ts';
import { listAllPostsOf } from './post-store.ts';
import { standingOf } from './standing-store.ts';

/** 启用动态验证码: from the next time on, signing in asks for a code of the authenticator that was just shown to work. */
export async function startSecondFactor(
	ctx: Ctx,
	limits: Limits,
	input: { secret: string; code: string; address: string }
): Promise<void> {
	const { accountId } = ctx.actor;
	const account = accountId && (await findAccount(ctx.db, accountId));
	if (!account) throw new Refusal('access.sign_in');
	if (!account.isHost)
		insist(mayUseSecondFactor(await listAllPostsOf(ctx.db, account.personId!, ctx.now)));
	if (account.totpSecret !== null) throw new Refusal('account.second_factor_set');
	const step = await limits.guess(
		{ address: input.address, name: `${account.id}:code` },
		async () => stepOf(input.secret, input.code)
	);
	if (step === undefined) throw new Refusal('account.code_wrong');
	await ctx.db.write(async (tx) => {
		const now = await findAccount(tx, account.id);
		if (now?.totpSecret !== null) throw new Refusal('account.second_factor_set');
		await setSecondFactor(tx, account.id, input.secret);
		await markStep(tx, account.id, step);
	});
}

/** 停用动态验证码, shown a last time that one has it. */
export async function stopSecondFactor(
	ctx: Ctx,
	limits: Limits,
	input: { code: string; address: string }
): Promise<void> {
	const { accountId } = ctx.actor;
	const account = accountId && (await findAccount(ctx.db, accountId));
	if (!account) throw new Refusal('access.sign_in');
	const step = await checkSecondFactor(limits, { account, ...input });
	await ctx.db.write(async (tx) => {
		await useStep(tx, account, step);
		await setSecondFactor(tx, account.id, null);
	});
}

/** 解除动态验证码 of somebody who lost the telephone it was on, at the desk; never one's own. On the journal. */
export async function forgetSecondFactor(
	ctx: Ctx,
	{ communityId, personId }: { communityId: Id<'community'>; personId: Id<'person'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		insist(mustBeClerk(await standingOf(tx, ctx.actor, communityId, ctx.now)));
		if (personId === ctx.actor.id) throw new Refusal('account.not_ones_own');
		const person = await getPerson(tx, communityId, personId);
		const account = await findAccountOf(tx, person.id);
		if (!account?.totpSecret) throw new Refusal('access.not_found');
		await setSecondFactor(tx, account.id, null);
		await writeEntry(tx, ctx, { communityId, act: 'second_factor.forgotten', subject: personId });
	});
}
