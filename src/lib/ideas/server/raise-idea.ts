import { newId, type Id } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { all, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { getBody } from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { comesOfAgeBefore } from '#lib/people/roll.ts';
import { getPerson } from '#lib/people/server/person-store.ts';
import { standingOf, standingOfPerson } from '#lib/people/server/standing-store.ts';
import { isClerk, mustBeClerk, mustBelong, type Standing } from '#lib/people/standing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Tx } from '#lib/server/database/database.ts';
import {
	mayPetition,
	mayPutToCouncil,
	maySpeakFor,
	type IdeaChannel,
	type RaisedAs
} from '../idea.ts';
import { countOfAge, countRepresentatives, insertIdea } from './idea-store.ts';

export interface RaiseIdea {
	communityId: Id<'community'>;
	title: string;
	body: string;
	raisedAs: RaisedAs;
	bodyId?: Id<'body'> | undefined;
	councilId?: Id<'body'> | undefined;
	signatures?: number | undefined;
	/** 代录: for whom a helper takes it down, and how it reached the desk. */
	raisedBy?: Id<'person'> | undefined;
	channel?: IdeaChannel | undefined;
}

/** 动议: somebody who may puts an idea on the table. */
export async function raiseIdea(ctx: Ctx, input: RaiseIdea): Promise<Id<'idea'>> {
	const { communityId, title, body, raisedAs, channel = 'web' } = input;
	return ctx.db.write(async (tx) => {
		const recorder = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mustBelong(recorder));
		const recordedBy = recorder.personId!;
		const raiser = await standingOfRaiser(tx, ctx, input, recorder);
		insist(await mayRaise(tx, ctx, input, { raiser, recorder }));

		const id = newId('idea');
		await insertIdea(tx, {
			id,
			communityId,
			title,
			body,
			raisedAs,
			bodyId: raisedAs === 'body' ? input.bodyId : null,
			councilId: raisedAs === 'resident' ? input.councilId : null,
			raisedBy: raiser.personId!,
			recordedBy,
			channel: raiser.personId === recordedBy ? 'web' : channel,
			signatures:
				raisedAs === 'villagers' || raisedAs === 'representatives' ? input.signatures : null,
			raisedAt: ctx.now,
			state: 'raised'
		});
		await writeEntry(tx, ctx, {
			communityId,
			act: 'idea.raised',
			subject: id,
			facts: { as: raisedAs, channel, raisedBy: raiser.personId! }
		});
		tx.afterCommit(() =>
			ctx.bus.publish({ topic: `community:${communityId}`, event: 'idea.raised', data: { id } })
		);
		return id;
	});
}

/** The person whose idea it is: oneself, or somebody of this community for whom the clerk takes it down. */
async function standingOfRaiser(tx: Tx, ctx: Ctx, input: RaiseIdea, recorder: Standing) {
	const { communityId, raisedBy, channel } = input;
	if (!raisedBy || raisedBy === recorder.personId) return recorder;
	insist(mustBeClerk(recorder));
	if (channel === undefined || channel === 'web') throw new Refusal('idea.channel_missing');
	const person = await getPerson(tx, communityId, raisedBy);
	return standingOfPerson(tx, person, communityId, ctx.now);
}

async function mayRaise(
	tx: Tx,
	{ now }: Ctx,
	{ communityId, raisedAs, bodyId, councilId, signatures = 0 }: RaiseIdea,
	{ raiser, recorder }: { raiser: Standing; recorder: Standing }
): Promise<Verdict> {
	switch (raisedAs) {
		case 'body':
			if (!bodyId) return refuse('idea.not_in_this_capacity');
			return maySpeakFor(raiser, await getBody(tx, communityId, bodyId));
		case 'resident': {
			if (!councilId) return refuse('idea.not_a_council');
			const { kind } = await getBody(tx, communityId, councilId);
			return all(
				mayPutToCouncil(raiser),
				kind === 'council' ? { ok: true } : refuse('idea.not_a_council')
			);
		}
		default: {
			const total = !isClerk(recorder)
				? 0
				: raisedAs === 'villagers'
					? await countOfAge(tx, communityId, comesOfAgeBefore(dayOf(now)))
					: await countRepresentatives(tx, communityId, now);
			return mayPetition(raiser, { as: raisedAs, signatures, total, recorder });
		}
	}
}
