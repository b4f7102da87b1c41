import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { findBodyOfKind } from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import { isBranchSecretary } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayScreen } from '../idea.ts';
import { getIdea, moveIdea } from './idea-store.ts';

/**
 * 议题审核: whether this is a matter to deliberate on, with reasons that everybody can read. The party organisation's
 * secretary acts for it; a council's convener for the council.
 */
export async function screenIdea(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		ideaId: Id<'idea'>;
		decision: 'accept' | 'refuse';
		reasons: string;
	}
): Promise<void> {
	const { communityId, ideaId, decision, reasons } = input;
	await ctx.db.write(async (tx) => {
		const idea = await getIdea(tx, communityId, ideaId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayScreen(standing, idea));

		const isParty = isBranchSecretary(standing);
		const organisation = isParty && (await findBodyOfKind(tx, communityId, 'party_organisation'));
		const screened = await moveIdea(tx, ideaId, ['raised'], {
			state: decision === 'accept' ? 'accepted' : 'refused',
			screenedBy: standing.personId!,
			screenedFor: organisation ? organisation.id : idea.councilId,
			screenedAt: ctx.now,
			reasons
		});
		if (!screened) throw new Refusal('idea.already_screened');
		await writeEntry(tx, ctx, {
			communityId,
			act: decision === 'accept' ? 'idea.accepted' : 'idea.refused',
			subject: ideaId,
			facts: { for: isParty ? 'party_organisation' : 'council' }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({
				topic: `community:${communityId}`,
				event: 'idea.screened',
				data: { id: ideaId }
			})
		);
	});
}
