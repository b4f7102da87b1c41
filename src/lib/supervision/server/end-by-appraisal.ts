import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { closePost } from '#lib/people/server/close-post.ts';
import { insistClerk } from '#lib/people/server/insist-clerk.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { readEffects } from './read-effects.ts';

/**
 * 连续两次被评议不称职，职务终止: the law ends the post; the clerk enters that it has, and the records are read once more before.
 * @see 村民委员会组织法（2025 年修正）第三十八条、城市居民委员会组织法（2025 年修订）第三十七条
 */
export async function endByAppraisal(
	ctx: Ctx,
	{ communityId, postId }: { communityId: Id<'community'>; postId: Id<'post'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const community = await getCommunity(tx, communityId);
		const member = (await readEffects(tx, community, ctx.now)).find((one) => one.postId === postId);
		if (!member) throw new Refusal('access.not_found');
		if (member.effect.is !== 'ends') throw new Refusal('appraisal.no_effect');
		const { first, second } = member.effect;
		const article = community.kind === 'village' ? 'village:38' : 'residents:37';
		await closePost(tx, ctx, {
			...{ communityId, postId },
			facts: { article, appraisals: [first.appraisalId, second.appraisalId] }
		});
	});
}
