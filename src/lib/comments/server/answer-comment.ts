import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayAnswer, type Adoption } from '../comment.ts';
import { answerOnce, getComment, getPeriod } from './comment-store.ts';

/** 答复: adopted, partly or not, and why. Public, beside the comment; given once. */
export async function answerComment(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		commentId: Id<'comment'>;
		adoption: Adoption;
		answer: string;
	}
): Promise<void> {
	const { communityId, commentId, adoption, answer } = input;
	await ctx.db.write(async (tx) => {
		const comment = await getComment(tx, communityId, commentId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayAnswer(standing, comment));

		const by = standing.personId!;
		if (!(await answerOnce(tx, { id: commentId, adoption, text: answer, by, at: ctx.now })))
			throw new Refusal('comment.already_answered');
		const { matterId } = await getPeriod(tx, communityId, comment.periodId);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'comment.answered',
			subject: commentId,
			matterId,
			facts: { number: comment.number, adoption }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `matter:${matterId}`,
				event: 'comment.answered',
				data: { number: comment.number }
			})
		);
	});
}
