import type { Day } from '#lib/kernel/instant.ts';
import { every, no, yes, type Answer } from './answer.ts';
import { competences } from './competences.ts';
import type { Rule, Words } from './rule.ts';

/** Bodies that may have to decide, each with a roll of its own. */
export const deciders = [
	'village_assembly',
	'village_representatives',
	'village_group',
	'village_committee',
	'residents_assembly',
	'residents_representatives',
	'residents_committee',
	'collective_assembly',
	'collective_representatives',
	'collective_board',
	'owners_assembly',
	'owners_committee',
	'council'
] as const;
export type Decider = (typeof deciders)[number];

/** 名册: who counts. */
export const rollOf: Readonly<Record<Decider, Words>> = {
	village_assembly: {
		zh: '本村十八周岁以上的村民，或者各户的代表',
		en: 'villagers of eighteen and over, or the households’ representatives'
	},
	village_representatives: {
		zh: '村民委员会成员和村民代表',
		en: 'the committee’s members and the representatives'
	},
	village_group: {
		zh: '本组十八周岁以上的村民，或者各户的代表',
		en: 'villagers of the group of eighteen and over, or the households’ representatives'
	},
	village_committee: { zh: '村民委员会成员', en: 'the committee’s members' },
	residents_assembly: {
		zh: '本社区十八周岁以上的居民，或者户的代表',
		en: 'residents of eighteen and over, or the households’ representatives'
	},
	residents_representatives: {
		zh: '居民委员会成员和居民代表',
		en: 'the committee’s members and the representatives'
	},
	residents_committee: { zh: '居民委员会成员', en: 'the committee’s members' },
	collective_assembly: {
		zh: '集体经济组织具有完全民事行为能力的全体成员',
		en: 'all members of the collective with full capacity'
	},
	collective_representatives: { zh: '全体成员代表', en: 'all the members’ representatives' },
	collective_board: { zh: '全体理事', en: 'all directors' },
	owners_assembly: {
		zh: '全体业主（按户数和专有部分面积）',
		en: 'all owners, by heads and by floor area'
	},
	owners_committee: { zh: '业主委员会委员', en: 'the owners’ committee' },
	council: { zh: '议事会成员', en: 'the council’s members' }
};

/** 事项种类: matters as the laws divide them. */
export type Matter =
	| 'village_plan'
	| 'village_subsidy'
	| 'village_income'
	| 'village_works'
	| 'village_aid'
	| 'village_other'
	| 'village_covenant'
	| 'village_appraisal'
	| 'village_undo_committee'
	| 'village_undo_representatives'
	| 'village_by_election'
	| 'village_supervisors'
	| 'village_group_matter'
	| 'residents_covenant'
	| 'residents_appraisal'
	| 'residents_other'
	| 'residents_undo'
	| 'residents_undo_committee'
	| 'residents_by_election'
	| 'residents_supervisors'
	| 'collective_charter'
	| 'collective_rules'
	| 'collective_membership'
	| 'collective_board_election'
	| 'collective_reports'
	| 'collective_pay'
	| 'collective_accounts'
	| 'collective_land'
	| 'collective_building_land'
	| 'collective_compensation'
	| 'collective_investment'
	| 'collective_merger'
	| 'collective_outsiders'
	| 'owners_ordinary'
	| 'owners_special'
	| 'consultation';

/** under 授权: only within what the assembly has left to it · by_charter: only where the collective's charter says so. */
export type Condition = 'delegation' | 'by_charter';

export interface Competence {
	id: string;
	matter: Matter;
	name: Words;
	source: Words;
	certainty: Rule['certainty'];
	validFrom: Day;
	validTo: Day | null;
	bodies: readonly {
		body: Decider;
		/** The rule of quorum and majority it is decided by. */
		rules: readonly string[];
		needs?: Condition;
		/** Only where the place has settled it so (a province's rule, a charter): off until it has. */
		setting?: Setting;
	}[];
	/** 先经村(社区)党组织研究讨论, where it is important. */
	partyStudy?: Words;
	/** What must follow: filing, approval. */
	after?: Words;
	note?: Words;
}

