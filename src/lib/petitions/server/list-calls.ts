import type { Community } from '#lib/communities/community.ts';
import type { Day } from '#lib/kernel/instant.ts';
import { isClerk, sitsIn, type Standing } from '#lib/people/standing.ts';
import { petitionRulesFor, waysToSign } from '#lib/rulebooks/petition.ts';
import { comparisonsIn } from '#lib/rulebooks/rule.ts';
import type { Reader } from '#lib/server/database/database.ts';
import {
	petitionDemands,
	petitionWays,
	type PetitionDemand,
	type PetitionWay
} from '../petition.ts';
import { placesOf } from './places-of.ts';

/** What somebody, or whoever the clerk takes it down for, could start a petition for here. */
export async function listCalls(
	db: Reader,
	{ id, kind }: Pick<Community, 'id' | 'kind'>,
	standing: Standing,
	day: Day
): Promise<{ demand: PetitionDemand; way: PetitionWay; num: number; den: number }[]> {
	const rules = petitionRulesFor({ community: kind, day, places: await placesOf(db, id, day) });
	const ways = petitionWays.filter(
		(way) =>
			isClerk(standing) ||
			(way === 'adults'
				? standing.isResident
				: sitsIn(standing, ['representatives'], ['representative']))
	);
	return petitionDemands.flatMap((demand) =>
		ways.flatMap((way) => {
			const rule = rules.find((one) => one.demand === demand && waysToSign(one).includes(way));
			const signed = way === 'adults' ? 'signers' : 'signer_reps';
			const share = rule && comparisonsIn(rule.test).find(({ x }) => x === signed);
			return share ? [{ demand, way, num: share.num, den: share.den }] : [];
		})
	);
}
