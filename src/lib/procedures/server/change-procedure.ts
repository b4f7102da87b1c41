import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { editPath, mayEdit, type PathEdit } from '../edit-path.ts';
import { mayChange } from '../own-procedure.ts';
import { changeSteps, getOwnProcedure } from './own-procedure-store.ts';

/** Changes one thing in the draft of a community's own procedure; a gate of the law stays. */
export async function changeProcedure(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		procedureId: Id<'procedure'>;
		edit: PathEdit;
		/** The local text that permits a merge. */
		permit: string;
	}
): Promise<void> {
	const { communityId, procedureId, edit, permit } = input;
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const { kind } = await getCommunity(tx, communityId);
		const own = await getOwnProcedure(tx, communityId, procedureId);
		insist(mayChange(standing, own));
		const path = { key: own.base, steps: own.steps };
		insist(mayEdit(path, kind, edit, { permit }));
		const changed = await changeSteps(tx, procedureId, editPath(path, kind, edit));
		if (!changed) throw new Refusal('procedure.adopted_stays');
	});
}
