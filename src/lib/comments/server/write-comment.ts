import { newId, type Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { getPerson } from '#lib/people/server/person-store.ts';
import { standingOf, standingOfPerson } from '#lib/people/server/standing-store.ts';
import { mustBeClerk, type Standing } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import { mayComment, type CommentChannel } from '../comment.ts';
import { findLastNumber, getPeriod, insertComment } from './comment-store.ts';

export interface WriteComment {
	communityId: Id<'community'>;
	periodId: Id<'period'>;
	body: string;
	/** 代录: for whom the clerk takes it down, and how it came. */
	authorId?: Id<'person'> | undefined;
	channel?: CommentChannel | undefined;
}

/**
 * 提意见: on the text laid open, while it is open. Gives the number under which the public sees it. The journal says that a
 * comment came in, never what it says.
 */
export async function writeComment(ctx: Ctx, input: WriteComment): Promise<number> {
	const { communityId, periodId, body } = input;
	return ctx.db.write(async (tx) => {
		const period = await getPeriod(tx, communityId, periodId);
		const helper = await standingOf(tx, ctx.actor, communityId, ctx.now);
		const author = await standingOfAuthor(tx, ctx, input, helper);
		insist(mayComment(period, author, ctx.now));

		const isOwn = author.personId === helper.personId;
		const id = newId('comment');
		const number = (await findLastNumber(tx, periodId)) + 1;
		const channel = isOwn ? 'web' : input.channel!;
		await insertComment(tx, {
			id,
			communityId,
			periodId,
			number,
			authorId: author.personId!,
			channel,
			recordedBy: helper.personId!,
			body,
			at: ctx.now
		});
		await writeEntry(tx, ctx, {
			communityId,
			act: 'comment.written',
			// A helper is named; whose words they are, the desk knows by the comment.
			actor: isOwn ? 'member' : undefined,
			subject: id,
			matterId: period.matterId,
			facts: { period: periodId, number, channel }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `matter:${period.matterId}`,
				event: 'comment.written',
				data: { number }
			})
		);
		return number;
	});
}

async function standingOfAuthor(tx: Tx, ctx: Ctx, input: WriteComment, helper: Standing) {
	const { communityId, authorId, channel } = input;
	if (!authorId || authorId === helper.personId) return helper;
	insist(mustBeClerk(helper));
	if (channel === undefined || channel === 'web') throw new Refusal('comment.channel_missing');
	const person = await getPerson(tx, communityId, authorId);
	return standingOfPerson(tx, person, communityId, ctx.now);
}
