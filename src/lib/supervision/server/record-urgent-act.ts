import { newId, type Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { getMatter } from '#lib/matters/server/matter-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayPutToMeeting, mayRecordUrgentAct, urgentState } from '../urgent-act.ts';
import { getRatifyingItem, getUrgentAct, insertUrgentAct, putToItem } from './urgent-store.ts';

/** 登记先行处置: what was begun before anybody could decide on it, since when, and why it could not wait. */
export async function recordUrgentAct(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		matterId: Id<'matter'> | null;
		title: string;
		done: string;
		reasons: string;
		begunOn: Day;
	}
): Promise<Id<'urgentAct'>> {
	const { communityId, matterId, begunOn } = input;
	return ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayRecordUrgentAct(standing, { begunOn }, ctx.now));
		if (matterId) await getMatter(tx, communityId, matterId);
		const id = newId('urgentAct');
		await insertUrgentAct(tx, {
			...{ id, ...input, recordedBy: standing.personId!, recordedAt: ctx.now }
		});
		await writeEntry(tx, ctx, {
			...{ communityId, act: 'urgent.recorded', subject: id, matterId, facts: { begunOn } }
		});
		return id;
	});
}

/** 提请追认: to an agenda item of the assembly or the representatives, whose vote then ratifies or refuses it. */
export async function putToMeeting(
	ctx: Ctx,
	input: { communityId: Id<'community'>; urgentActId: Id<'urgentAct'>; itemId: Id<'item'> }
): Promise<void> {
	const { communityId, urgentActId, itemId } = input;
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const act = await getUrgentAct(tx, communityId, urgentActId);
		const item = await getRatifyingItem(tx, communityId, itemId);
		insist(mayPutToMeeting(standing, act, { item, state: urgentState(act.put) }));
		const who = { id: urgentActId, itemId, by: standing.personId!, at: ctx.now };
		if (!(await putToItem(tx, who))) throw new Refusal('urgent.item_taken');
		await writeEntry(tx, ctx, {
			...{ communityId, act: 'urgent.put', subject: urgentActId, matterId: act.matterId },
			facts: { item: itemId }
		});
	});
}
