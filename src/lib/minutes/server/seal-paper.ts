import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { maySeal, paperHash } from '../paper.ts';
import { markSealed } from './paper-store.ts';
import { withPaper } from './with-paper.ts';

/**
 * 定稿盖章: the text is hashed and nothing in it changes again. The head printed on it is that of the journal line that
 * names the hash, so that paper and journal prove each other.
 */
export async function sealPaper(
	ctx: Ctx,
	{ communityId, paperId }: { communityId: Id<'community'>; paperId: Id<'paper'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const found = await withPaper(tx, ctx, communityId, paperId);
		const { paper, meeting, standing, matterId } = found;
		insist(maySeal(paper, meeting, standing, found));
		const hash = paperHash(paper);
		const journalHead = await writeEntry(tx, ctx, {
			communityId,
			act: 'paper.sealed',
			subject: paperId,
			matterId,
			facts: { kind: paper.kind, meetingId: meeting.id, hash }
		});
		const seal = { sealedBy: standing.personId!, sealedAt: ctx.now, hash, journalHead };
		if (!(await markSealed(tx, paperId, seal))) throw new Refusal('paper.not_adopted');
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `community:${communityId}`,
				event: 'paper.sealed',
				data: { paperId, kind: paper.kind }
			})
		);
	});
}
