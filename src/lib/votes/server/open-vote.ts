import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import { newId, type Id } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { currentVersion } from '#lib/documents/server/version-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { admitsMode, isQuorate, rulesOf } from '#lib/meetings/quorum.ts';
import type { AgendaItem } from '#lib/meetings/meeting.ts';
import { leadItem, tellMeeting } from '#lib/meetings/server/lead.ts';
import { getAttendance, listPresent } from '#lib/meetings/server/meeting-store.ts';
import { putToVote } from '#lib/meetings/server/item-in-vote.ts';
import { womenThere } from '#lib/meetings/server/women-there.ts';
import { snapshotOf } from '#lib/rulebooks/rule.ts';
import { rulePlace } from '#lib/rulebooks/server/local-rules.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { insertVote } from './vote-store.ts';

/**
 * 开始表决: on the item being discussed, when enough are there. The roll is frozen: those present with a vote, and
 * nobody else, also later. The rules of today are kept with it. A text that has a successor is not voted on.
 */
export async function openVote(
	ctx: Ctx,
	{ communityId, itemId }: { communityId: Id<'community'>; itemId: Id<'item'> }
): Promise<Id<'vote'>> {
	return ctx.db.write(async (tx) => {
		const { item, meeting } = await leadItem(tx, ctx, communityId, itemId);
		if (item.state !== 'discussing') throw new Refusal('meeting.item_not_discussing');
		const version = await textOf(tx, item);
		const today = dayOf(ctx.now);
		const place = await rulePlace(tx, await getCommunity(tx, communityId), today);
		const rules = rulesOf(meeting, place, item.purpose, today);
		insist(admitsMode(rules, meeting.mode));
		const attendance = await getAttendance(tx, meeting.id);
		const more = await womenThere(tx, meeting, rules);
		insist(isQuorate(rules, meeting, { ...attendance, more }));

		const id = newId('vote');
		const roll = await listPresent(tx, meeting.id);
		const rollHash = sha256Hex(canonicalJson(roll));
		const opened = await insertVote(
			tx,
			{
				id,
				communityId,
				itemId,
				matterId: item.matterId,
				question: item.title,
				versionId: version?.id ?? null,
				versionHash: version?.hash ?? null,
				rules: rules.map(snapshotOf),
				counting: meeting.counting,
				due: attendance.due,
				present: roll.length,
				more,
				rollHash,
				openedBy: ctx.actor.id!,
				openedAt: ctx.now,
				state: 'open'
			},
			roll
		);
		if (!opened || !(await putToVote(tx, itemId))) throw new Refusal('meeting.item_not_discussing');

		await writeEntry(tx, ctx, {
			communityId,
			act: 'vote.opened',
			subject: id,
			matterId: item.matterId,
			facts: {
				itemId,
				versionHash: version?.hash ?? null,
				due: attendance.due,
				present: roll.length,
				...(Object.keys(more).length ? { more: { ...more } as Json } : {}),
				rollHash,
				rules: rules.map(snapshotOf).map(({ id, hash }) => ({ id, hash }))
			}
		});
		tellMeeting(tx, ctx, meeting.id, 'vote.opened', { voteId: id });
		return id;
	});
}

/** The frozen text on the agenda, if it is still the matter's latest. */
async function textOf(db: Reader, { matterId, versionId }: AgendaItem) {
	if (!matterId || !versionId) return undefined;
	const current = await currentVersion(db, matterId);
	if (current?.id !== versionId) throw new Refusal('vote.text_replaced');
	return current;
}
