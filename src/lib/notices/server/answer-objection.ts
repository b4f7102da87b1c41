import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayAnswerObjection, type ObjectionOutcome } from '../notice.ts';
import { getNotice, getObjection, markAnswered } from './notice-store.ts';

/** Answers an objection, once and for everybody of the community to read. */
export async function answerObjection(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		objectionId: Id<'objection'>;
		outcome: ObjectionOutcome;
		answer: string;
	}
): Promise<void> {
	const { communityId, objectionId, outcome, answer } = input;
	await ctx.db.write(async (tx) => {
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const objection = await getObjection(tx, communityId, objectionId);
		insist(mayAnswerObjection(standing, objection));
		const answeredBy = standing.personId!;
		const isFirst = await markAnswered(tx, {
			id: objectionId,
			...{ outcome, answer, answeredBy, answeredAt: ctx.now }
		});
		if (!isFirst) throw new Refusal('notice.already_answered');
		const notice = await getNotice(tx, communityId, objection.noticeId);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'notice.objection_answered',
			subject: objectionId,
			matterId: notice.matterId,
			facts: { notice: notice.id, number: objection.number, outcome }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `community:${communityId}`,
				event: 'notice.objection_answered',
				data: { notice: notice.id, number: objection.number }
			})
		);
	});
}
