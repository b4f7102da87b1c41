import type { Id } from '#lib/kernel/id.ts';
import { isClerk, type Standing } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayReadComments } from '../comment.ts';
import {
	countAnswers,
	getPeriod,
	isCommentOf,
	listComments,
	readNamedComments
} from './comment-store.ts';

const SIZE = 20;

/** One page of a period's comments as this viewer may see them: by number for everybody, with names for the desk. */
export async function readPeriod(
	{ db }: Ctx,
	viewer: Standing,
	periodId: Id<'period'>,
	{ before, sent }: { before: number | undefined; sent: number | undefined }
) {
	const period = await getPeriod(db, viewer.communityId, periodId);
	const mayRead = mayReadComments(period, viewer).ok;
	const page = { before, limit: SIZE + 1 };
	const rows = !mayRead
		? []
		: isClerk(viewer)
			? await readNamedComments(db, periodId, page)
			: (await listComments(db, periodId, page)).map((row) => ({ ...row, author: null }));
	const comments = rows.slice(0, SIZE);
	return {
		period,
		mayRead,
		comments,
		/** Where the next page begins, while there is one. */
		next: rows.length > SIZE ? comments.at(-1)!.number : undefined,
		counts: await countAnswers(db, periodId),
		/** The number of the comment just handed in, for the receipt. */
		sent:
			sent !== undefined &&
			viewer.personId !== undefined &&
			(await isCommentOf(db, periodId, { number: sent, personId: viewer.personId }))
				? sent
				: undefined
	};
}
