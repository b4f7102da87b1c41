import type { Json } from '#lib/kernel/canonical-json.ts';
import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { endPosts, getPost } from './post-store.ts';

/** Ends a post that another room has found to be over, with what it rests on. Whether it may, that room has asked. */
export async function closePost(
	tx: Tx,
	ctx: Ctx,
	{
		communityId,
		postId,
		facts
	}: { communityId: Id<'community'>; postId: Id<'post'>; facts: Record<string, Json> }
): Promise<void> {
	const { bodyId, personId, role } = await getPost(tx, communityId, postId);
	if ((await endPosts(tx, [postId], ctx.now)) === 0) throw new Refusal('post.over');
	await writeEntry(tx, ctx, {
		communityId,
		act: 'post.ended',
		subject: postId,
		facts: { body: bodyId, person: personId, role, ...facts }
	});
}
