import { comparisonsIn, isArea, type Figures, type Rule } from './rule.ts';
import { compareFigures, isFigure, less, percent, total, type Figure } from './share.ts';

/**
 * The percentages that a rule's figures come to, by what is counted: each of what the rule holds it against. Two decimals,
 * half up. A name held against two bases has the first.
 */
export function percentages(rule: Pick<Rule, 'quorum' | 'pass'>, figures: Figures) {
	const shares = new Map<string, { of: string; percent: string }>();
	for (const { x, of } of [...comparisonsIn(rule.quorum), ...comparisonsIn(rule.pass)]) {
		const [part, whole] = [figures[x], figures[of]];
		if (shares.has(x) || !isFigure(part) || !isFigure(whole)) continue;
		const share = percent(part, whole);
		if (share !== undefined) shares.set(x, { of, percent: share });
	}
	return shares;
}

/**
 * Whether a percentage as it was printed follows from the figures: to the decimals it was printed with. A decimal nought
 * that was left away is no error: 80.2 is 80.20.
 */
export function isAsPrinted(printed: string, part: Figure, whole: Figure): boolean {
	const decimals = printed.split('.')[1]?.length ?? 0;
	const shares = [percent(part, whole, decimals), percent(part, whole)];
	return shares.some((share) => share !== undefined && compareFigures(share, printed) === 0);
}

/** What those who took part are called, where more than one figure could be meant the likelier first. */
const participants = [
	'owners_participating',
	'ballots_cast',
	'members_present',
	'reps_present',
	'present_voting',
	'present_members',
	'feedback',
	'present'
];

const isOption = (name: string) => /^(option|candidate|bidder)_/.test(name);
const FOR = /^(owners_|votes_)?(yes|for|agree|in_favou?r)(_owners|_votes)?$/;
const AGAINST = /^(owners_|votes_)?(no|against|disagree|opposed?)(_owners|_votes)?$/;
const REST =
	/^(owners_|votes_)?(abstain(ed|ing)?|abstentions?|spoiled|spoilt|void|invalid|blank|not_cast|(delivered_)?silent|silent_to_majority)(_owners|_votes|_ballots)?$/;

/**
 * 票数对不上: how many of those who took part stand under no choice, or how many too many do. Only where the printed parts
 * claim to be whole: for and against, or every option, or valid and void. Undefined: nothing to compare.
 */
export function unaccounted(
	figures: Figures,
	parts: Readonly<Record<string, unknown>>
): { missing: string } | { surplus: string } | undefined {
	const base = participants.map((name) => figures[name]).find(isFigure);
	if (base === undefined) return undefined;

	const counted = Object.entries({ ...figures, ...parts }).flatMap(([name, value]) =>
		isFigure(value) && !isArea(name) ? [{ name, value }] : []
	);
	const of = (is: (name: string) => boolean) =>
		counted.filter(({ name }) => is(name)).map(({ value }) => value);
	const options = of(isOption);
	const rest = of((name) => REST.test(name));
	const valid = of((name) => /^valid(_ballots|_votes)?$/.test(name));
	const choices =
		options.length > 1
			? options
			: of((name) => AGAINST.test(name)).length > 0
				? [
						...of((name) => FOR.test(name)).slice(0, 1),
						...of((name) => AGAINST.test(name)).slice(0, 1)
					]
				: [];
	const named =
		choices.length > 1 ? [...choices, ...rest] : valid.length ? [...valid, ...rest] : [];
	if (named.length < 2) return undefined;

	const sum = total(named);
	const order = compareFigures(sum, base);
	if (order === 0) return undefined;
	return order < 0 ? { missing: less(base, sum) } : { surplus: less(sum, base) };
}

/** 超过总数: parts that are more than the whole they are held against, as more ballots than people. */
export function exceeding(rule: Pick<Rule, 'quorum' | 'pass'>, figures: Figures): string[] {
	const found = [...comparisonsIn(rule.quorum), ...comparisonsIn(rule.pass)].flatMap(
		({ x, of }) => {
			const [part, whole] = [figures[x], figures[of]];
			if (!isFigure(part) || !isFigure(whole) || compareFigures(part, whole) <= 0) return [];
			return [`${x}>${of}`];
		}
	);
	return [...new Set(found)];
}

/**
 * 元与万元: a value of labour printed in one unit that comes to a few yuan a day only in the other. Undefined: nothing
 * printed, or as it should be.
 */
export function unitSuspect(detail: Readonly<Record<string, unknown>>): 'yuan_vs_wan' | undefined {
	const printed = /^([\d,]+(?:\.\d+)?)\s*(万元|元)$/.exec(String(detail.value_printed ?? ''));
	const days = isFigure(detail.days_total)
		? detail.days_total
		: isFigure(detail.labourers) && isFigure(detail.days_each)
			? Number(detail.labourers) * Number(detail.days_each)
			: undefined;
	if (!printed || days === undefined || Number(days) === 0) return undefined;
	const amount = Number(printed[1]!.replaceAll(',', '')) / Number(days);
	const isLikely = (yuanADay: number) => yuanADay >= 1 && yuanADay <= 1000;
	const [asPrinted, otherwise] =
		printed[2] === '万元' ? [amount * 10_000, amount] : [amount, amount * 10_000];
	return !isLikely(asPrinted) && isLikely(otherwise) ? 'yuan_vs_wan' : undefined;
}
