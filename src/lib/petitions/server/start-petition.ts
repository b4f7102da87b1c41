import { newId, type Id } from '#lib/kernel/id.ts';
import { dayOf } from '#lib/kernel/instant.ts';
import { insist, Refusal } from '#lib/kernel/refusal.ts';
import { getCommunity } from '#lib/communities/server/community-store.ts';
import { writeEntry } from '#lib/journal/server/journal-store.ts';
import { comesOfAgeBefore } from '#lib/people/roll.ts';
import { getPerson } from '#lib/people/server/person-store.ts';
import { standingOf } from '#lib/people/server/standing-store.ts';
import { mustBeClerk, mustBelong } from '#lib/people/standing.ts';
import { petitionRulesFor, signaturesFor, waysToSign } from '#lib/rulebooks/petition.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { PetitionDemand, PetitionWay } from '../petition.ts';
import { insertPetition, listAdultIds, listRepresentativeIds } from './petition-store.ts';
import { placesOf } from './places-of.ts';
import { tell } from './reach-petition.ts';

/** 发起联名: freezes who may sign, and begins to collect. Whoever leads it stands on the list. */
export async function startPetition(
	ctx: Ctx,
	input: {
		communityId: Id<'community'>;
		title: string;
		body: string;
		demand: PetitionDemand;
		way: PetitionWay;
		/** 代录: whom the clerk takes it down for. */
		startedBy?: Id<'person'> | undefined;
	}
): Promise<Id<'petition'>> {
	const { communityId, title, body, demand, way } = input;
	return ctx.db.write(async (tx) => {
		const recorder = await standingOf(tx, ctx.actor, communityId, ctx.now);
		insist(mustBelong(recorder));
		const recordedBy = recorder.personId!;
		const startedBy = input.startedBy ?? recordedBy;
		if (startedBy !== recordedBy) {
			insist(mustBeClerk(recorder));
			await getPerson(tx, communityId, startedBy);
		}

		const today = dayOf(ctx.now);
		const { kind } = await getCommunity(tx, communityId);
		const places = await placesOf(tx, communityId, today);
		const rule = petitionRulesFor({ community: kind, day: today, places }).find(
			(one) => one.demand === demand && waysToSign(one).includes(way)
		);
		if (!rule) throw new Refusal('petition.no_rule');
		const list =
			way === 'adults'
				? await listAdultIds(tx, communityId, comesOfAgeBefore(today))
				: await listRepresentativeIds(tx, communityId, ctx.now);
		if (!list.includes(startedBy)) throw new Refusal('petition.not_on_list');

		const id = newId('petition');
		const needed = signaturesFor(rule, way, list.length)!;
		await insertPetition(
			tx,
			{
				...{ id, communityId, title, body, demand, way, needed, startedBy, recordedBy },
				rule: {
					...{ id: rule.id, name: rule.name, source: rule.source },
					...{ certainty: rule.certainty, test: rule.test }
				},
				maySign: list.length,
				startedAt: ctx.now,
				state: 'open'
			},
			list
		);
		await writeEntry(tx, ctx, {
			communityId,
			act: 'petition.started',
			actor: 'member',
			subject: id,
			facts: { demand, way, rule: rule.id, maySign: list.length, needed }
		});
		tell(tx, ctx, { communityId, id, event: 'petition.started' });
		return id;
	});
}
