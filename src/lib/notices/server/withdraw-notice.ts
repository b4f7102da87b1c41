import { newId, type Id } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { headMark } from '#lib/journal/entry.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { leastDays, mayWithdraw, noticeHash, noticeNumber, postedUntil } from '../notice.ts';
import { countNoticesOfYear, getNotice, insertNotice, markWithdrawn } from './notice-store.ts';
import { withdrawalText } from './notice-text.ts';

/** Withdraws a wrong notice by a second one beside it, with the reason. The first stays where it is, marked. */
export async function withdrawNotice(
	ctx: Ctx,
	input: { communityId: Id<'community'>; noticeId: Id<'notice'>; reason: string }
): Promise<Id<'notice'>> {
	const { communityId, noticeId, reason } = input;
	return ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const { settings } = await getCommunity(tx, communityId);
		const wrong = await getNotice(tx, communityId, noticeId);
		insist(mayWithdraw(standing, wrong));

		const id = newId('notice');
		const isMarked = await markWithdrawn(tx, { id: noticeId, by: id, at: ctx.now });
		if (!isMarked) throw new Refusal('notice.already_withdrawn');
		const ordinal = await countNoticesOfYear(tx, communityId, dayOf(ctx.now).slice(0, 4));
		const second = {
			id,
			...{ communityId, matterId: wrong.matterId, kind: 'withdrawal' as const },
			number: noticeNumber(ctx.now, ordinal + 1),
			...withdrawalText(wrong, reason),
			issuer: wrong.issuer,
			places: wrong.places,
			postedAt: ctx.now,
			postedUntil: postedUntil(ctx.now, leastDays(wrong.kind, settings)),
			withdraws: noticeId,
			figures: null
		};
		const hash = noticeHash(second);
		const head = await writeEntry(tx, ctx, {
			communityId,
			act: 'notice.withdrawn',
			subject: noticeId,
			matterId: wrong.matterId,
			facts: { by: id, number: second.number, hash, postedUntil: second.postedUntil }
		});
		const isPosted = await insertNotice(tx, {
			...second,
			hash,
			journalHead: headMark(head),
			withdrawnBy: null,
			withdrawnAt: null,
			postedBy: standing.personId!,
			claim: null
		});
		if (!isPosted) throw new Refusal('notice.already_withdrawn');
		tx.afterCommit(() => {
			const event = 'notice.withdrawn';
			const data = { id: noticeId, by: id };
			ctx.bus.publish({ topic: `community:${communityId}`, event, data });
			if (wrong.matterId) ctx.bus.publish({ topic: `matter:${wrong.matterId}`, event, data });
		});
		return id;
	});
}
