import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayMerge } from '../idea.ts';
import { getIdea, moveIdea } from './idea-store.ts';

/** 并入: two ideas about the same thing go on as one. The other stays readable and points to it. */
export async function mergeIdea(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		ideaId: Id<'idea'>;
		into: Id<'idea'>;
		reasons: string;
	}
): Promise<void> {
	const { communityId, ideaId, into, reasons } = input;
	await ctx.db.write(async (tx) => {
		const idea = await getIdea(tx, communityId, ideaId);
		const target = await getIdea(tx, communityId, into);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayMerge(standing, idea, target));

		const merged = await moveIdea(tx, ideaId, ['raised', 'accepted'], {
			state: 'merged',
			mergedInto: into,
			screenedBy: standing.personId!,
			screenedAt: ctx.now,
			reasons
		});
		if (!merged) throw new Refusal('idea.already_screened');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'idea.merged',
			subject: ideaId,
			matterId: target.matterId,
			facts: { into }
		});
	});
}
