import type { Day } from '#lib/kernel/instant.ts';
import { no, untold, yes, every, type Answer } from './answer.ts';
import {
	areAnnounced,
	isPrepared,
	mayDecide,
	type Decider,
	type Delegation,
	type Matter
} from './competence.ts';
import { asActual, Malformed, underSettings, type Inputs } from './procedural-inputs.ts';
import { bodyOf, tieWords } from './procedural-words.ts';
import { mayCarry, type ProxyOccasion } from './proxy.ts';
import { maySilenceCount } from './silent-votes.ts';
import * as source from './sources.ts';
import { checkSteps, stepNames, stepOf, stepTemplates, type StepName } from './step-order.ts';

/** Cases that give no date are of the laws in force from 2026. */
const THESE_LAWS: Day = '2026-07-01';

/** 委托投票. */
export function judgeProxy(given: Inputs, day: Day | undefined): Record<string, unknown> {
	const { of, when } = occasionOf(given);
	const isOfHousehold = given.flag('same_household', 'proxy_same_household');
	return asActual(
		mayCarry({
			of,
			day: day ?? when,
			places: given.places(),
			holds: given.whole('proxy_holds', 'holds'),
			isCandidate: given.flag('proxy_is_candidate', 'is_candidate'),
			tie:
				given.word(tieWords, 'proxy_relation', 'relation') ??
				(isOfHousehold === undefined
					? undefined
					: isOfHousehold
						? 'same_household'
						: 'other_voter'),
			isWritten: given.flag('written', 'written_authorisation', 'written_authorization')
		})
	);
}

/** Which law's vote it is: the year of the village law, or the name of another; and which electors. */
function occasionOf(given: Inputs): { of: ProxyOccasion; when: Day } {
	const law = given.text('law') ?? '2025';
	const told = [
		law,
		given.text('body'),
		given.text('community'),
		given.text('mode', 'election_mode')
	].join(' ');
	const is = (pattern: RegExp) => pattern.test(told);
	const when: Day = is(/2018|2010/) ? '2025-06-01' : THESE_LAWS;
	if (is(/owner|业主/)) return { of: 'owners_assembly', when };
	if (is(/collective|集体|成员/)) return { of: 'collective_assembly', when: THESE_LAWS };
	if (!is(/resident|urban|community|居民|社区|R-ELECT/)) {
		if (!/\d{4}|village|村/.test(told)) throw new Malformed(`law "${law}" is not known`);
		return { of: 'village_election', when };
	}
	if (is(/\brep|_rep|代表选举|居民代表|R-ELECT-REP/))
		return { of: 'residents_election_by_representatives', when };
	return {
		of: is(/household|户/) ? 'residents_election_by_households' : 'residents_election',
		when
	};
}

/** 流程: the steps of a way of working, and the study that comes first. */
export function judgeWorkflow(given: Inputs, day: Day | undefined): Record<string, unknown> {
	const steps = given.texts('steps');
	const isStudied = given.flag('party_study_recorded', 'party_study');
	if (steps === undefined && isStudied === undefined && !given.has('next_attempted'))
		throw new Malformed('steps or party_study_recorded is missing');
	const path = steps && pathAnswer(given, steps);
	const study = given.has('next_attempted', 'party_study_recorded', 'party_study')
		? studyAnswer(given, isStudied, day ?? THESE_LAWS)
		: yes;
	return { ...asActual(every([path?.answer ?? yes, study])), ...path?.lacking };
}

function pathAnswer(given: Inputs, steps: readonly string[]) {
	const name = given.text('template', 'procedure');
	const template =
		name === undefined
			? stepTemplates[0]!
			: stepTemplates.find((one) => one.id === name || one.name.zh === name);
	if (!template) throw new Malformed(`template "${name}" is not known`);
	const path = steps.map((step) => step.split(/[+＋]/).flatMap((one) => stepOf(one) ?? []));
	const found = checkSteps(template, path, {
		isOnePerson: given.flag('一肩挑', 'secretary_is_director') ?? false,
		mayMerge: given.flag('local_merge_allowed') ?? false
	});
	const missing = [
		...found.missing,
		...found.mergedUnduly.filter((step) => step !== 'propose')
	].map((step: StepName) => stepNames[step][0]);
	const answer: Answer =
		found.missing.length > 0
			? no('step_missing')
			: found.mergedUnduly.length > 0
				? no('merge_not_allowed')
				: found.outOfOrder.length > 0
					? no('out_of_order')
					: yes;
	return { answer, lacking: missing.length > 0 ? { missing: [...new Set(missing)] } : {} };
}

/** Only what goes to an assembly or to representatives has to be studied first. */
function studyAnswer(given: Inputs, isStudied: boolean | undefined, day: Day): Answer {
	const matter = given.text('matter') ?? '重要事项';
	const next = given.text('next_attempted', 'venue') ?? '村民代表会议';
	const isImportant = given.flag('important') ?? !/一般|日常|普通/.test(matter);
	const goesToMeeting = /会议|大会|assembly|rep/.test(next) && !/委员会会议|议事会/.test(next);
	const studied: Matter = /居民|residents/.test(next)
		? 'residents_other'
		: /成员|collective/.test(next)
			? 'collective_accounts'
			: 'village_other';
	return isPrepared({
		matter: studied,
		day,
		isImportant: isImportant && goesToMeeting,
		isStudied,
		byPetition: given.flag('by_petition', 'petition') ?? false,
		studyLapsed: given.flag('study_lapsed', 'study_overdue') ?? false
	});
}

