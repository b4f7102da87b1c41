import { newId, type Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { hashCode, newCode } from '#lib/server/secret-code.ts';
import { SLIP_LIFE } from '../account.ts';
import { mustBeClerk } from '../standing.ts';
import { insertSlip, revokeSlips } from './account-store.ts';
import { accountOf } from './new-account.ts';
import { listPersonsById } from './person-store.ts';
import { standingOf } from './standing-store.ts';

/** What is printed on a slip. The code is nowhere else: it is stored hashed. */
export interface PrintedSlip {
	personId: Id<'person'>;
	name: string;
	handle: string;
	code: string;
	expiresAt: Instant;
}

/**
 * 发登录条: a new slip for each of these people, in place of any they have. A lost one is replaced this way, too. Whoever
 * is locked out by a lost authenticator is let in again: `forgetSecondFactor`.
 */
export async function issueSlips(
	ctx: Ctx,
	{ communityId, personIds }: { communityId: Id<'community'>; personIds: Id<'person'>[] }
): Promise<PrintedSlip[]> {
	return ctx.db.write(async (tx) => {
		insist(mustBeClerk(await standingOf(tx, ctx.actor, communityId, ctx.now)));
		const people = await listPersonsById(tx, communityId, personIds);
		if (people.length !== new Set(personIds).size) throw new Refusal('access.not_found');
		const slips: PrintedSlip[] = [];
		for (const person of people) {
			if (person.state === 'dead') throw new Refusal('slip.not_for_dead');
			slips.push(await issueSlip(tx, ctx, person, 'paper'));
		}
		await writeEntry(tx, ctx, {
			communityId,
			act: 'slip.issued',
			subject: personIds.length === 1 ? personIds[0]! : communityId,
			facts: { people: slips.map((slip) => slip.personId) }
		});
		return slips;
	});
}

/** Puts a new slip in place of whatever is open for this person. */
export async function issueSlip(
	tx: Tx,
	ctx: Pick<Ctx, 'actor' | 'now'>,
	person: { id: Id<'person'>; name: string },
	kind: 'paper' | 'link'
): Promise<PrintedSlip> {
	const account = await accountOf(tx, person.id, ctx.now);
	await revokeSlips(tx, account.id, ctx.now);
	const code = newCode();
	const expiresAt = ctx.now + SLIP_LIFE;
	await insertSlip(tx, {
		id: newId('slip'),
		accountId: account.id,
		kind,
		codeHash: hashCode(code),
		issuedBy: ctx.actor.accountId ?? null,
		issuedAt: ctx.now,
		expiresAt
	});
	return { personId: person.id, name: person.name, handle: account.handle, code, expiresAt };
}
