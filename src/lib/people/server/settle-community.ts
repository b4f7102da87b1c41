import { newId, type Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import type { BodyKind, CommunitySettings } from '#lib/communities/community.ts';
import { singleKinds } from '#lib/communities/default-bodies.ts';
import {
	findBodyOfKind,
	getBody,
	getCommunity,
	insertBody,
	setBody,
	setSettings
} from '#lib/communities/server/community-store.ts';
import { maySettle } from '#lib/communities/settings.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { insistClerk } from './insist-clerk.ts';
import { listPostsIn } from './post-store.ts';

/** 本村(社区)的设置: what the community settles for itself, never below what the law asks. */
export async function settleCommunity(
	ctx: Ctx,
	{ communityId, settings }: { communityId: Id<'community'>; settings: CommunitySettings }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const { kind } = await getCommunity(tx, communityId);
		insist(maySettle(kind, settings));
		await setSettings(tx, communityId, settings);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'community.settled',
			subject: communityId,
			facts: { ...settings }
		});
	});
}

/** 增设组织: a council for weddings and funerals, a group meeting, an organisation with delegates. */
export async function addBody(
	ctx: Ctx,
	{ communityId, kind, name }: { communityId: Id<'community'>; kind: BodyKind; name: string }
): Promise<Id<'body'>> {
	return ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		if (singleKinds.includes(kind) && (await findBodyOfKind(tx, communityId, kind)))
			throw new Refusal('body.kind_taken');
		const id = newId('body');
		if (!(await insertBody(tx, { id, communityId, kind, name, createdAt: ctx.now })))
			throw new Refusal('body.name_taken');
		await writeEntry(tx, ctx, { communityId, act: 'body.added', subject: id, facts: { kind } });
		return id;
	});
}

/** 撤销组织: one that nobody holds a post in any more. What it decided stays. */
export async function dissolveBody(
	ctx: Ctx,
	{ communityId, bodyId }: { communityId: Id<'community'>; bodyId: Id<'body'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const body = await getBody(tx, communityId, bodyId);
		if (body.dissolvedAt !== null) throw new Refusal('post.body_dissolved');
		if (body.kind === 'desk') throw new Refusal('body.is_desk');
		if ((await listPostsIn(tx, bodyId, ctx.now)).length) throw new Refusal('body.has_posts');
		await setBody(tx, bodyId, { dissolvedAt: ctx.now });
		await writeEntry(tx, ctx, { communityId, act: 'body.dissolved', subject: bodyId });
	});
}