/** What a matter is by the words it is called with; the narrower first. */
const matterWords: readonly [RegExp, Matter][] = [
	[/集体.*章程|collective_charter/, 'collective_charter'],
	[/居民公约|居民自治章程/, 'residents_covenant'],
	[/村规民约|自治章程|covenant|charter/, 'village_covenant'],
	[/确认.*成员|成员.*(身份|资格|确认)|membership/, 'collective_membership'],
	[/征地补偿|土地补偿|compensation/, 'collective_compensation'],
	[/经营性建设用地|commercial_land|building_land/, 'collective_building_land'],
	[/土地承包|承包地|宅基地|量化|homestead|contracting|land/, 'collective_land'],
	[/合并|分立|merger|split/, 'collective_merger'],
	[/非.*成员.*(享有|权益)|outsider|nonmember/, 'collective_outsiders'],
	[/理事|监事|board_election/, 'collective_board_election'],
	[/预决算|收益分配|经营计划|budget|distribution/, 'collective_accounts'],
	[/误工补贴|subsidy/, 'village_subsidy'],
	[/(集体经济)?所得|集体收益的?使用|collective_income/, 'village_income'],
	[/集体(资产|财产|资源|企业|厂房)|投资|出租|asset|invest|lease/, 'collective_investment'],
	[/筹资|筹劳|公益事业|修路|道路|建设承包|public_works|levy/, 'village_works'],
	[/帮扶|aid/, 'village_aid'],
	[/规划|村庄建设|plan/, 'village_plan'],
	[/撤销.*代表会议/, 'village_undo_representatives'],
	[/撤销|变更.*决定/, 'village_undo_committee'],
	[/评议|工作报告|appraisal/, 'village_appraisal'],
	[/补选|辞职|by_election|resign/, 'village_by_election'],
	[/监督委员会|supervis/, 'village_supervisors'],
	[/筹集.*维修资金|改建|重建|改变.*用途|共有部分.*经营|raise_fund|rebuild/, 'owners_special'],
	[/物业|业主|维修资金|管理规约|电梯|停车|owners/, 'owners_ordinary'],
	[/协商|consult/, 'consultation'],
	[/小组|group/, 'village_group_matter'],
	[/重要事项|其他|important|other/, 'village_other']
];

/** The same matter where it comes before residents. */
const ofResidents: Partial<Record<Matter, Matter>> = {
	village_covenant: 'residents_covenant',
	village_other: 'residents_other',
	village_plan: 'residents_other',
	village_works: 'residents_other',
	village_aid: 'residents_other',
	village_appraisal: 'residents_appraisal',
	village_undo_representatives: 'residents_undo',
	village_undo_committee: 'residents_undo_committee',
	village_by_election: 'residents_by_election',
	village_supervisors: 'residents_supervisors'
};

/** 哪个组织决定; and 未公示的议题不得表决. */
export function judgeVenue(given: Inputs, day: Day | undefined): Record<string, unknown> {
	const announced = given.texts('announced');
	const voted = given.texts('voted');
	if (announced || voted) {
		given.text('matter');
		given.text('venue');
		const city = given.places();
		const text = city.includes('杭州')
			? source.hangzhouProperty('第十九条', 'art. 19')
			: source.beijingProperty('第三十五条', 'art. 35');
		if (!announced || !voted) return asActual(untold(announced ? 'voted' : 'announced'));
		return asActual(areAnnounced(voted, announced, text));
	}
	const called = given.must(given.text('matter'), 'matter');
	const venue = given.must(given.text('venue', 'body'), 'venue');
	const body = bodyOf(venue);
	if (!body) throw new Malformed(`venue "${venue}" is not known`);
	const found = matterWords.find(([words]) => words.test(called))?.[1];
	if (!found) throw new Malformed(`matter "${called}" is not known`);
	const matter = body.startsWith('residents_') ? (ofResidents[found] ?? found) : found;
	return whetherDecides(given, { matter, body, day: day ?? THESE_LAWS });
}

function whetherDecides(
	given: Inputs,
	{ matter, body, day }: { matter: Matter; body: Decider; day: Day }
): Record<string, unknown> {
	const isDelegated = given.flag('delegated_to_reps', 'delegated', 'delegation');
	const hasTerm = given.flag('delegation_term_named') ?? true;
	const delegations: Delegation[] = isDelegated
		? [{ matters: [matter], from: hasTerm ? day : null, to: hasTerm ? day : null }]
		: [];
	const permits = given.flag('provincial_rule_permits', 'local_rule_permits');
	const byCharter = given.flag('charter_allows', 'by_charter');
	const hasCollective = given.flag('collective_exists', 'has_collective');
	const under = (settled: boolean) =>
		mayDecide({
			matter,
			body,
			day,
			delegations,
			settled: { covenant_by_representatives: permits ?? settled },
			byCharter: byCharter ?? settled,
			hasCollective
		});
	return underSettings({ settled: under(true), not_settled: under(false) });
}

/** 已送达未表决. */
export function judgeSilentVotes(given: Inputs): Record<string, unknown> {
	const { counts, missing } = maySilenceCount({
		inBylaws: given.flag('rule_in_bylaws') ?? null,
		delivered: given.flag('effective_delivery') ?? null,
		warned: given.flag('consequence_notice') ?? null
	});
	return {
		count_as_majority: counts === null ? null : counts ? 'allowed' : 'not_allowed',
		...(missing.length > 0 ? { missing } : {}),
		default: 'off'
	};
}
