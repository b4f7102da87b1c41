import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import { mustBelong } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { maySign, mayTakeBack } from '../petition.ts';
import { clearSigned, findLine, getPetition, markSigned } from './petition-store.ts';
import { reachPetition, tell } from './reach-petition.ts';

interface Which {
	communityId: Id<'community'>;
	petitionId: Id<'petition'>;
}

/** 签名, by oneself and once. Who signed is kept at the desk and not on the journal. */
export async function signPetition(ctx: Ctx, { communityId, petitionId }: Which): Promise<void> {
	await ctx.db.write(async (tx) => {
		const petition = await getPetition(tx, communityId, petitionId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mustBelong(standing));
		const personId = standing.personId!;
		insist(maySign(petition, await findLine(tx, petitionId, personId)));

		const signature = { personId, at: ctx.now, channel: 'web', sheet: null } as const;
		if (!(await markSigned(tx, petitionId, { ...signature, enteredBy: personId })))
			throw new Refusal('petition.already_signed');
		if (!(await reachPetition(tx, ctx, petition)))
			tell(tx, ctx, { communityId, id: petitionId, event: 'petition.signed' });
	});
}

/** 撤回签名, while the number is not reached. */
export async function takeBackSignature(
	ctx: Ctx,
	{ communityId, petitionId }: Which
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const petition = await getPetition(tx, communityId, petitionId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mustBelong(standing));
		const personId = standing.personId!;
		insist(mayTakeBack(petition, await findLine(tx, petitionId, personId)));
		if (!(await clearSigned(tx, petitionId, personId))) throw new Refusal('petition.not_signed');
		tell(tx, ctx, { communityId, id: petitionId, event: 'petition.signed' });
	});
}
