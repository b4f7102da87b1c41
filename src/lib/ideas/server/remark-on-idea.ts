import { newId, type Id } from '#lib/kernel/id.ts';
import { insist } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayRemark } from '../idea.ts';
import { getIdea, insertRemark } from './idea-store.ts';

/** A word in the discussion of an idea. The journal says that somebody spoke, not what. */
export async function remarkOnIdea(
	ctx: Ctx,
	{ communityId, ideaId, body }: { communityId: Id<'community'>; ideaId: Id<'idea'>; body: string }
): Promise<Id<'remark'>> {
	return ctx.db.write(async (tx) => {
		const idea = await getIdea(tx, communityId, ideaId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayRemark(standing, idea));

		const id = newId('remark');
		await insertRemark(tx, { id, ideaId, authorId: standing.personId!, body, at: ctx.now });
		await writeEntry(tx, ctx, {
			communityId,
			act: 'idea.remarked',
			subject: ideaId,
			matterId: idea.matterId,
			facts: { remark: id }
		});
		return id;
	});
}
