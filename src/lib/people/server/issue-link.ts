import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { newSlip, type PrintedSlip } from './new-slip.ts';
import { findPerson } from './person-store.ts';

/**
 * A one-time link for walking through the demonstration in somebody's place. The installation itself gives it, never a
 * person; no official act, so nothing on the journal. The address to open is `/slip/<code>`.
 */
export async function issueLink(ctx: Ctx, personId: Id<'person'>): Promise<PrintedSlip> {
	return ctx.db.write(async (tx) => {
		if (ctx.actor.kind !== 'system') throw new Refusal('access.not_yours');
		const person = await findPerson(tx, personId);
		if (!person) throw new Refusal('access.not_found');
		return newSlip(tx, ctx, person, 'link');
	});
}
