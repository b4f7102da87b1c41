import type { Decider } from './competence.ts';
import { nearRelatives, type ProxyTie } from './proxy.ts';

/** Bodies by what a case calls them, in either language; the narrower first. */
const bodyWords: readonly [RegExp, Decider][] = [
	[/理事会|board/, 'collective_board'],
	[/成员代表大会|(collective|member).*rep/, 'collective_representatives'],
	[/成员大会|collective/, 'collective_assembly'],
	[/业主委员会|业委会|owners?_committee/, 'owners_committee'],
	[/业主|owner/, 'owners_assembly'],
	[/居民代表会议|resid.*rep/, 'residents_representatives'],
	[/居民委员会|居委会|resid.*committee/, 'residents_committee'],
	[/居民会议|resid/, 'residents_assembly'],
	[/村民代表会议|village.*rep/, 'village_representatives'],
	[/村民委员会|村委会|village.*committee/, 'village_committee'],
	[/村民小组|group/, 'village_group'],
	[/村民会议|village/, 'village_assembly'],
	[/议事会|council/, 'council']
];

/** Which body a case means. Undefined: none that the rulebook knows. */
export function bodyOf(text: string): Decider | undefined {
	return bodyWords.find(([words]) => words.test(text.toLowerCase()))?.[1];
}

const near = new Set<string>([
	...nearRelatives,
	...['near_relative', 'relative', 'father', 'mother', 'son', 'daughter', 'brother', 'sister'],
	...['husband', 'wife', '近亲属', '配偶', '父母', '子女', '兄弟姐妹', '祖父母', '孙子女']
]);
const home = ['same_household', 'household_member', 'same_household_member', '同户', '同一户'];
const strangers = [
	...['outsider', 'non_villager', 'non_resident', 'non_voter', 'not_a_voter'],
	...['外村人', '非本村村民', '无选举权']
];
/** Others with a vote of their own: a cousin is no near relative (民法典第一千零四十五条). */
const others = [
	...['other_villager', 'other_voter', 'other_resident', 'other_member', 'other_owner', 'owner'],
	...['other_household', 'different_household', 'neighbour', 'neighbor', 'friend', 'villager'],
	...['cousin', 'uncle', 'aunt', '其他村民', '其他选民', '邻居']
];

/** What two people are to one another, by the word a case has for it. */
export const tieWords: Readonly<Record<string, ProxyTie>> = Object.fromEntries([
	...[...near].map((word) => [word, 'near_relative'] as const),
	...home.map((word) => [word, 'same_household'] as const),
	...strangers.map((word) => [word, 'not_a_voter'] as const),
	...others.map((word) => [word, 'other_voter'] as const)
]);
