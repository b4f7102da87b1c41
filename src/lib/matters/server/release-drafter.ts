import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getDocument, listDrafters } from '#lib/documents/server/document-store.ts';
import { dropDrafter } from '#lib/documents/server/name-drafters.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { announceStanding } from '#lib/people/server/announce-standing.ts';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayNameDrafters } from '../matter.ts';
import { getMatter } from './matter-store.ts';

/** 移出起草人: what they wrote stays theirs in the text. Somebody who can still write must be left. */
export async function releaseDrafter(
	ctx: Ctx,
	{
		communityId,
		documentId,
		personId
	}: { communityId: Id<'community'>; documentId: Id<'document'>; personId: Id<'person'> }
): Promise<void> {
	await ctx.db.write(async (tx) => {
		const document = await getDocument(tx, communityId, documentId);
		const matter = await getMatter(tx, communityId, document.matterId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayNameDrafters(standing, matter, document));

		const drafters = await listDrafters(tx, documentId);
		const others = drafters.filter((drafter) => drafter.personId !== personId);
		const people = await listPersonsById(
			tx,
			communityId,
			others.map((drafter) => drafter.personId)
		);
		if (!people.some(({ state }) => state === 'active')) throw new Refusal('matter.last_drafter');
		if (!(await dropDrafter(tx, documentId, personId))) throw new Refusal('access.not_found');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'document.drafter_released',
			subject: documentId,
			matterId: matter.id,
			facts: { person: personId }
		});
		announceStanding(tx, ctx, [personId]);
	});
}
