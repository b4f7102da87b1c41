import { newId, type Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayObject, mayTakeDownObjection, type ObjectionChannel } from '../notice.ts';
import { getNotice, listNamesakes, takeObjection } from './notice-store.ts';

/**
 * 异议: raised by the person, or taken down for somebody who wrote or telephoned (代录): then both names are kept, the
 * one who spoke and the one who typed.
 */
export async function raiseObjection(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		noticeId: Id<'notice'>;
		body: string;
		/** For somebody else: how it came, and from whom. */
		takenDown?: {
			channel: Exclude<ObjectionChannel, 'web'>;
			name: string;
			birthDate?: string | undefined;
		};
	}
): Promise<Id<'objection'>> {
	const { communityId, noticeId, body, takenDown } = input;
	return ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const notice = await getNotice(tx, communityId, noticeId);
		insist((takenDown ? mayTakeDownObjection : mayObject)(standing, notice, ctx.now));
		const recordedBy = standing.personId!;
		let raisedBy = recordedBy;
		if (takenDown) {
			const named = await listNamesakes(tx, communityId, takenDown);
			if (!named[0]) throw new Refusal('notice.no_such_person');
			if (named.length > 1) throw new Refusal('notice.several_persons', { count: named.length });
			raisedBy = named[0].id;
		}

		const id = newId('objection');
		const channel = takenDown?.channel ?? 'web';
		const number = await takeObjection(tx, {
			id,
			...{ noticeId, communityId, raisedBy, channel, recordedBy, body },
			at: ctx.now
		});
		if (number === undefined) throw new Refusal('notice.already_withdrawn');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'notice.objection_raised',
			actor: takenDown ? undefined : 'member',
			subject: id,
			matterId: notice.matterId,
			facts: { notice: noticeId, number, channel }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `community:${communityId}`,
				event: 'notice.objection_raised',
				data: { notice: noticeId, number }
			})
		);
		return id;
	});
}
