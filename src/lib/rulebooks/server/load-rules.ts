import type { Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';
import type { Reader } from '#lib/server/database/database.ts';
import { appliesOn, placesOf } from '../overlay.ts';
import { ruleKinds, type Rule, type Words } from '../rule.ts';
import { isInForce, nationalRules, packOf, rules } from '../rules.ts';
import { terms } from '../terms.ts';
import { listOverlays } from './overlay-store.ts';
import { ruleView, say } from './rule-words.ts';

/** Bodies in the order in which the page tells of them. */
const bodies = [
	'assembly',
	'representatives',
	'group_meeting',
	'committee',
	'two_committees',
	'party_organisation',
	'party_committee',
	'supervision_committee',
	'council',
	'hearing',
	'written_survey',
	'collective_assembly',
	'collective_representatives',
	'collective_board',
	'owners_assembly'
];

/** What the terms of one kind of community are about, which are none of the other's. */
const ofOthers: Record<Rule['communities'][number], readonly string[]> = {
	village: ['residential', 'residents_assembly'],
	residential: ['village', 'village_assembly', 'village_representatives', 'levy_review']
};

/** A rule, and by whose choice it applies here: nobody's, for the country's. */
interface Shown {
	rule: Rule;
	isOwn?: boolean;
	place?: Words | undefined;
}

/**
 * 规则: every rule in force in a community on a day, the country's and what it lays over them, by the body they are about.
 * What was put into a calculator is computed along.
 */
export async function loadRules(
	db: Reader,
	{ id, kind }: { id: Id<'community'>; kind: Rule['communities'][number] },
	{ day, typed }: { day: Day; typed: URLSearchParams }
) {
	const laid = (await listOverlays(db, id)).filter((overlay) => appliesOn(overlay, day));
	const shown = [
		...nationalRules.map((rule): Shown => ({ rule })),
		...laid.flatMap(({ pack, rule }): Shown[] => {
			if (rule) return [{ rule, isOwn: true }];
			const { name, rules = [] } = packOf(pack ?? '') ?? {};
			return rules.map((one) => ({ rule: one, place: name }));
		})
	].filter(({ rule }) => rule.communities.includes(kind) && isInForce(rule, day));

	const groups = bodies
		.map((body) => ({
			body,
			rules: shown
				.filter(({ rule }) => rule.body === body)
				.sort((a, b) => ruleKinds.indexOf(a.rule.kind) - ruleKinds.indexOf(b.rule.kind))
				.map(({ rule, isOwn = false, place }) => ({
					...ruleView(rule, typed),
					isOwn,
					place: place && say(place),
					older: rules
						.filter((other) => other.id === rule.id && other.edition !== rule.edition)
						.map(({ edition, validFrom }) => ({ edition, on: validFrom }))
				}))
		}))
		.filter(({ rules }) => rules.length > 0);
	const places = placesOf(laid);
	return {
		groups,
		terms: terms
			.filter(
				(term) =>
					isInForce(term, day) &&
					(term.place === null || places.includes(term.place)) &&
					!ofOthers[kind].includes(term.of)
			)
			.map(({ id, name, source, certainty, least, most, unit, note }) => ({
				...{ id, certainty, least, most },
				isWorkingDays: unit === 'working_day',
				name: say(name),
				source: say(source),
				note: note ? say(note) : undefined
			}))
	};
}
