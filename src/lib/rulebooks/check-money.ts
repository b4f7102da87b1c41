import { product } from './decimal-product.ts';
import { foundAt, type FigureRecord, type Found } from './figure-finding.ts';
import type { TextFigure } from './figures-in-text.ts';
import { compareFigures, less, total } from './share.ts';
import { sumText } from './check-tallies.ts';

const SUM_WORDS = /(合计|共计|总计|累计)[^，。；;、\n\d]{0,10}$/;
const SPENT_WORDS = /(合计支出|共支出|总支出|支出合计|实际支出|共计支出)[^，。；;、\n\d]{0,6}$/;
/** Amounts of one account, by what they are called: 上期结余、收入、支出、结余. */
const ACCOUNT = {
	opening: /(期初|上期|上月|上年|年初|月初|原有)(余额|结余|结存|资金)?[^，。；;、\n\d]{0,4}$/,
	income: /收入[^，。；;、\n\d]{0,4}$/,
	spending: /支出[^，。；;、\n\d]{0,4}$/,
	closing:
		/((期末|月末|年末|本期|本月|本年|现有?|目前|尚)(余额|结余|结存)|^结余|[，,、；;]结余)[^，。；;、\n\d]{0,4}$/
} as const;
/** How far before an amount its count and price may stand. */
const REACH = 120;
/** A sentence with more amounts is a list of something else. */
const MOST_PARTS = 40;
/** What a day of labour can cost. */
const DEAREST_WORKDAY = '2000';

/** 金额: totals against their parts, accounts against their balance, 元 against 万元. */
export function checkMoney(
	text: string,
	figures: readonly TextFigure[],
	record: FigureRecord
): Found[] {
	const amounts = figures.filter(({ unit, isBound }) => unit === 'yuan' && !isBound);
	return [
		...amounts.flatMap((amount) => checkSpent(text, amount, record)),
		...checkSums(text, amounts),
		...checkAccounts(text, amounts),
		...checkUnits(text, amounts, figures, record)
	];
}

const before = (text: string, { at }: TextFigure) => text.slice(Math.max(0, at - 24), at);

/** What was spent in all, against the tasks that were accepted. */
function checkSpent(text: string, amount: TextFigure, { spent }: FigureRecord): Found[] {
	if (!spent.length || !SPENT_WORDS.test(before(text, amount))) return [];
	const sum = total(spent);
	const isKnown = [sum, ...spent].some((one) => compareFigures(one, amount.value) === 0);
	return isKnown ? [] : [foundAt('record', amount, sum)];
}

/** 合计: at the end of a row of amounts in its sentence, of which some run makes it. */
function checkSums(text: string, amounts: readonly TextFigure[]): Found[] {
	return amounts.flatMap((sum, nth) => {
		if (!SUM_WORDS.test(before(text, sum)) || sum.isRate) return [];
		const parts: TextFigure[] = [];
		for (let at = nth - 1; at >= 0 && parts.length <= MOST_PARTS; at -= 1) {
			const part = amounts[at]!;
			if (/[。；;\n|]/.test(text.slice(part.end, sum.at))) break;
			if (SUM_WORDS.test(before(text, part))) break;
			if (part.isRate) return [];
			parts.unshift(part);
		}
		if (parts.length < 2 || parts.length > MOST_PARTS) return [];
		const runs = parts.flatMap((_, from) =>
			parts.slice(from + 1).map((_, more) => parts.slice(from, from + more + 2))
		);
		const isMade = runs.some(
			(run) => compareFigures(total(run.map(({ value }) => value)), sum.value) === 0
		);
		return isMade ? [] : [foundAt('parts', sum, sumText(parts))];
	});
}

/** 上期结余 + 收入 − 支出 = 结余, where a line gives each of them once. */
function checkAccounts(text: string, amounts: readonly TextFigure[]): Found[] {
	const lines: TextFigure[][] = [];
	let end = -1;
	for (const amount of amounts) {
		if (amount.at > end) {
			lines.push([]);
			end = text.indexOf('\n', amount.at);
			if (end < 0) end = text.length;
		}
		lines.at(-1)!.push(amount);
	}
	return lines.flatMap((line) => {
		const of = (words: RegExp) =>
			line.filter((amount, nth) =>
				words.test(text.slice(line[nth - 1]?.end ?? Math.max(0, amount.at - 24), amount.at))
			);
		const parts = Object.values(ACCOUNT).map(of);
		if (parts.some((found) => found.length !== 1)) return [];
		const [opening, income, spending, closing] = parts.map(([one]) => one!) as [
			TextFigure,
			TextFigure,
			TextFigure,
			TextFigure
		];
		if (new Set([opening, income, spending, closing]).size < 4) return [];
		const had = total([opening.value, income.value]);
		if (compareFigures(had, spending.value) < 0) return [];
		const left = less(had, spending.value);
		if (compareFigures(left, closing.value) === 0) return [];
		const sum = `${opening.value}+${income.value}-${spending.value}=${left}`;
		return [foundAt('balance', closing, sum)];
	});
}

