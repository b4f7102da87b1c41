import type { Id } from '#lib/kernel/id.ts';
import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayAdopt } from '../own-procedure.ts';
import {
	getOwnProcedure,
	listOwnProcedures,
	markAdopted,
	markWithdrawn
} from './own-procedure-store.ts';

/**
 * 采用本地程序: from now on matters may begin with it; it is not changed any more. An earlier edition of the same name is put
 * out of use. Says which sitting adopted it, and which local text permits what differs.
 */
export async function adoptProcedure(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		procedureId: Id<'procedure'>;
		adoption: string;
		permit: string;
	}
): Promise<void> {
	const { communityId, procedureId, adoption, permit } = input;
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const own = await getOwnProcedure(tx, communityId, procedureId);
		insist(mayAdopt(standing, own, { permit }));
		for (const one of await listOwnProcedures(tx, communityId))
			if (one.name === own.name && one.state === 'adopted')
				await markWithdrawn(tx, one.id, ctx.now);
		if (!(await markAdopted(tx, procedureId, { permit, adoption, at: ctx.now })))
			throw new Refusal('procedure.adopted_stays');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'procedure.adopted',
			subject: procedureId,
			facts: {
				base: own.base,
				edition: own.edition,
				hash: sha256Hex(canonicalJson(own.steps as unknown as Json))
			}
		});
	});
}
