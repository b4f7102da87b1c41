import { newId, type Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { findBodyOfKind } from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { insistClerk } from '#lib/people/server/insist-clerk.ts';
import { getPerson } from '#lib/people/server/person-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import {
	handoverDue,
	mayOpenHandover,
	mayTick,
	type HandoverKind,
	type HandoverSide
} from '../handover.ts';
import {
	getHandover,
	insertHandover,
	insertHandoverItem,
	listHandoverItems,
	markTicked
} from './handover-store.ts';

/** 登记移交: the new committee's day, who hands over, takes over and witnesses, and the list. */
export async function openHandover(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		electedOn: Day;
		giverId: Id<'person'>;
		takerId: Id<'person'>;
		witnessId: Id<'person'>;
		presider: string;
		items: readonly { kind: HandoverKind; detail: string }[];
	}
): Promise<Id<'handover'>> {
	const { communityId, electedOn, giverId, takerId, witnessId, presider, items } = input;
	return ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayOpenHandover(standing, input, ctx.now));
		for (const id of [giverId, takerId, witnessId]) await getPerson(tx, communityId, id);
		if (items.length === 0) throw new Refusal('handover.no_items');
		const body = await findBodyOfKind(tx, communityId, 'committee');
		if (!body) throw new Refusal('access.not_found');
		const id = newId('handover');
		const made = await insertHandover(
			tx,
			{
				...{ id, communityId, bodyId: body.id, electedOn, giverId, takerId, witnessId, presider },
				...{ openedBy: standing.personId!, openedAt: ctx.now }
			},
			items
		);
		if (!made) throw new Refusal('handover.already_open');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'handover.opened',
			subject: id,
			facts: {
				...{ electedOn, due: handoverDue({ electedOn }), items: items.length },
				...{ giver: giverId, taker: takerId, witness: witnessId }
			}
		});
		return id;
	});
}

/** 补列: one thing more. */
export async function addToHandover(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		handoverId: Id<'handover'>;
		kind: HandoverKind;
		detail: string;
	}
): Promise<void> {
	const { communityId, handoverId, kind, detail } = input;
	await ctx.db.write(async (tx) => {
		await insistClerk(tx, ctx, communityId);
		await getHandover(tx, communityId, handoverId);
		const number = await insertHandoverItem(tx, handoverId, { kind, detail });
		await writeEntry(tx, ctx, {
			...{ communityId, act: 'handover.item_added', subject: handoverId, facts: { number, kind } }
		});
	});
}

/** 确认: one thing, by one side. Who did it is kept: the side itself, or the desk from the signed list. */
export async function tickHandover(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		handoverId: Id<'handover'>;
		numbers: readonly number[];
		side: HandoverSide;
	}
): Promise<void> {
	const { communityId, handoverId, numbers, side } = input;
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const handover = await getHandover(tx, communityId, handoverId);
		const items = await listHandoverItems(tx, handoverId);
		for (const number of numbers) {
			const item = items.find((one) => one.number === number);
			if (!item) throw new Refusal('access.not_found');
			insist(mayTick(standing, handover, item, side));
			const who = { by: standing.personId!, at: ctx.now };
			if (!(await markTicked(tx, { handoverId, number, side }, who)))
				throw new Refusal('handover.ticked');
		}
		await writeEntry(tx, ctx, {
			communityId,
			act: `handover.${side}`,
			subject: handoverId,
			facts: { numbers: [...numbers] }
		});
	});
}
