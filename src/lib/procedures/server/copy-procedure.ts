import { newId, type Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import type { ProcedureKey } from '#lib/matters/matter.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayCopy } from '../own-procedure.ts';
import { procedures } from '../procedures.ts';
import { countEditions, getOwnProcedure, insertOwnProcedure } from './own-procedure-store.ts';

/**
 * 另存为本地程序: a draft to be changed, copied from one of the platform's or from the community's own, whose next edition it
 * then is. No official act: nothing walks it before it is adopted.
 */
export async function copyProcedure(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		from: ProcedureKey | Id<'procedure'>;
		name: string;
	}
): Promise<Id<'procedure'>> {
	const { communityId, from, name } = input;
	return ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const community = await getCommunity(tx, communityId);
		const own = isOwn(from) ? await getOwnProcedure(tx, communityId, from) : undefined;
		const base = own?.base ?? (from as ProcedureKey);
		insist(mayCopy(standing, community.kind, base));
		const id = newId('procedure');
		const made = await insertOwnProcedure(tx, {
			id,
			communityId,
			base,
			name,
			edition: (await countEditions(tx, communityId, name)) + 1,
			steps: [...(own?.steps ?? procedures[base].steps)],
			permit: own?.permit ?? '',
			adoption: '',
			state: 'draft',
			madeBy: standing.personId!,
			madeAt: ctx.now
		});
		if (!made) throw new Refusal('procedure.name_taken');
		return id;
	});
}

const isOwn = (from: string): from is Id<'procedure'> => from.startsWith('pro_');
