import { newId, type Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { defaultSettings, type CommunityKind } from '../community.ts';
import { defaultBodies } from '../default-bodies.ts';
import { insertBody, insertCommunity } from './community-store.ts';
import { placeOf } from './place-of.ts';

/**
 * 建村(社区): its place in the tree (county, township, itself, its groups or grids), the bodies a community of its kind
 * has, and the settings it starts with. By the host administrator, or by the demonstration.
 */
export async function setUpCommunity(
	ctx: Ctx,
	input: {
		kind: CommunityKind;
		county: string;
		township: string;
		name: string;
		slug: string;
		groups: string[];
	}
): Promise<Id<'community'>> {
	return ctx.db.write(async (tx) => {
		if (ctx.actor.kind !== 'host' && ctx.actor.kind !== 'system')
			throw new Refusal('access.host_only');
		const county = await placeOf(tx, null, 'county', input.county);
		const township = await placeOf(tx, county, 'township', input.township);
		const placeId = await placeOf(tx, township, 'community', input.name);
		for (const group of new Set(input.groups)) await placeOf(tx, placeId, 'grid', group);

		const { kind, name, slug } = input;
		const id = newId('community');
		const community = { id, placeId, slug, kind, name, settings: defaultSettings };
		if (!(await insertCommunity(tx, { ...community, createdAt: ctx.now })))
			throw new Refusal('community.taken');
		for (const [nth, body] of defaultBodies[kind].entries())
			await insertBody(tx, {
				id: newId('body'),
				communityId: id,
				...body,
				// One after the other, so that they are listed in this order.
				createdAt: ctx.now + nth
			});
		await writeEntry(tx, ctx, {
			communityId: id,
			act: 'community.set_up',
			subject: id,
			facts: { kind }
		});
		return id;
	});
}