/** Three figures that mean something: 8.64 and 86400 do, 500 does not. */
const isTelling = (value: string) => value.replace('.', '').replace(/^0+|0+$/g, '').length >= 3;
const isSmall = ({ value }: TextFigure) => compareFigures(value, 1000) < 0;
/** One way to write a decimal, so that equal ones are found. */
const plain = (value: string) => (value.includes('.') ? value.replace(/\.?0+$/, '') : value);
const tenThousandfold = (value: string) => plain(product(value, 10_000));

/** The same digits once with 元 and once with 万元; or days of labour that nobody could pay, or live on. */
function checkUnits(
	text: string,
	amounts: readonly TextFigure[],
	figures: readonly TextFigure[],
	{ spent }: FigureRecord
): Found[] {
	const whole = amounts.filter(({ isRate }) => !isRate);
	const inYuan = new Map(
		whole
			.filter((one) => !one.inWan && !isSmall(one))
			.map(({ value, quote }) => [tenThousandfold(value), quote])
	);
	const inWan = new Map(
		whole.filter((one) => one.inWan).map(({ value, quote }) => [plain(value), quote])
	);
	const onRecord = new Map(spent.map((value) => [tenThousandfold(value), value]));
	return amounts.flatMap((amount) => {
		if (!isTelling(amount.value)) return [];
		const made = productsNear(text, amount, figures);
		if (amount.inWan) {
			const large = plain(amount.value);
			const other =
				inYuan.get(large) ??
				onRecord.get(large) ??
				made.find(({ value }) => tenThousandfold(value) === large)?.quote;
			return other ? [foundAt('unit', amount, other)] : checkLabour(text, amount, figures);
		}
		// Said once of the two: at the 元 where so little is meant for 万元, else at the 万元.
		const large = tenThousandfold(amount.value);
		const other =
			spent.find((value) => plain(value) === large) ??
			made.find(({ value }) => plain(value) === large)?.quote ??
			(isSmall(amount) ? inWan.get(large) : undefined);
		return other ? [foundAt('unit', amount, other)] : [];
	});
}

/** 4,470 个工日，每个 8 元: what a count in the same sentence comes to at a rate in it. */
function productsNear(text: string, amount: TextFigure, figures: readonly TextFigure[]) {
	const near = figuresBefore(amount, figures).filter(
		({ end }) => !/[；;\n]/.test(text.slice(end, amount.at))
	);
	const rates = near.filter(({ isRate, isBound }) => isRate && !isBound);
	const counts = near.filter(
		({ unit }) =>
			unit === 'workdays' || unit === 'people' || unit === 'households' || unit === 'area'
	);
	return rates.flatMap((rate) =>
		counts.map((count) => ({
			value: product(count.value, rate.value),
			quote: `${count.value}×${rate.value}=${product(count.value, rate.value)}`
		}))
	);
}

function checkLabour(text: string, amount: TextFigure, figures: readonly TextFigure[]): Found[] {
	const days = figuresBefore(amount, figures).find(
		({ unit, end }) => unit === 'workdays' && !/[。；;\n]/.test(text.slice(end, amount.at))
	);
	if (!days || compareFigures(amount.value, product(days.value, DEAREST_WORKDAY)) <= 0) return [];
	return [foundAt('unit', amount, days.quote)];
}

/** The figures that stand close before this one, the nearest first. */
function figuresBefore(amount: TextFigure, figures: readonly TextFigure[]): TextFigure[] {
	const near: TextFigure[] = [];
	for (let nth = figures.findIndex(({ at }) => at === amount.at) - 1; nth >= 0; nth -= 1) {
		const figure = figures[nth]!;
		if (amount.at - figure.at > REACH) break;
		near.push(figure);
	}
	return near;
}
