import type { Day } from '#lib/kernel/instant.ts';
import { no, untold, yes, type Answer } from './answer.ts';
import type { Rule, Words } from './rule.ts';
import * as source from './sources.ts';

/** 职务: posts between which the laws see a conflict. */
export const offices = [
	'committee_member',
	'supervisor',
	'clerk',
	'accountant',
	'collective_director',
	'collective_supervisor',
	'collective_manager',
	'collective_accountant',
	'party_secretary',
	'committee_director',
	'election_committee_member',
	'election_candidate'
] as const;
export type Office = (typeof offices)[number];

/** 任职回避: two posts that one person, or near relatives, may not hold. */
export interface PostConflict {
	id: string;
	name: Words;
	source: Words;
	certainty: Rule['certainty'];
	validFrom: Day;
	validTo: Day | null;
	communities: readonly ('village' | 'residential')[];
	place: string | null;
	between: readonly [Office, Office];
	/** own: in one hand · kin: between near relatives (近亲属). */
	within: readonly ('own' | 'kin')[];
}

const both = ['own', 'kin'] as const;
const own = ['own'] as const;
const kin = ['kin'] as const;
const inVillage = { communities: ['village'] } as const;
const NEW = { certainty: 'verified', validFrom: '2026-01-01', validTo: null, place: null } as const;
const OLD = {
	certainty: 'verified',
	validFrom: '2010-10-28',
	validTo: '2025-12-31',
	place: null
} as const;

const supervised = {
	zh: '村(居)民委员会成员及其近亲属不得担任监督委员会成员',
	en: 'Committee members and their near relatives do not sit on the supervision committee'
};
const books = {
	zh: '文书、报账员、财会人员不得担任村务监督委员会成员',
	en: 'Clerks and accountants do not sit on the supervision committee'
};
const watched = {
	zh: '理事、财务、会计人员及其近亲属不得担任监事',
	en: 'Directors, accountants and their near relatives are not the collective’s supervisors'
};

/** What each province adds: which office, and whether kin too. */
const provinces: readonly [string, string, Words, Day, Office, readonly ('own' | 'kin')[]][] = [
	['ZJ', '浙江', source.zhejiangVillage('第三十条', 'art. 30'), '2012-03-31', 'clerk', own],
	['ZJ', '浙江', source.zhejiangVillage('第三十条', 'art. 30'), '2012-03-31', 'accountant', own],
	['SD', '山东', source.shandongDisclosure('第十四条', 'art. 14'), '2018-09-21', 'clerk', own],
	['SD', '山东', source.shandongDisclosure('第十四条', 'art. 14'), '2018-09-21', 'accountant', own],
	[
		'SD',
		'山东',
		source.shandongDisclosure('第十四条', 'art. 14'),
		'2018-09-21',
		'collective_director',
		own
	],
	['SH', '上海', source.shanghaiVillage('第二十五条', 'art. 25'), '2017-05-01', 'accountant', own],
	[
		'SH',
		'上海',
		source.shanghaiVillage('第二十五条', 'art. 25'),
		'2017-05-01',
		'collective_manager',
		both
	],
	['HN', '河南', source.henanVillage('第五十六条', 'art. 56'), '2011-09-01', 'accountant', own]
];

export const postConflicts: readonly PostConflict[] = [
	{
		id: 'J-V-SUP-2018',
		name: supervised,
		source: source.village2018('第三十二条', 'art. 32'),
		...OLD,
		...inVillage,
		between: ['committee_member', 'supervisor'],
		within: both
	},
	{
		id: 'J-V-SUP',
		name: supervised,
		source: source.village2025('第三十七条', 'art. 37'),
		...NEW,
		...inVillage,
		between: ['committee_member', 'supervisor'],
		within: both
	},
	{
		id: 'J-R-SUP',
		name: supervised,
		source: source.residents2025('第三十六条', 'art. 36'),
		...NEW,
		communities: ['residential'],
		between: ['committee_member', 'supervisor'],
		within: both
	},
	...(['village', 'residential'] as const).map((community): PostConflict => ({
		id: community === 'village' ? 'J-V-KIN' : 'J-R-KIN',
		name: {
			zh: '村(居)民委员会成员实行近亲属回避',
			en: 'Near relatives do not sit on one committee'
		},
		source: (community === 'village' ? source.village2025 : source.residents2025)(
			'第八条',
			'art. 8'
		),
		...NEW,
		communities: [community],
		between: ['committee_member', 'committee_member'],
		within: kin
	})),
	...(['village', 'residential'] as const).map((community): PostConflict => ({
		id: community === 'village' ? 'J-V-ELECTION' : 'J-R-ELECTION',
		name: {
			zh: '选举委员会成员本人或者近亲属被提名的，退出选举委员会',
			en: 'Who is nominated, or whose near relative is, leaves the election committee'
		},
		source: (community === 'village' ? source.village2025 : source.residents2025)(
			'第十五条',
			'art. 15'
		),
		...NEW,
		communities: [community],
		between: ['election_committee_member', 'election_candidate'],
		within: both
	})),
	...provinces.map(([code, place, text, validFrom, office, within]): PostConflict => ({
		id: `J-V-SUP-${code}-${office}`,
		name: books,
		source: text,
		certainty: 'verified_local',
		validFrom,
		validTo: null,
		...inVillage,
		place,
		between: [office, 'supervisor'],
		within
	})),
	...(['collective_director', 'collective_accountant'] as const).map((office): PostConflict => ({
		id: `J-C-SUP-${office}`,
		name: watched,
		source: source.collectiveLaw('第三十四条', 'art. 34'),
		certainty: 'verified',
		validFrom: '2025-05-01',
		validTo: null,
		...inVillage,
		place: null,
		between: [office, 'collective_supervisor'],
		within: both
	})),
	{
		id: 'J-C-KIN',
		name: { zh: '理事会成员之间近亲属回避', en: 'Near relatives do not sit on one board' },
		source: source.collectiveLaw('第二十九条', 'art. 29'),
		certainty: 'verified',
		validFrom: '2025-05-01',
		validTo: null,
		...inVillage,
		place: null,
		between: ['collective_director', 'collective_director'],
		within: kin
	}
];

