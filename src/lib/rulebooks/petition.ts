import { addDays, type Day } from '#lib/kernel/instant.ts';
import { atLeast } from './pack.ts';
import { enough, weigh, type Figures, type Rule, type Sum, type Test } from './rule.ts';
import { isInForce, rules } from './rules.ts';
import * as source from './sources.ts';
import { termsFor, type Term } from './term.ts';
import { terms } from './terms.ts';

/** 联名人: of whom a share signs; each with the names its two figures have in the tests. */
export const signers = {
	adults: { signed: 'signers', of: 'eligible_adults' },
	voters: { signed: 'signers', of: 'eligible_voters' },
	households: { signed: 'signer_households', of: 'eligible_households' },
	representatives: { signed: 'signer_reps', of: 'reps' },
	owners: { signed: 'signer_owners', of: 'owners_total' }
} as const;
export type Signer = keyof typeof signers;

/**
 * What can be demanded: an assembly 村(居)民会议, a representatives' meeting 代表会议, a recall 罢免, an extra owners' meeting
 * 业主大会临时会议, an audit 审计, that something be published 公开, an appraisal 民主评议.
 */
export const demands = [
	'assembly',
	'representatives',
	'recall',
	'owners_assembly',
	'audit',
	'disclosure',
	'appraisal'
] as const;
export type Demand = (typeof demands)[number];

/** 联名: the share that a text asks for one demand; any one of the ways in its test is enough. */
export interface PetitionRule extends Pick<
	Rule,
	'id' | 'name' | 'source' | 'certainty' | 'validFrom' | 'validTo' | 'communities'
> {
	demand: Demand;
	place: string | null;
	test: Test;
}

/** Which demand each petition of the rulebook is for. */
const demandOf: Readonly<Record<string, Demand>> = {
	'V-PET-ASM': 'assembly',
	'V-PET-REP': 'representatives',
	'R-PET-ASM-1989': 'assembly',
	'R-PET-ASM': 'assembly',
	'R-PET-REP': 'representatives',
	'V-RECALL-PET': 'recall',
	'R-RECALL-PET': 'recall',
	'O-PET': 'owners_assembly'
};

const ofAdults = (den: number) => atLeast('signers', 1, den, 'eligible_adults');
const ofReps = (den: number) => atLeast('signer_reps', 1, den, 'reps');
const audit = { zh: '要求审计', en: 'Petition for an audit' };

export const petitionRules: readonly PetitionRule[] = [
	...rules.flatMap((rule): PetitionRule[] => {
		const demand = demandOf[rule.id];
		return demand && rule.pass ? [{ ...rule, demand, place: null, test: rule.pass }] : [];
	}),
	{
		id: 'U-V-AUDIT',
		name: audit,
		source: source.village2025('第四十条', 'art. 40'),
		certainty: 'verified',
		validFrom: '2026-01-01',
		validTo: null,
		communities: ['village'],
		place: null,
		demand: 'audit',
		test: ofAdults(5)
	},
	{
		id: 'U-R-AUDIT',
		name: audit,
		source: source.residents2025('第三十八条', 'art. 38'),
		certainty: 'verified',
		validFrom: '2026-01-01',
		validTo: null,
		communities: ['residential'],
		place: null,
		demand: 'audit',
		test: { any: [ofReps(3), ofAdults(10)] }
	},
	{
		id: 'U-V-DISC-SD',
		name: { zh: '要求公开其他事项', en: 'Petition that a matter be published' },
		source: source.shandongDisclosure('第八条', 'art. 8'),
		certainty: 'verified_local',
		validFrom: '2018-09-21',
		validTo: null,
		communities: ['village'],
		place: '山东',
		demand: 'disclosure',
		test: { any: [ofAdults(10), ofReps(5)] }
	},
	{
		id: 'U-V-APPRAISAL-CQ',
		name: { zh: '提议开展民主评议', en: 'Petition for an appraisal' },
		source: source.chongqingVillage('第三十六条', 'art. 36'),
		certainty: 'verified_local',
		validFrom: '2013-11-01',
		validTo: null,
		communities: ['village'],
		place: '重庆',
		demand: 'appraisal',
		test: { any: [ofAdults(10), ofReps(3)] }
	}
];

export interface PetitionQuestion {
	community: 'village' | 'residential';
	day: Day;
	places: readonly string[];
}

/** What can be demanded here on a day. */
export function petitionRulesFor({ community, day, places }: PetitionQuestion): PetitionRule[] {
	return petitionRules.filter(
		(rule) =>
			rule.communities.includes(community) &&
			isInForce(rule, day) &&
			(rule.place === null || places.includes(rule.place))
	);
}

/** Who may sign for it: the ways that its test knows. */
export function waysToSign({ test }: Pick<PetitionRule, 'test'>): Signer[] {
	const parts = 'any' in test ? test.any : [test];
	return (Object.keys(signers) as Signer[]).filter((way) =>
		parts.some((part) => 'cmp' in part && isOfWay(part.cmp, way))
	);
}

const isOfWay = ({ x, of }: { x: string; of: string }, way: Signer) =>
	signers[way].signed === x && signers[way].of === of;

const figuresOf = (way: Signer, signed: number | null, maySign: number | null): Figures => ({
	[signers[way].signed]: signed,
	[signers[way].of]: maySign
});

/** The sum: those who signed against the share of those who may. A way that was not used says nothing. */
export function petitionSum(
	{ test }: Pick<PetitionRule, 'test'>,
	way: Signer,
	{ signed, maySign }: { signed: number | null; maySign: number | null }
): Sum {
	return weigh(test, figuresOf(way, signed, maySign));
}

/** The fewest signatures that would do. */
export function signaturesFor(
	{ test }: Pick<PetitionRule, 'test'>,
	way: Signer,
	maySign: number
): number | undefined {
	const least = enough(test, figuresOf(way, null, maySign), signers[way].signed);
	return least === undefined ? undefined : Number(least);
}

/** 本平台的提示: days to convene in where no text sets any. It is no law, and the page says so. */
export const DEFAULT_CONVENING_DAYS = 15;

/** The term that a demand sets off, as the terms name it. */
const convened: Record<Demand, Record<PetitionQuestion['community'], string>> = {
	assembly: { village: 'village_assembly', residential: 'residents_assembly' },
	representatives: { village: 'village_representatives', residential: 'residents_representatives' },
	recall: { village: 'recall', residential: 'recall' },
	owners_assembly: { village: 'owners_assembly', residential: 'owners_assembly' },
	audit: { village: 'audit', residential: 'audit' },
	disclosure: { village: 'disclosure', residential: 'disclosure' },
	appraisal: { village: 'appraisal', residential: 'appraisal' }
};

/**
 * The last day to do what was demanded. The national laws say that it must be done and set no day; some provinces do, and
 * otherwise the community's own number stands and is said to be its own. The earlier of the two decides.
 */
export function dutyDay(
	demand: Demand,
	reached: Day,
	{ community, places, ownDays }: Omit<PetitionQuestion, 'day'> & { ownDays: number }
): { day: Day; by: Term | undefined } {
	const of = convened[demand][community];
	const own: { day: Day; by: Term | undefined } = { day: addDays(reached, ownDays), by: undefined };
	return termsFor(terms, { kind: 'convening', of, day: reached, places })
		.filter(({ most }) => most !== undefined)
		.map((term) => ({ day: addDays(reached, term.most!), by: term }))
		.reduce((first, one) => (one.day <= first.day ? one : first), own);
}
