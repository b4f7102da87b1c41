import type { Id } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { raiseByPetition } from '#lib/ideas/server/raise-by-petition.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { DEFAULT_CONVENING_DAYS, dutyDay, petitionSum } from '#lib/rulebooks/petition.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import type { Petition } from '../petition.ts';
import { countSigned, endPetition } from './petition-store.ts';
import { placesOf } from './places-of.ts';

/**
 * After signatures were put in: once there are enough, the petition is complete. It goes on the table, and what it calls for
 * is due. Of several who complete it at once one does this. The line on the journal names numbers, nobody who signed.
 */
export async function reachPetition(tx: Tx, ctx: Ctx, petition: Petition): Promise<boolean> {
	const { id, communityId, demand, way, maySign } = petition;
	const signed = await countSigned(tx, id);
	if (petitionSum(petition.rule, way, { signed, maySign }).holds !== true) return false;

	const today = dayOf(ctx.now);
	const { kind } = await getCommunity(tx, communityId);
	const duty = dutyDay(demand, today, {
		community: kind,
		places: await placesOf(tx, communityId, today),
		ownDays: DEFAULT_CONVENING_DAYS
	});
	const reached = await endPetition(tx, id, {
		state: 'reached',
		reachedAt: ctx.now,
		signed,
		dueOn: duty.day,
		dueSource: duty.by?.source ?? null,
		ideaId: await raiseByPetition(tx, {
			communityId,
			title: petition.title,
			body: petition.body,
			raisedAs: way === 'adults' ? 'villagers' : 'representatives',
			raisedBy: petition.startedBy,
			recordedBy: petition.recordedBy,
			signatures: signed,
			at: ctx.now
		})
	});
	// The state was read in this transaction: another's end would have undone it.
	if (!reached) throw new Error(`petition ${id} ended under its own signatures`);
	await writeEntry(tx, ctx, {
		communityId,
		act: 'petition.reached',
		actor: 'member',
		subject: id,
		facts: { signed, maySign, rule: petition.rule.id, dueOn: duty.day }
	});
	tell(tx, ctx, { communityId, id, event: 'petition.reached' });
	return true;
}

/** Open pages ask again. */
export function tell(
	tx: Tx,
	{ bus }: Pick<Ctx, 'bus'>,
	{ communityId, id, event }: { communityId: Id<'community'>; id: Id<'petition'>; event: string }
): void {
	tx.afterCommit(() => bus.publish({ topic: `community:${communityId}`, event, data: { id } }));
}
