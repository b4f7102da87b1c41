import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayAdopt } from '../paper.ts';
import { markAdopted } from './paper-store.ts';
import { withPaper } from './with-paper.ts';

/** 核对通过, by the chair or who convenes the body. From now on it is not corrected any more. */
export async function adoptPaper(
	ctx: Ctx,
	{ communityId, paperId }: { communityId: Id<'community'>; paperId: Id<'paper'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const { paper, meeting, standing, matterId } = await withPaper(tx, ctx, communityId, paperId);
		insist(mayAdopt(paper, meeting, standing));
		if (!(await markAdopted(tx, paperId, standing.personId!, ctx.now)))
			throw new Refusal('paper.not_draft');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'paper.adopted',
			subject: paperId,
			matterId,
			facts: { kind: paper.kind, meetingId: meeting.id }
		});
	});
}
