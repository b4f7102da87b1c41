import type { Day } from '#lib/kernel/instant.ts';
import type { Pack } from './pack.ts';
import { packs } from './packs/packs.ts';
import { countings, type Counting, type Rule } from './rule.ts';

/**
 * Every rule known, of the country and of all places, former wordings before later ones. A rule is never changed once a
 * decision was made under it: a new wording is a new entry with its own edition, and the old one gets its last day.
 */
export const rules: readonly Rule[] = packs.flatMap((pack) => pack.rules);

/** The rules of the whole country: they apply everywhere, chosen or not. */
export const nationalRules: readonly Rule[] = packs
	.filter(({ place }) => place === null)
	.flatMap((pack) => pack.rules);

/** 省市规则包: a community may lay these over the country's. */
export const placePacks: readonly Pack[] = packs.filter(({ place }) => place !== null);

export function packOf(id: string): Pack | undefined {
	return placePacks.find((pack) => pack.id === id);
}

/** Whether a rule is in force on a day; both its days belong to it. */
export function isInForce({ validFrom, validTo }: Pick<Rule, 'validFrom' | 'validTo'>, day: Day) {
	return validFrom <= day && (validTo === null || day <= validTo);
}

/** The wording of a rule in force on a day; without one, or when none was, the latest. */
export function ruleOn(id: string, day: Day | null): Rule | undefined {
	const wordings = rules.filter((rule) => rule.id === id);
	return wordings.find((rule) => day !== null && isInForce(rule, day)) ?? wordings.at(-1);
}

/** What is asked of the rulebook: which kind of sitting, for what, counted how, on which day. */
export interface Question {
	community: 'village' | 'residential';
	body: string;
	purpose: string;
	/** The class of the matter on the agenda, where it has one. */
	matterClass?: string | undefined;
	counting: Counting;
	day: Day;
	/** The rules of this place and its own bylaws, as they stand on that day. */
	local?: readonly Rule[] | undefined;
}

/**
 * Every rule that applies; all of them must hold, since a local rule adds to the national one and does not replace it.
 * None: the rulebook does not know this sitting on that day, and nothing can be decided by it.
 */
export function rulesFor(asked: Question): Rule[] {
	const { community, body, purpose, matterClass, counting, day, local = [] } = asked;
	return [...nationalRules, ...local].filter(
		(rule) =>
			rule.kind === 'decision' &&
			rule.body === body &&
			rule.communities.includes(community) &&
			rule.counts[counting] !== undefined &&
			(rule.purposes === undefined || rule.purposes.includes(purpose)) &&
			(rule.classes === undefined ||
				(matterClass !== undefined && rule.classes.includes(matterClass))) &&
			isInForce(rule, day)
	);
}

/** The ways of counting that a kind of sitting admits on a day. */
export function countingsOf(community: Question['community'], body: string, day: Day): Counting[] {
	const asked = ['other', ...new Set(nationalRules.flatMap((rule) => rule.purposes ?? []))];
	return countings.filter((counting) =>
		asked.some((purpose) => rulesFor({ community, body, purpose, counting, day }).length > 0)
	);
}
