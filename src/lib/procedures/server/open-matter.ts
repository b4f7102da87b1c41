import type { Json } from '#lib/kernel/canonical-json.ts';
import { newId, type Id } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getBody, getCommunity } from '#lib/communities/server/community-store.ts';
import { startDocument } from '#lib/documents/server/start-document.ts';
import { isPetition, mayOpenMatter } from '#lib/ideas/idea.ts';
import { becomeMatter } from '#lib/ideas/server/become-matter.ts';
import { getIdea } from '#lib/ideas/server/idea-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { listPersonsById } from '#lib/people/server/person-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { matterNumber, type MatterClass, type ProcedureKey } from '#lib/matters/matter.ts';
import { countMattersOf, insertMatter } from '#lib/matters/server/matter-store.ts';
import { suitsPlace, type KeptPath } from '../procedures.ts';
import { getProcedure } from './own-procedure-store.ts';

/**
 * 立项: turns an accepted idea into a matter that keeps its origin, with a number of its year and the first draft open to
 * its drafters. One idea becomes one matter, also when two clerks press at once.
 */
export async function openMatter(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		ideaId: Id<'idea'>;
		/** The idea's, unless the desk words it as an action. */
		title?: string;
		/** One of the platform's, or one that the community has adopted. */
		procedure: ProcedureKey | Id<'procedure'>;
		class: MatterClass;
		important: boolean;
		reserved: boolean;
		bodyId: Id<'body'>;
		drafters: readonly Id<'person'>[];
	}
): Promise<Id<'matter'>> {
	const { communityId, ideaId, bodyId } = input;
	return ctx.db.write(async (tx) => {
		const idea = await getIdea(tx, communityId, ideaId);
		const standing = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mayOpenMatter(standing, idea));

		const community = await getCommunity(tx, communityId);
		const body = await getBody(tx, communityId, bodyId);
		const procedure = await getProcedure(tx, community, input.procedure);
		if (!suitsPlace(procedure, { community: community.kind, body: body.kind }))
			throw new Refusal('matter.wrong_procedure');
		const path: KeptPath = { name: procedure.name, steps: procedure.steps };
		const drafters = [...new Set(input.drafters)];
		const known = await listPersonsById(tx, communityId, drafters);
		if (drafters.length === 0) throw new Refusal('matter.no_drafters');
		if (known.length < drafters.length) throw new Refusal('access.not_found');

		const id = newId('matter');
		const title = input.title ?? idea.title;
		const today = dayOf(ctx.now);
		const number = matterNumber(today, await countMattersOf(tx, communityId, today.slice(0, 4)));
		await becomeMatter(tx, { ideaId, matterId: id });
		const inserted = await insertMatter(tx, {
			id,
			communityId,
			number,
			title,
			class: input.class,
			procedure: procedure.key,
			path: path as unknown as Json,
			important: input.important,
			reserved: input.reserved,
			byPetition: isPetition(idea),
			ideaId,
			bodyId,
			state: 'open',
			openedBy: standing.personId!,
			openedAt: ctx.now
		});
		if (!inserted) throw new Refusal('matter.number_taken');
		const draft = { communityId, matterId: id, title, drafters, at: ctx.now };
		const documentId = await startDocument(tx, draft);

		await writeEntry(tx, ctx, {
			communityId,
			act: 'matter.opened',
			subject: id,
			matterId: id,
			facts: {
				number,
				procedure: input.procedure,
				idea: ideaId,
				document: documentId,
				important: input.important,
				reserved: input.reserved,
				byPetition: isPetition(idea)
			}
		});
		tx.afterCommit(() =>
			ctx.bus.publish({ topic: `community:${communityId}`, event: 'matter.opened', data: { id } })
		);
		return id;
	});
}
