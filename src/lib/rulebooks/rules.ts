import type { Day } from '#lib/kernel/instant.ts';
import type { Counting, Rule, Test } from './rule.ts';

const over = (x: string, num: number, den: number, of: string): Test => ({
	cmp: { x, op: '>', num, den, of }
});
const atLeast = (x: string, num: number, den: number, of: string): Test => ({
	cmp: { x, op: '>=', num, den, of }
});

/** How the figures of a sitting are called where it is counted by members, by adults, by households. */
const members = { due: 'members_total', present: ['members_present', 'present'] };
const adults = { due: 'eligible_adults', present: ['present_adults', 'present'] };
const households = { due: 'eligible_households', present: ['present_households', 'present'] };

const village = ['village'] as const;
const residential = ['residential'] as const;
const anywhere = ['village', 'residential'] as const;

/** 到会: the law counts those who have come. */
const inTheRoom = ['sitting'] as const;

const villageLaw = (edition: string, zh: string, en: string) => ({
	zh: `《村民委员会组织法》（${edition}）${zh}`,
	en: `Organic Law of Villagers’ Committees (${edition.slice(0, 4)}), ${en}`
});
const residentsLaw = (edition: string, zh: string, en: string) => ({
	zh: `《城市居民委员会组织法》（${edition}）${zh}`,
	en: `Organic Law of Urban Residents’ Committees (${edition.slice(0, 4)}), ${en}`
});
const branchRules = (zh: string, en: string) => ({
	zh: `《中国共产党支部工作条例（试行）》${zh}`,
	en: `CPC Regulations on the Work of Branches (trial), ${en}`
});

/** The village law as read in 2018 and as amended in 2025: the same tests, other articles. */
const OLD = { edition: '2018修正', validFrom: '2010-10-28', validTo: '2025-12-31' } as const;
const NEW = { edition: '2025修正', validFrom: '2026-01-01', validTo: null } as const;

const villageAssembly = (mode: 'adults' | 'households') =>
	({
		id: mode === 'adults' ? 'V-ASM-ADULT' : 'V-ASM-HH',
		name:
			mode === 'adults'
				? { zh: '村民会议（按人）', en: 'Villagers’ assembly, by adults' }
				: { zh: '村民会议（按户的代表）', en: 'Villagers’ assembly, by households' },
		certainty: 'verified',
		communities: village,
		body: 'assembly',
		counts: mode === 'adults' ? { adults } : { households },
		quorum:
			mode === 'adults'
				? over('present_adults', 1, 2, 'eligible_adults')
				: atLeast('present_households', 2, 3, 'eligible_households'),
		pass: over('yes', 1, 2, 'present'),
		noticeDays: 10,
		modes: inTheRoom,
		note: {
			zh: '通过以到会人员为基数：弃权、废票和未表决都在基数里。',
			en: 'The base is those present: abstentions, spoiled ballots and votes not cast stay in it.'
		}
	}) as const;

const villageRepresentatives = {
	id: 'V-REP',
	name: { zh: '村民代表会议', en: 'Village representatives’ meeting' },
	certainty: 'verified',
	communities: village,
	body: 'representatives',
	counts: { seats: members },
	quorum: atLeast('members_present', 2, 3, 'members_total'),
	pass: over('yes', 1, 2, 'members_present'),
	noticeDays: 0,
	modes: inTheRoom,
	note: {
		zh: '组成人员包括村民委员会成员和村民代表。提前通知的天数由本村规定。',
		en: 'Its members are the committee’s members and the representatives. Notice days are the village’s own.'
	}
} as const;

const villageGroup = {
	id: 'V-GRP',
	name: { zh: '村民小组会议', en: 'Villagers’ group meeting' },
	certainty: 'verified',
	communities: village,
	body: 'group_meeting',
	counts: { adults, households },
	quorum: {
		any: [
			atLeast('present_adults', 2, 3, 'eligible_adults'),
			atLeast('present_households', 2, 3, 'eligible_households')
		]
	},
	pass: over('yes', 1, 2, 'present'),
	noticeDays: 0,
	modes: inTheRoom
} as const;

const residentsAssembly = {
	name: { zh: '居民会议', en: 'Residents’ assembly' },
	certainty: 'verified',
	communities: residential,
	body: 'assembly',
	pass: over('yes', 1, 2, 'present'),
	modes: inTheRoom
} as const;

