import type { Id } from '#lib/kernel/id.ts';
import type { Day, Instant } from '#lib/kernel/instant.ts';
import { refuse, allow, type Verdict } from '#lib/kernel/verdict.ts';
import { packOf } from './rules.ts';
import { comparisonsIn, type Comparison, type Counting, type Rule, type Test } from './rule.ts';

/**
 * 叠加规则: rules that a community lays over the country's, by a decision of its own: those of the province or city it lies
 * in, or a bylaw. They add tests or lengthen a term, and never take the place of any.
 */
export interface Overlay {
	id: Id<'overlay'>;
	communityId: Id<'community'>;
	/** Which pack of a place; null for a bylaw. */
	pack: string | null;
	/** The bylaw as a rule; null for a pack. */
	rule: Rule | null;
	/** The decision that adopted it, as the community refers to it: 2026年第一次村民会议决议第三项. */
	basis: string;
	adoptedOn: Day;
	/** First and last day on which it applies here. */
	startsOn: Day;
	endsOn: Day | null;
	enteredAt: Instant;
	/** The decision that ended it. */
	endBasis: string | null;
}

/** Whether it applies here on a day. */
export function appliesOn({ startsOn, endsOn }: Pick<Overlay, 'startsOn' | 'endsOn'>, day: Day) {
	return startsOn <= day && (endsOn === null || day <= endsOn);
}

/** The rules that overlays bring on a day. */
export function rulesOfOverlays(overlays: readonly Overlay[], day: Day): Rule[] {
	return overlays
		.filter((overlay) => appliesOn(overlay, day))
		.flatMap(({ pack, rule }) => (rule ? [rule] : [...(packOf(pack ?? '')?.rules ?? [])]));
}

/** The provinces and cities whose rules these are, by the names that terms go by, too. */
export function placesOf(overlays: readonly Pick<Overlay, 'pack'>[]): string[] {
	return overlays.flatMap(({ pack }) => packOf(pack ?? '')?.place ?? []);
}

/** May a community choose it now? Once at a time. */
export function mayChoose(pack: string, overlays: readonly Overlay[], startsOn: Day): Verdict {
	if (!packOf(pack)) return refuse('rule.no_such_pack');
	const taken = overlays.some(
		(overlay) => overlay.pack === pack && (overlay.endsOn === null || overlay.endsOn >= startsOn)
	);
	return taken ? refuse('rule.pack_chosen') : allow;
}

/** The decision comes first, then what it adopts; both are no later than they are entered, unless it begins later. */
export function isInOrder(dates: { adoptedOn: Day; startsOn: Day; today: Day }): Verdict {
	if (dates.adoptedOn > dates.today) return refuse('rule.adopted_later');
	return dates.startsOn < dates.adoptedOn ? refuse('rule.starts_before') : allow;
}

/** Bodies whose sittings a community may make rules for; the party organisation's are not the community's to make. */
export const bylawBodies = [
	'assembly',
	'representatives',
	'group_meeting',
	'committee',
	'two_committees',
	'supervision_committee',
	'council'
] as const;
export type BylawBody = (typeof bylawBodies)[number];

/** Shares that a bylaw may ask for. */
export const bylawShares = ['>1/2', '>=3/5', '>=2/3', '>=3/4', '>=4/5', '>=9/10', '>=1/1'] as const;
export const womenShares = ['>=1/3', '>=1/2', '>1/2', '>=2/3'] as const;
export type ShareText = (typeof bylawShares)[number] | (typeof womenShares)[number];

/** What a bylaw is made of. Whatever is left out adds nothing. */
export interface BylawDraft {
	body: BylawBody;
	name: string;
	noticeDays: number;
	/** 到会: of those due. */
	quorum?: ShareText | undefined;
	/** 妇女代表到会: of the women representatives; only for the representatives' meeting. */
	women?: ShareText | undefined;
	/** 同意: of those present, or of all who are due. */
	pass?: { share: ShareText; of: 'present' | 'due' } | undefined;
}

const SHARE = /^(>=|>)(\d+)\/(\d+)$/;

function test(x: string, share: ShareText, of: string): Test {
	const [, op, num, den] = SHARE.exec(share)!;
	return { cmp: { x, op: op as Comparison['op'], num: Number(num), den: Number(den), of } };
}

/** 应到 and 实到 in a bylaw go by these names however the sitting is counted. */
const plainly = { due: 'due', present: ['present'] };

/** The bylaw as a rule beside the others. `id` and the adopting decision name it. */
export function bylawRule(
	draft: BylawDraft,
	of: {
		id: string;
		community: Rule['communities'][number];
		basis: string;
		adoptedOn: Day;
		startsOn: Day;
	}
): Rule {
	const { body, name, noticeDays, quorum, women, pass } = draft;
	const quorums = [
		...(quorum ? [test('present', quorum, 'due')] : []),
		...(women ? [test('women_present', women, 'women_reps')] : [])
	];
	const source = `${of.basis}（${of.adoptedOn}）`;
	return {
		id: of.id,
		edition: of.adoptedOn,
		kind: 'decision',
		name: { zh: name, en: name },
		source: { zh: source, en: `${of.basis} (${of.adoptedOn})` },
		certainty: 'verified_local',
		validFrom: of.startsOn,
		validTo: null,
		communities: [of.community],
		body,
		counts: { seats: plainly, adults: plainly, households: plainly },
		quorum: quorums.length > 1 ? { all: quorums } : (quorums[0] ?? null),
		pass: pass ? test('yes', pass.share, pass.of) : null,
		noticeDays,
		modes: ['sitting', 'online', 'period', 'written']
	};
}

/**
 * May a community make this its own rule? It may ask for more than the law does and never for less: fewer days of notice,
 * or a smaller share of the same base, is refused with the article that stands in the way.
 */
export function mayAdopt(rule: Rule, laws: readonly Rule[]): Verdict {
	if (!rule.quorum && !rule.pass && rule.noticeDays === 0) return refuse('rule.bylaw_empty');
	const asksWomen = comparisonsIn(rule.quorum).some(({ of }) => of === 'women_reps');
	if (asksWomen && rule.body !== 'representatives') return refuse('rule.women_elsewhere');
	for (const law of laws) {
		if (rule.noticeDays > 0 && rule.noticeDays < law.noticeDays)
			return refuse('rule.term_short', {
				days: rule.noticeDays,
				least: law.noticeDays,
				article: law.noticeSource ?? law.source
			});
		if (isWeaker(rule.quorum, law.quorum, law) || isWeaker(rule.pass, law.pass, law))
			return refuse('rule.share_weaker', { article: law.source });
	}
	return allow;
}

/** Whether a bylaw asks for less than the law of what the law asks for, too. Other bases add to it and are no weaker. */
function isWeaker(own: Test | null, law: Test | null, { counts }: Rule): boolean {
	const asked = Object.keys(counts).flatMap((counting) =>
		comparisonsIn(law).map((comparison) => plain(comparison, counts[counting as Counting]!))
	);
	return comparisonsIn(own).some((mine) =>
		asked.some(({ x, of, op, num, den }) => {
			if (x !== mine.x || of !== mine.of) return false;
			const difference = mine.num * den - num * mine.den;
			return difference < 0 || (difference === 0 && mine.op === '>=' && op === '>');
		})
	);
}

/** A comparison of the law in the plain names of a bylaw. */
function plain(
	{ x, of, ...share }: Comparison,
	names: NonNullable<Rule['counts'][Counting]>
): Comparison {
	const called = (name: string) =>
		name === names.due ? 'due' : names.present.includes(name) ? 'present' : name;
	return { x: called(x), of: called(of), ...share };
}
