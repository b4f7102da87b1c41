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
import type { Tx } from '#lib/server/database/database.ts';
import { listKnownGroups } from './import-store.ts';
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

/**
 * 增设组织: a council for weddings and funerals, a group meeting, an organisation with delegates. A village group's
 * meeting is made up of the group's adults or households (村民委员会组织法第三十二条), so it says which group.
 */
export async function addBody(
	ctx: Ctx,
	input: { communityId: Id<'community'>; kind: BodyKind; name: string; groupName?: string }
): Promise<Id<'body'>> {
	const { communityId, kind, name } = input;
	return ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const groupName = kind === 'group_meeting' ? input.groupName || null : null;
		const community = await getCommunity(tx, communityId);
		if (kind === 'group_meeting' && community.kind === 'village' && groupName === null)
			throw new Refusal('body.group_needed');
		if (groupName !== null) await insistKnown(tx, communityId, groupName);
		if (singleKinds.includes(kind) && (await findBodyOfKind(tx, communityId, kind)))
			throw new Refusal('body.kind_taken');
		const id = newId('body');
		if (!(await insertBody(tx, { id, communityId, kind, name, groupName, createdAt: ctx.now })))
			throw new Refusal('body.name_taken');
		await writeEntry(tx, ctx, { communityId, act: 'body.added', subject: id, facts: { kind } });
		return id;
	});
}

/** 定小组: which group a group meeting is of, from the next call on. */
export async function setGroup(
	ctx: Ctx,
	input: { communityId: Id<'community'>; bodyId: Id<'body'>; groupName: string }
): Promise<void> {
	const { communityId, bodyId, groupName } = input;
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const body = await getBody(tx, communityId, bodyId);
		if (body.dissolvedAt !== null) throw new Refusal('post.body_dissolved');
		if (body.kind !== 'group_meeting') throw new Refusal('body.has_no_group');
		await insistKnown(tx, communityId, groupName);
		await setBody(tx, bodyId, { groupName });
		await writeEntry(tx, ctx, { communityId, act: 'body.group_set', subject: bodyId });
	});
}

async function insistKnown(tx: Tx, communityId: Id<'community'>, groupName: string) {
	if (!(await listKnownGroups(tx, communityId)).includes(groupName))
		throw new Refusal('body.group_unknown');
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