export interface Seated {
	community: 'village' | 'residential';
	day: Day;
	places: readonly string[];
	office: Office;
	/** What the person holds beside it. */
	own: readonly Office[];
	/** What their near relatives hold. Undefined: not known, and then it cannot be told. */
	kin: readonly Office[] | undefined;
}

/** Every conflict the post would stand in, with its article. */
export function conflictsAt(asked: Seated): { conflict: PostConflict; within: 'own' | 'kin' }[] {
	const { office, day, community, places } = asked;
	return postConflicts
		.filter(
			(one) =>
				one.communities.includes(community) &&
				one.validFrom <= day &&
				(one.validTo === null || day <= one.validTo) &&
				(one.place === null || places.includes(one.place)) &&
				one.between.includes(office)
		)
		.flatMap((conflict) => {
			const [a, b] = conflict.between;
			const other = office === a ? b : a;
			return conflict.within
				.filter((within) => (within === 'own' ? asked.own : (asked.kin ?? [])).includes(other))
				.map((within) => ({ conflict, within }));
		});
}

/** 任职: may this person hold the post beside the others, and beside what near relatives hold? */
export function mayHold(asked: Seated): Answer {
	const [first] = conflictsAt(asked);
	if (first)
		return no(first.within === 'own' ? 'post_conflict' : 'near_relative', {
			source: first.conflict.source
		});
	return asked.kin === undefined ? untold('near_relatives') : yes;
}

/** 不得作为候选人的情形, from 2026. */
export const bars = [
	'expelled_from_party',
	'criminal_punishment',
	'clan_or_gang',
	'illegal_religion_or_cult'
] as const;

/** May this person stand? Undefined: nobody has looked. */
export function mayStand(
	found: readonly (typeof bars)[number][] | undefined,
	{ community, day }: { community: 'village' | 'residential'; day: Day }
): Answer {
	if (day < '2026-01-01') return yes;
	if (found === undefined) return untold('candidate_check');
	const law = community === 'village' ? source.village2025 : source.residents2025;
	return found.length > 0 ? no('barred', { source: law('第十八条', 'art. 18') }) : yes;
}

/** 一肩挑: the law allows secretary and director to be one person, elected by legal procedure. */
export const secretaryAsDirector: Words = {
	zh: '《村民委员会组织法》（2025修正）第八条、《城市居民委员会组织法》（2025修订）第八条：党组织负责人可以通过法定程序担任主任',
	en: 'village law art. 8, residents’ law art. 8 (2025): the secretary may be director by legal procedure'
};

/** Who acted, and who would check it; posts are those held at the time. */
export interface Checking {
	actor: { personId: string; offices: readonly Office[] };
	checker: { personId: string; offices: readonly Office[] };
}

/**
 * 一肩挑的监督: nobody checks what they did themselves, whatever the two posts are called. What a director did who is
 * also the secretary goes to the supervision committee, or upward; another member of the same committee is no check.
 */
export function mayCheck({ actor, checker }: Checking): Answer {
	if (actor.personId === checker.personId)
		return no('checks_self', { source: secretaryAsDirector });
	const isBoth =
		actor.offices.includes('party_secretary') && actor.offices.includes('committee_director');
	const isUnderActor =
		checker.offices.includes('committee_member') && !checker.offices.includes('supervisor');
	return isBoth && isUnderActor ? no('checks_self', { source: secretaryAsDirector }) : yes;
}
