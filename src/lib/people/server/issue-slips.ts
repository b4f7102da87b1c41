import type { Id } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { isMinor } from '../roll.ts';
import { mustBeClerk } from '../standing.ts';
import { newSlip, type PrintedSlip } from './new-slip.ts';
import { listPersonsById } from './person-store.ts';
import { standingOf } from './standing-store.ts';

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
			if (isMinor(person.birthDate, dayOf(ctx.now)))
				throw new Refusal('slip.not_of_age', { name: person.name });
			slips.push(await newSlip(tx, ctx, person, 'paper'));
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
