import { newId, type Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayObjectTo } from '../objection.ts';
import { hasClaim, insertObjection } from './objection-store.ts';

/** 提出监督意见: by a member of the supervision committee, on the step where the matter stands, with reasons. */
export async function objectToMatter(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		matterId: Id<'matter'>;
		/** Where the matter stands by its procedure, computed from its records. */
		step: string;
		reasons: string;
	}
): Promise<Id<'supervisionObjection'>> {
	const { communityId, matterId, step, reasons } = input;
	return ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const matter = await getMatter(tx, communityId, matterId);
		const { personId } = standing;
		const hasOpen = personId !== undefined && (await hasClaim(tx, matterId, personId));
		insist(mayObjectTo(standing, matter, { hasOpen }));

		const id = newId('supervisionObjection');
		const number = await insertObjection(tx, {
			...{ id, communityId, matterId, step, reasons },
			...{ raisedBy: personId!, raisedAt: ctx.now }
		});
		if (number === undefined) throw new Refusal('supervision.already_open');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'supervision.objected',
			subject: id,
			matterId,
			facts: { number, step }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({ topic: `matter:${matterId}`, event: 'supervision.objected', data: { id } })
		);
		return id;
	});
}
