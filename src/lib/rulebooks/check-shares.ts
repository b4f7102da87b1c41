import { foundAt, type Found } from './figure-finding.ts';
import type { TextFigure } from './figures-in-text.ts';
import { compareFigures, percent } from './share.ts';
import { isComparable, roleOfWords, type RoleFigure, type TallyRole } from './tallies-in-text.ts';

/** What a share is said to be of, and the figures that may stand for it. */
const BASES: readonly [RegExp, readonly TallyRole[]][] = [
	[/应到|应参|应出席|应投票|全体|总人数|总户数|总票数|总面积|登记在册|名册/, ['due', 'all']],
	[/实到|到会|参会|出席|参加|参与|与会/, ['present']],
	[/有效票/, ['valid']],
	[/收回/, ['returned']],
	[/发出/, ['issued']]
];
const ANY: readonly TallyRole[] = ['due', 'all', 'present', 'issued', 'returned', 'valid'];
const RATES: readonly [RegExp, TallyRole][] = [
	[/(到会|参会|出席|参与|投票|参加)率[^\d，。；、\n]{0,4}$/, 'present'],
	[/(赞成|同意|支持|通过)率[^\d，。；、\n]{0,4}$/, 'yes'],
	[/反对率[^\d，。；、\n]{0,4}$/, 'no']
];
/** No share of people: prices, discounts, instalments, thresholds. */
const OTHER_MATTER =
	/下浮|上浮|增长|下降|降低|提高|减少|增加|税|利率|折扣|预付|首付|支付|付款|质保|要求|应当|须|达标|完成/;

/** 百分比: each that the text ties to a figure of a vote, against every base it may be of. */
export function checkShares(
	text: string,
	figures: readonly TextFigure[],
	roles: readonly RoleFigure[]
): Found[] {
	return figures.flatMap((printed, nth) => {
		if (printed.unit !== 'percent' || printed.isBound) return [];
		const line = lineShare(text, printed, roles);
		if (line) return checkAgainst(printed, line.part, line.words, roles);
		const before = figures[nth - 1];
		if (!before) return [];
		const between = text.slice(before.end, printed.at);
		if (/[。；;\n|]/.test(between) || OTHER_MATTER.test(between)) return [];
		if (/^\s*的\s*$/.test(between)) return checkOf(text, printed, before, figures[nth - 2]);
		const rate = RATES.find(([words]) => words.test(between));
		const earlier = roles.filter(({ at }) => at < printed.at);
		const part = rate
			? earlier.findLast(({ role }) => role === rate[1])
			: earlier.findLast(({ at }) => at === before.at);
		if (!part || !(rate || /占|^[（(\s，,为是即]*$/.test(between))) return [];
		if (part.role === 'due' || part.role === 'all') return [];
		return checkAgainst(printed, part, between, roles);
	});
}

/** 同意人数占参与人数的比例：63.62%, on a line of its own: the part stands on a line before. */
function lineShare(text: string, printed: TextFigure, roles: readonly RoleFigure[]) {
	const words = /[^。；;\n|]*$/.exec(text.slice(0, printed.at))![0];
	const found =
		/^([^\d，占]*?(人数|户数|票数|面积))([^\d，]*)(占比|比例|百分比|比率)[^\d，]{0,4}$/.exec(words);
	const role = found && roleOfWords(found[1]!);
	if (!role) return undefined;
	const isArea = found[2] === '面积';
	const part = roles.findLast(
		(one) => one.role === role && one.at < printed.at && (one.unit === 'area') === isArea
	);
	return part && { part, words: found[3]! };
}

/** 411 人，占 646 人的 63.62%: both figures stand there. */
function checkOf(
	text: string,
	printed: TextFigure,
	whole: TextFigure,
	part: TextFigure | undefined
): Found[] {
	if (!part || !/占/.test(text.slice(part.end, whole.at)) || whole.isBound || part.isBound)
		return [];
	if (/[。；;\n|]/.test(text.slice(part.end, whole.at)) || !isOneKind(part, whole)) return [];
	if (isShare(printed.value, part.value, whole.value)) return [];
	return [foundAt('percentage', printed, shareText(part, whole))];
}

const isOneKind = (a: TextFigure, b: TextFigure) =>
	a.unit === 'yuan' || b.unit === 'yuan' ? a.unit === b.unit : isComparable(a, b);

function checkAgainst(
	printed: TextFigure,
	part: RoleFigure,
	words: string,
	roles: readonly RoleFigure[]
): Found[] {
	const said = BASES.find(([pattern]) => pattern.test(words.replace(/率.*$/, '')))?.[1];
	// The nearest figure of each role before it; one that comes later only where none comes before.
	const base = (role: TallyRole) => {
		const fit = roles.filter(
			(one) =>
				one.role === role &&
				one.at !== part.at &&
				isComparable(one, part) &&
				compareFigures(one.value, part.value) >= 0
		);
		return fit.findLast(({ at }) => at < printed.at) ?? fit[0];
	};
	const known = ANY.map(base).filter((figure) => figure !== undefined);
	const right = known.filter(({ value }) => isShare(printed.value, part.value, value));
	if (said && !/率/.test(words)) {
		const meant = known.filter(({ role }) => said.includes(role));
		if (!meant.length || meant.some((one) => right.includes(one))) return [];
		const kind = right.length ? 'wrong_base' : 'percentage';
		return [
			foundAt(kind, printed, [...meant, ...right].map((one) => shareText(part, one)).join('；'))
		];
	}
	if (!known.length || right.length) return [];
	return [foundAt('percentage', printed, known.map((one) => shareText(part, one)).join('；'))];
}

/** Rounded half up at the decimals it is printed with; one cut off there is let pass. */
export function isShare(printed: string, part: string, whole: string): boolean {
	const places = printed.split('.')[1]?.length ?? 0;
	const exact = percent(part, whole, places + 8);
	if (exact === undefined) return true;
	const cut = places ? exact.slice(0, -8) : exact.split('.')[0]!;
	return [percent(part, whole, places)!, cut].some((one) => compareFigures(one, printed) === 0);
}

/** `21÷45=46.67%（应到）`: which base gives which share. */
function shareText(part: TextFigure, whole: TextFigure & { label?: string }): string {
	const sum = `${part.value}÷${whole.value}=${percent(part.value, whole.value)}%`;
	return whole.label ? `${sum}（${whole.label}）` : sum;
}
