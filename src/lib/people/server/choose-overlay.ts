import { newId, type Id } from '#lib/kernel/id.ts';
import { addDays, dayOf, type Day } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import {
	bylawRule,
	isInOrder,
	mayAdopt,
	mayChoose,
	rulesOfOverlays,
	type BylawDraft
} from '#lib/rulebooks/overlay.ts';
import { ruleHash } from '#lib/rulebooks/rule.ts';
import { isInForce, nationalRules } from '#lib/rulebooks/rules.ts';
import {
	endOverlay,
	getOverlay,
	insertOverlay,
	listOverlays
} from '#lib/rulebooks/server/overlay-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { insistClerk } from './insist-clerk.ts';

/** The decision by which a community takes a rule on, and from when it applies. */
export interface Adoption {
	communityId: Id<'community'>;
	basis: string;
	adoptedOn: Day;
	startsOn: Day;
}

/** 选用地方规则: the rules of the province or city the community lies in, laid over the country's. */
export async function chooseOverlay(
	ctx: Ctx,
	{ pack, ...adoption }: Adoption & { pack: string }
): Promise<Id<'overlay'>> {
	const { communityId, adoptedOn, startsOn } = adoption;
	return ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		insist(isInOrder({ adoptedOn, startsOn, today: dayOf(ctx.now) }));
		insist(mayChoose(pack, await listOverlays(tx, communityId), startsOn));
		const id = newId('overlay');
		const row = { id, ...adoption, pack, rule: null, enteredBy: ctx.actor.id ?? null };
		if (!(await insertOverlay(tx, { ...row, enteredAt: ctx.now })))
			throw new Refusal('rule.pack_chosen');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'rule.chosen',
			subject: id,
			facts: { pack, adoptedOn, startsOn }
		});
		return id;
	});
}

/** 采用本村(社区)的规定: longer notice, or a test beside the law's, as data. Less than the law asks for is refused. */
export async function adoptBylaw(
	ctx: Ctx,
	{ draft, ...adoption }: Adoption & { draft: BylawDraft }
): Promise<Id<'overlay'>> {
	const { communityId, basis, adoptedOn, startsOn } = adoption;
	return ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		insist(isInOrder({ adoptedOn, startsOn, today: dayOf(ctx.now) }));
		const { kind: community } = await getCommunity(tx, communityId);
		const id = newId('overlay');
		const rule = bylawRule(draft, {
			id: `B-${id.slice(4, 12).toUpperCase()}`,
			...{ community, basis, adoptedOn, startsOn }
		});
		const here = [
			...nationalRules,
			...rulesOfOverlays(await listOverlays(tx, communityId), startsOn)
		];
		const laws = here.filter(
			(law) =>
				law.kind === 'decision' &&
				law.body === rule.body &&
				law.communities.includes(community) &&
				law.classes === undefined &&
				isInForce(law, startsOn)
		);
		insist(mayAdopt(rule, laws));
		const row = { id, ...adoption, pack: null, rule, enteredBy: ctx.actor.id ?? null };
		await insertOverlay(tx, { ...row, enteredAt: ctx.now });
		await writeEntry(tx, ctx, {
			communityId,
			act: 'rule.adopted',
			subject: id,
			facts: { rule: rule.id, hash: ruleHash(rule), body: rule.body, adoptedOn, startsOn }
		});
		return id;
	});
}

/**
 * 停用: from tomorrow on it no longer applies here. What was decided under it stays as it is. One that has not begun yet
 * never does.
 */
export async function withdrawOverlay(
	ctx: Ctx,
	{
		communityId,
		overlayId,
		basis
	}: {
		communityId: Id<'community'>;
		overlayId: Id<'overlay'>;
		basis: string;
	}
): Promise<void> {
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		const { startsOn } = await getOverlay(tx, communityId, overlayId);
		const today = dayOf(ctx.now);
		const endsOn = startsOn > today ? addDays(startsOn, -1) : today;
		if (!(await endOverlay(tx, overlayId, { endsOn, endBasis: basis })))
			throw new Refusal('rule.overlay_ended');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'rule.withdrawn',
			subject: overlayId,
			facts: { endsOn }
		});
	});
}
