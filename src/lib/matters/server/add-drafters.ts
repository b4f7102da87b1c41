import type { Id } from '#lib/kernel/id.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getDocument } from '#lib/documents/server/document-store.ts';
import { insertDrafters } from '#lib/documents/server/name-drafters.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { announceStanding } from '#lib/people/server/announce-standing.ts';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { mayNameDrafters } from '../matter.ts';
import { getMatter } from './matter-store.ts';

/** 增加起草人: more hands for a draft that is being written. They write from now on, and in the rounds that follow. */
export async function addDrafters(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		documentId: Id<'document'>;
		people: readonly Id<'person'>[];
	}
): Promise<void> {
	const { communityId, documentId } = input;
	await ctx.db.write(async (tx) => {
		const document = await getDocument(tx, communityId, documentId);
		const matter = await getMatter(tx, communityId, document.matterId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayNameDrafters(standing, matter, document));

		const people = [...new Set(input.people)];
		const known = await listPersonsById(tx, communityId, people);
		if (known.length < people.length) throw new Refusal('access.not_found');
		if (known.some(({ state }) => state !== 'active')) throw new Refusal('person.not_here');
		const added = people.length ? await insertDrafters(tx, documentId, people, ctx.now) : [];
		if (added.length === 0) throw new Refusal('matter.drafts_already');
		await writeEntry(tx, ctx, {
			communityId,
			act: 'document.drafters_added',
			subject: documentId,
			matterId: matter.id,
			facts: { persons: added.sort() }
		});
		announceStanding(tx, ctx, added);
	});
}