/** What a place settles for itself. */
export const settings = ['covenant_by_representatives'] as const;
export type Setting = (typeof settings)[number];

/** Who may decide a matter on a day. Undefined: the rulebook does not know it on that day. */
export function competenceFor(matter: Matter, day: Day): Competence | undefined {
	return competences.find(
		(one) =>
			one.matter === matter && one.validFrom <= day && (one.validTo === null || day <= one.validTo)
	);
}

/** 授权: by the assembly, naming the matters and the term. */
export interface Delegation {
	matters: readonly Matter[];
	/** Both days belong to it. Null: no term was named. */
	from: Day | null;
	to: Day | null;
}

export interface Deciding {
	matter: Matter;
	body: Decider;
	day: Day;
	delegations: readonly Delegation[];
	settled?: Partial<Record<Setting, boolean>>;
	/** There is a collective; without one the committee or group stands in under its law (第六十四条). */
	hasCollective?: boolean | undefined;
	/** The collective's charter leaves the matter to its representatives. */
	byCharter?: boolean | undefined;
}

/** Bodies that stand in where there is no collective (农村集体经济组织法第六十四条; 村民委员会组织法第二十八条). */
const standsIn: Partial<Record<Decider, Decider>> = {
	village_assembly: 'collective_assembly',
	village_group: 'collective_assembly',
	village_representatives: 'collective_representatives',
	village_committee: 'collective_board'
};

/** May this body decide it, on this day? Null where the rulebook does not know the matter, or a fact is not said. */
export function mayDecide(asked: Deciding): Answer {
	const { matter, day, hasCollective = true } = asked;
	const competence = competenceFor(matter, day);
	if (!competence) return { ok: null, missing: ['competence'] };
	const { source } = competence;
	const seat =
		competence.bodies.find(({ body }) => body === asked.body) ??
		(hasCollective || !matter.startsWith('collective_')
			? undefined
			: competence.bodies.find(({ body }) => body === standsIn[asked.body]));
	if (!seat) return no('not_competent', { source });
	if (seat.setting && asked.settled?.[seat.setting] !== true)
		return no('not_competent', { source });
	if (seat.needs === 'by_charter') {
		if (asked.byCharter === undefined) return { ok: null, missing: ['charter'] };
		return asked.byCharter ? yes : no('not_delegated', { source });
	}
	return seat.needs === 'delegation' ? isDelegated(asked, source) : yes;
}

/** 授权应当明确授权事项、授权期限: one without a term leaves nothing to the representatives. */
function isDelegated({ matter, day, delegations }: Deciding, source: Words): Answer {
	const about = delegations.filter(({ matters }) => matters.includes(matter));
	if (about.length === 0) return no('not_delegated', { source });
	const named = about.filter(({ from, to }) => from !== null && to !== null);
	if (named.length === 0) return no('delegation_unnamed', { source });
	return named.some(({ from, to }) => from! <= day && day <= to!)
		? yes
		: no('not_delegated', { source });
}

export interface Preparation {
	matter: Matter;
	day: Day;
	isImportant: boolean;
	/** The party organisation's study is on record. */
	isStudied?: boolean | undefined;
	/** 联名提议: it has to be convened; a study not given by its day goes on record and does not stop it. */
	byPetition?: boolean;
	studyLapsed?: boolean;
}

/** What must come before: the party organisation's study of an important matter. */
export function isPrepared(asked: Preparation): Answer {
	const text = competenceFor(asked.matter, asked.day)?.partyStudy;
	if (!text || !asked.isImportant) return yes;
	if (asked.byPetition && asked.studyLapsed) return yes;
	if (asked.isStudied === undefined) return { ok: null, missing: ['party_study'] };
	return asked.isStudied ? yes : no('party_study_first', { source: text });
}

/** 未公示的议题不得表决: what was announced may be decided, and nothing else. */
export function areAnnounced(
	voted: readonly string[],
	announced: readonly string[],
	source?: Words
): Answer {
	return every(
		voted.map((item) =>
			announced.includes(item) ? yes : no('unannounced_item', { source, facts: { item } })
		)
	);
}