/**
 * The rules in force here, oldest wording first. A rule is never changed once a decision was made under it: a new
 * wording is a new entry with its own edition, and the old one gets its last day.
 */
export const rules: readonly Rule[] = [
	...(['adults', 'households'] as const).flatMap((mode): Rule[] => [
		{
			...villageAssembly(mode),
			...OLD,
			source: villageLaw(OLD.edition, '第二十二条', 'art. 22')
		},
		{ ...villageAssembly(mode), ...NEW, source: villageLaw(NEW.edition, '第二十六条', 'art. 26') }
	]),
	{
		...villageRepresentatives,
		...OLD,
		source: villageLaw(OLD.edition, '第二十六条', 'art. 26')
	},
	{ ...villageRepresentatives, ...NEW, source: villageLaw(NEW.edition, '第三十条', 'art. 30') },
	{ ...villageGroup, ...OLD, source: villageLaw(OLD.edition, '第二十八条', 'art. 28') },
	{ ...villageGroup, ...NEW, source: villageLaw(NEW.edition, '第三十二条', 'art. 32') },
	{
		...residentsAssembly,
		id: 'R-ASM-1989',
		edition: '2018修正',
		source: residentsLaw('2018修正', '第九条', 'art. 9'),
		validFrom: '1990-01-01',
		validTo: '2025-12-31',
		counts: {
			adults,
			households,
			seats: { due: 'group_reps', present: ['present_group_reps', 'present'] }
		},
		quorum: {
			any: [
				over('present_adults', 1, 2, 'eligible_adults'),
				over('present_households', 1, 2, 'eligible_households'),
				over('present_group_reps', 1, 2, 'group_reps')
			]
		},
		noticeDays: 0,
		note: {
			zh: '旧法允许由居民小组代表组成居民会议。',
			en: 'The old law let representatives of residents’ groups form the assembly.'
		}
	},
	{
		...residentsAssembly,
		id: 'R-ASM-2026',
		edition: '2025修订',
		source: residentsLaw('2025修订', '第二十七条', 'art. 27'),
		validFrom: '2026-01-01',
		validTo: null,
		counts: { adults, households },
		quorum: {
			any: [
				over('present_adults', 1, 2, 'eligible_adults'),
				over('present_households', 1, 2, 'eligible_households')
			]
		},
		noticeDays: 10
	},
	{
		id: 'R-REP-2026',
		edition: '2025修订',
		name: { zh: '居民代表会议', en: 'Residents’ representatives’ meeting' },
		source: residentsLaw('2025修订', '第二十九条', 'art. 29'),
		certainty: 'verified',
		validFrom: '2026-01-01',
		validTo: null,
		communities: residential,
		body: 'representatives',
		counts: { seats: members },
		quorum: atLeast('members_present', 2, 3, 'members_total'),
		pass: over('yes', 1, 2, 'members_present'),
		noticeDays: 0,
		modes: inTheRoom
	},
	{
		id: 'P-BRANCH',
		edition: '2018',
		name: { zh: '党员大会', en: 'Party members’ meeting' },
		source: branchRules('第十一条', 'art. 11'),
		certainty: 'verified',
		validFrom: '2018-10-28',
		validTo: null,
		communities: anywhere,
		body: 'party_organisation',
		counts: { seats: { due: 'eligible_voting', present: ['present_voting'] } },
		quorum: atLeast('present_voting', 1, 2, 'eligible_voting'),
		pass: over('yes', 1, 2, 'eligible_voting'),
		noticeDays: 0,
		modes: inTheRoom,
		note: {
			zh: '只计有表决权的党员；通过以应到会人数为基数。',
			en: 'Only members with a vote count; the base is those due to attend.'
		}
	},
	{
		id: 'P-4Y-LOCAL',
		edition: '2009',
		name: {
			zh: '四议两公开党员大会审议（地方常见规定）',
			en: 'Members’ review in 四议两公开, common local wording'
		},
		source: { zh: '地方“四议两公开”工作规定', en: 'Local texts on 四议两公开' },
		certainty: 'secondary',
		validFrom: '2009-01-01',
		validTo: null,
		communities: village,
		body: 'party_organisation',
		purposes: ['review'],
		counts: { seats: { due: 'members_total', present: ['present_members'] } },
		quorum: atLeast('present_members', 2, 3, 'members_total'),
		pass: atLeast('yes', 1, 2, 'members_total'),
		noticeDays: 3,
		modes: inTheRoom,
		note: {
			zh: '与《中国共产党支部工作条例（试行）》第十一条一并适用，两个都要达到。',
			en: 'Applied together with art. 11 of the regulations: both must hold.'
		}
	},
	{
		id: 'P-COMM',
		edition: '2018',
		name: { zh: '党组织委员会会议', en: 'Party committee meeting' },
		source: branchRules('第十二条', 'art. 12'),
		certainty: 'secondary',
		validFrom: '2018-10-28',
		validTo: null,
		communities: anywhere,
		body: 'party_committee',
		counts: { seats: { due: 'committee_total', present: ['present'] } },
		quorum: atLeast('present', 1, 2, 'committee_total'),
		pass: null,
		noticeDays: 0,
		modes: inTheRoom
	},
	{
		id: 'P-COMM-PASS',
		edition: '1',
		name: { zh: '党组织委员会表决', en: 'Vote of the party committee' },
		source: {
			zh: '少数服从多数（通行做法：应到会委员过半数同意）',
			en: 'The minority yields to the majority (common practice: more than half of the committee)'
		},
		certainty: 'local_practice',
		validFrom: '1990-01-01',
		validTo: null,
		communities: anywhere,
		body: 'party_committee',
		counts: { seats: { due: 'committee_total', present: ['present'] } },
		quorum: null,
		pass: over('yes', 1, 2, 'committee_total'),
		noticeDays: 0,
		modes: inTheRoom
	},
	{
		id: 'TWO-COMM',
		edition: '1',
		name: { zh: '村（社区）“两委”会议', en: 'Sitting of the two committees' },
		source: {
			zh: '本地议事规则（全国没有统一规定）：过半数到会，到会过半数同意，一人一票',
			en: 'Local rules of procedure (no national text): more than half come, more than half of those agree, one vote a person'
		},
		certainty: 'local_practice',
		validFrom: '1990-01-01',
		validTo: null,
		communities: anywhere,
		body: 'two_committees',
		counts: { seats: members },
		quorum: over('members_present', 1, 2, 'members_total'),
		pass: over('yes', 1, 2, 'members_present'),
		noticeDays: 0,
		modes: inTheRoom,
		note: {
			zh: '按人计数：在两个委员会都任职的人只计一次。',
			en: 'Counted by people: whoever sits in both counts once.'
		}
	},
	{
		id: 'COUNCIL',
		edition: '1',
		name: { zh: '议事会会议', en: 'Council meeting' },
		source: {
			zh: '议事会议事规则：三分之二以上到会，到会过半数同意',
			en: 'The council’s own rules: two thirds come, more than half of those agree'
		},
		certainty: 'local_practice',
		validFrom: '1990-01-01',
		validTo: null,
		communities: anywhere,
		body: 'council',
		counts: { seats: members },
		quorum: atLeast('members_present', 2, 3, 'members_total'),
		pass: over('yes', 1, 2, 'members_present'),
		noticeDays: 2,
		modes: ['sitting', 'remote'],
		note: {
			zh: '议题提前告知参与人。议事会不能代替代表会议。',
			en: 'Topics are sent beforehand. A council cannot take the place of the representatives’ meeting.'
		}
	}
];

/** What is asked of the rulebook: which kind of sitting, for what, counted how, on which day. */
export interface Question {
	community: 'village' | 'residential';
	body: string;
	purpose: string;
	counting: Counting;
	day: Day;
}

/**
 * Every rule that applies; all of them must hold, since a local rule adds to the national one and does not replace it.
 * None: the rulebook does not know this sitting on that day, and nothing can be decided by it.
 */
export function rulesFor({ community, body, purpose, counting, day }: Question): Rule[] {
	return rules.filter(
		(rule) =>
			rule.body === body &&
			rule.communities.includes(community) &&
			rule.counts[counting] !== undefined &&
			(rule.purposes === undefined || rule.purposes.includes(purpose)) &&
			rule.validFrom <= day &&
			(rule.validTo === null || day <= rule.validTo)
	);
}

/** The ways of counting that a kind of sitting admits on a day. */
export function countingsOf(community: Question['community'], body: string, day: Day): Counting[] {
	const purposes = rules.flatMap((rule) => rule.purposes ?? []);
	const asked = [...new Set(['other', ...purposes])];
	return (['seats', 'adults', 'households'] as const).filter((counting) =>
		asked.some((purpose) => rulesFor({ community, body, purpose, counting, day }).length > 0)
	);
}
