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
		for (const part of amounts.slice(0, nth).reverse()) {
			if (/[。；;\n|]/.test(text.slice(part.end, sum.at))) break;
			if (SUM_WORDS.test(before(text, part))) break;
			if (part.isRate) return [];
			parts.unshift(part);
		}
		if (parts.length < 2) return [];
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
	const lines = new Map<string, TextFigure[]>();
	for (const amount of amounts) {
		const line = String(text.slice(0, amount.at).split('\n').length);
		lines.set(line, [...(lines.get(line) ?? []), amount]);
	}
	return [...lines.values()].flatMap((line) => {
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
const isTenThousandfold = (large: string, small: string) =>
	compareFigures(large, product(small, 10_000)) === 0;

/** The same digits once with 元 and once with 万元; or days of labour that nobody could pay, or live on. */
function checkUnits(
	text: string,
	amounts: readonly TextFigure[],
	figures: readonly TextFigure[],
	{ spent }: FigureRecord
): Found[] {
	const found: Found[] = [];
	for (const amount of amounts) {
		if (!isTelling(amount.value)) continue;
		const others = amounts.filter((one) => one !== amount && !one.isRate);
		const made = productsNear(text, amount, figures);
		if (amount.inWan) {
			const same = [
				...others.filter((one) => !one.inWan && !isSmall(one)),
				...spent.map((value) => ({ value, quote: value })),
				...made
			].find(({ value }) => isTenThousandfold(amount.value, value));
			if (same) found.push(foundAt('unit', amount, same.quote));
			else found.push(...checkLabour(text, amount, figures));
		} else {
			const same = [...spent.map((value) => ({ value, quote: value })), ...made].find(({ value }) =>
				isTenThousandfold(value, amount.value)
			);
			const other = others.find(
				({ inWan, value }) => inWan && isTenThousandfold(value, amount.value)
			);
			// Said once of the two: at the 元 where so little is meant for 万元, else at the 万元.
			if (same) found.push(foundAt('unit', amount, same.quote));
			else if (other && isSmall(amount)) found.push(foundAt('unit', amount, other.quote));
		}
	}
	return found;
}

/** 4,470 个工日，每个 8 元: what a count in the same sentence comes to at a rate in it. */
function productsNear(text: string, amount: TextFigure, figures: readonly TextFigure[]) {
	const near = figures.filter(
		(one) =>
			one.at < amount.at &&
			!/[；;\n]/.test(text.slice(one.end, amount.at)) &&
			amount.at - one.at < 120
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
	const days = figures.findLast(
		({ unit, at, end }) =>
			unit === 'workdays' && at < amount.at && !/[。；;\n]/.test(text.slice(end, amount.at))
	);
	if (!days || compareFigures(amount.value, product(days.value, DEAREST_WORKDAY)) <= 0) return [];
	return [foundAt('unit', amount, days.quote)];
}
