import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import { mustBeClerk } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { getIdea, removeRemark as markRemoved } from './idea-store.ts';

/** The desk takes a remark down; its reason stands where the words stood. */
export async function removeRemark(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		ideaId: Id<'idea'>;
		remarkId: Id<'remark'>;
		reason: string;
	}
): Promise<void> {
	const { communityId, ideaId, remarkId, reason } = input;
	await ctx.db.write(async (tx) => {
		const idea = await getIdea(tx, communityId, ideaId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mustBeClerk(standing));

		const by = standing.personId!;
		if (!(await markRemoved(tx, { id: remarkId, ideaId, by, at: ctx.now, reason })))
			throw new Refusal('idea.remark_gone');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'idea.remark_removed',
			subject: ideaId,
			matterId: idea.matterId,
			facts: { remark: remarkId }
		});
	});
}
