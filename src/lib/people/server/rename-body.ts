import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import {
	getBody,
	insertFormerName,
	isNameFree,
	setBody
} from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { insistClerk } from './insist-clerk.ts';

/**
 * 组织更名: from now on it goes by the new name; the former one is kept with the day it ended. Papers that were sealed
 * under it say what they said, and in the journal stands that it was renamed, not how.
 */
export async function renameBody(
	ctx: Ctx,
	{ communityId, bodyId, name }: { communityId: Id<'community'>; bodyId: Id<'body'>; name: string }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const body = await getBody(tx, communityId, bodyId);
		if (body.dissolvedAt !== null) throw new Refusal('post.body_dissolved');
		if (body.name === name) throw new Refusal('body.name_same');
		if (!(await isNameFree(tx, communityId, name))) throw new Refusal('body.name_taken');
		await insertFormerName(tx, { bodyId, name: body.name, until: ctx.now });
		await setBody(tx, bodyId, { name });
		await writeEntry(tx, ctx, { communityId, act: 'body.renamed', subject: bodyId });
	});
}
