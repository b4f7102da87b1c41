import { Refusal } from '#lib/kernel/refusal.ts';
import type { Tx } from '#lib/server/database/database.ts';
import type { Limits } from '#lib/server/limits.ts';
import { stepOf } from '#lib/server/second-factor.ts';
import { markStep, type Account } from './account-store.ts';

/** The step of a right code, or nothing for an account without a second factor. Wrong ones are counted for themselves. */
export async function checkSecondFactor(
	limits: Limits,
	{ account, code, address }: { account: Account; code: string | undefined; address: string }
): Promise<number | undefined> {
	const { id, totpSecret } = account;
	if (totpSecret === null) return undefined;
	if (!code) throw new Refusal('account.code_needed');
	const step = await limits.guess({ address, name: `${id}:code` }, async () =>
		stepOf(totpSecret, code)
	);
	if (step === undefined) throw new Refusal('account.code_wrong');
	return step;
}

/** Uses the step up: a code serves once, also when two sign in with it at once. */
export async function useStep(tx: Tx, { id }: Account, step: number | undefined): Promise<void> {
	if (step !== undefined && !(await markStep(tx, id, step))) throw new Refusal('account.code_used');
}
