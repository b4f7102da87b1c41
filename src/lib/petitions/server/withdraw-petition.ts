import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayWithdraw } from '../petition.ts';
import { endPetition, getPetition } from './petition-store.ts';
import { tell } from './reach-petition.ts';

/** 撤回联名: before it has its number, with the reason for those who signed. */
export async function withdrawPetition(
	ctx: Ctx,
	input: { communityId: Id<'community'>; petitionId: Id<'petition'>; reason: string }
): Promise<void> {
	const { communityId, petitionId, reason } = input;
	await ctx.db.write(async (tx) => {
		const petition = await getPetition(tx, communityId, petitionId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayWithdraw(standing, petition));
		const withdrawn = await endPetition(tx, petitionId, {
			state: 'withdrawn',
			withdrawnAt: ctx.now,
			withdrawnBy: standing.personId!,
			withdrawnReason: reason
		});
		if (!withdrawn) throw new Refusal('petition.ended');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'petition.withdrawn',
			actor: 'member',
			subject: petitionId
		});
		tell(tx, ctx, { communityId, id: petitionId, event: 'petition.withdrawn' });
	});
}
