import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { keepsFigures, mayCorrect } from '../paper.ts';
import { replaceBody } from './paper-store.ts';
import { withPaper } from './with-paper.ts';

/** 更正, before the paper is adopted, with the reason; what stood there is kept. Figures that were computed stay. */
export async function correctPaper(
	ctx: Ctx,
	{
		communityId,
		paperId,
		body,
		reason
	}: { communityId: Id<'community'>; paperId: Id<'paper'>; body: string; reason: string }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const found = await withPaper(tx, ctx, communityId, paperId);
		const { paper, meeting, standing, matterId } = found;
		insist(mayCorrect(paper, meeting, standing, found));
		const next = body.replace(/\r\n?/g, '\n').trim();
		insist(keepsFigures(paper, next));
		const corrected = await replaceBody(tx, paperId, next, {
			before: paper.body,
			reason,
			correctedBy: standing.personId!,
			correctedAt: ctx.now
		});
		if (!corrected) throw new Refusal('paper.not_draft');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'paper.corrected',
			subject: paperId,
			matterId,
			facts: { kind: paper.kind, meetingId: meeting.id }
		});
	});
}
