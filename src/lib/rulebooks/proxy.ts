import type { Day } from '#lib/kernel/instant.ts';
import { every, no, untold, yes, type Answer } from './answer.ts';
import type { Rule, Words } from './rule.ts';
import * as source from './sources.ts';

/** What the vote is: which law's election or assembly, and for residents by which electors. */
export const proxyOccasions = [
	'village_election',
	'residents_election',
	'residents_election_by_households',
	'residents_election_by_representatives',
	'collective_assembly',
	'collective_representatives',
	'owners_assembly'
] as const;
export type ProxyOccasion = (typeof proxyOccasions)[number];

/** 近亲属 (民法典第一千零四十五条): spouse, parents, children, siblings, grandparents, grandchildren. */
export const nearRelatives = [
	'spouse',
	'parent',
	'child',
	'sibling',
	'grandparent',
	'grandchild'
] as const;

/** Whose vote somebody would carry: seen from the one who goes away. */
export type ProxyTie = 'near_relative' | 'other_voter' | 'same_household' | 'not_a_voter';

/** 委托投票: who may carry whose vote, and how many. */
export interface ProxyRule {
	id: string;
	of: ProxyOccasion;
	name: Words;
	source: Words;
	certainty: Rule['certainty'];
	validFrom: Day;
	validTo: Day | null;
	place: string | null;
	/** 每人接受委托不得超过. Absent: the text sets no limit. */
	atMost?: number;
	/** None at all. */
	none?: true;
	ties?: readonly ProxyTie[];
	candidatesBarred?: true;
	written?: true;
}

const inVillage = { zh: '村民委员会选举的委托投票', en: 'Proxies in a village election' };
const inCommunity = { zh: '居民委员会选举的委托投票', en: 'Proxies in a residents’ election' };
const NEW = { certainty: 'verified', validFrom: '2026-01-01', validTo: null, place: null } as const;
const voters = ['near_relative', 'other_voter', 'same_household'] as const;

export const proxyRules: readonly ProxyRule[] = [
	{
		id: 'X-V-2018',
		of: 'village_election',
		name: inVillage,
		source: source.village2018('第十五条', 'art. 15'),
		certainty: 'verified',
		validFrom: '2010-10-28',
		validTo: '2025-12-31',
		place: null,
		ties: ['near_relative'],
		written: true
	},
	...(
		[
			['ZJ', '浙江', source.zhejiangElection('第二十五条', 'art. 25'), true],
			['BJ', '北京', source.beijingElection('第二十五条', 'art. 25'), true],
			['HN', '河南', source.henanVillage('第三十条', 'art. 30'), false]
		] as const
	).map(([code, place, text, barred]): ProxyRule => ({
		id: `X-V-${code}`,
		of: 'village_election',
		name: inVillage,
		source: text,
		certainty: 'verified_local',
		validFrom: '2012-11-01',
		validTo: null,
		place,
		atMost: 3,
		...(barred ? { candidatesBarred: true as const } : {}),
		written: true
	})),
	{
		id: 'X-V',
		of: 'village_election',
		name: inVillage,
		source: source.village2025('第十八条', 'art. 18'),
		...NEW,
		atMost: 3,
		ties: voters,
		candidatesBarred: true,
		written: true
	},
	...(['residents_election', 'residents_election_by_households'] as const).map((of): ProxyRule => ({
		id: of === 'residents_election' ? 'X-R' : 'X-R-HH',
		of,
		name: inCommunity,
		source: source.residents2025('第十九条', 'art. 19'),
		...NEW,
		atMost: 3,
		ties: voters,
		candidatesBarred: true,
		written: true
	})),
	{
		id: 'X-R-REP',
		of: 'residents_election_by_representatives',
		name: inCommunity,
		source: source.residents2025('第十九条', 'art. 19'),
		...NEW,
		none: true
	},
	{
		id: 'X-C',
		of: 'collective_assembly',
		name: { zh: '成员大会的委托', en: 'Proxies in the members’ assembly' },
		source: source.collectiveLaw('第二十七条', 'art. 27'),
		certainty: 'verified',
		validFrom: '2025-05-01',
		validTo: null,
		place: null,
		ties: ['same_household'],
		written: true
	},
	{
		id: 'X-O',
		of: 'owners_assembly',
		name: { zh: '业主的委托', en: 'Owners’ proxies' },
		source: source.propertyRules('第十二条', 'art. 12'),
		certainty: 'verified',
		validFrom: '2003-09-01',
		validTo: null,
		place: null
	},
	{
		id: 'X-O-WF',
		of: 'owners_assembly',
		name: { zh: '业主的委托', en: 'Owners’ proxies' },
		source: source.weifangProperty('第三十二条', 'art. 32'),
		certainty: 'verified_local',
		validFrom: '2022-03-01',
		validTo: null,
		place: '潍坊',
		atMost: 3,
		written: true
	}
];

export interface ProxyAsked {
	of: ProxyOccasion;
	day: Day;
	places: readonly string[];
	/** How many votes the person would carry, this one included. */
	holds?: number | undefined;
	isCandidate?: boolean | undefined;
	tie?: ProxyTie | undefined;
	isWritten?: boolean | undefined;
}

/** Every rule on proxies that applies on the day. */
export function proxyRulesFor({ of, day, places }: ProxyAsked): ProxyRule[] {
	return proxyRules.filter(
		(rule) =>
			rule.of === of &&
			rule.validFrom <= day &&
			(rule.validTo === null || day <= rule.validTo) &&
			(rule.place === null || places.includes(rule.place))
	);
}

/** May this person carry the vote? By every rule that applies. */
export function mayCarry(asked: ProxyAsked): Answer {
	const applied = proxyRulesFor(asked);
	if (applied.length === 0) return untold('proxy_rule');
	return every(applied.flatMap((rule) => answersOf(rule, asked)));
}

function answersOf(rule: ProxyRule, { holds, isCandidate, tie, isWritten }: ProxyAsked): Answer[] {
	const refuse = (...because: Parameters<typeof no>) =>
		no(because[0], { source: rule.source, ...because[1] });
	if (rule.none) return [refuse('no_proxies')];
	return [
		isWritten === false && rule.written ? refuse('not_written') : yes,
		!rule.candidatesBarred
			? yes
			: isCandidate === undefined
				? untold('is_candidate')
				: isCandidate
					? refuse('candidate')
					: yes,
		!rule.ties
			? tie === 'not_a_voter' && rule.of !== 'owners_assembly'
				? refuse('not_a_voter')
				: yes
			: tie === undefined
				? untold('tie')
				: rule.ties.includes(tie)
					? yes
					: refuse(wrongTie(rule, tie)),
		rule.atMost === undefined
			? yes
			: holds === undefined
				? untold('holds')
				: holds > rule.atMost
					? refuse('over_limit', { facts: { limit: rule.atMost } })
					: yes
	];
}

function wrongTie(rule: ProxyRule, tie: ProxyTie) {
	if (tie === 'not_a_voter') return 'not_a_voter';
	return rule.of === 'collective_assembly' ? 'not_same_household' : 'not_near_relative';
}
