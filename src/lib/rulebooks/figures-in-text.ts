import { readChineseNumber } from './chinese-number.ts';

/** What a figure counts. `bare` stands without a unit, `other` has one that is not weighed here (盏、米、号). */
export type FigureUnit =
	'people' | 'households' | 'votes' | 'percent' | 'area' | 'yuan' | 'workdays' | 'bare' | 'other';

/** A figure where it stands in a text. */
export interface TextFigure {
	at: number;
	end: number;
	/** As it is written, with its unit. */
	quote: string;
	/** A decimal in people, ㎡, 元 or per cent. */
	value: string;
	unit: FigureUnit;
	/** Written in 万元. */
	inWan: boolean;
	/** 约、以上、至: no exact figure. */
	isBound: boolean;
	/** 每户、单价、元/人: an amount for each of something. */
	isRate: boolean;
}

const NUMBER = String.raw`\d{1,3}(?:[,，]\d{3}){1,6}(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?`;
const WORDS = '[零〇一二两三四五六七八九十百千万亿]{1,16}(?:点[零〇一二三四五六七八九]{1,8})?';
const UNIT =
	'%|平方米|平米|㎡|m²|m2|个?工日|个工(?!作)|元|人(?![次均工民大])|名(?![单称])|位(?!置)|户(?![均型口主])|票(?![据])|[张份]';
const UNITS: readonly [RegExp, FigureUnit][] = [
	[/^%$/, 'percent'],
	[/^(平方米|平米|㎡|m²|m2)$/, 'area'],
	[/^个?工日?$/, 'workdays'],
	[/^元$/, 'yuan'],
	[/^[人名位]$/, 'people'],
	[/^户$/, 'households'],
	[/^[票张份]$/, 'votes']
];
const FOUND = new RegExp(
	[
		`百分之(?<share>${WORDS}|${NUMBER})`,
		`(?<number>${NUMBER})\\s*(?<times>[万亿])?\\s*(?<odd>[余多来])?\\s*(?<unit>${UNIT})?`,
		`(?<words>${WORDS})(?<oddWords>[余多来])?(?<unitOfWords>平方米|元|人(?![次均工民大])|名(?![单称])|户(?![均型口主])|票(?![据]))`
	].join('|'),
	'g'
);
const BEFORE_BOUND =
	/(约|近|超过|超|过|不少于|不低于|不超过|不高于|不得少于|不得低于|至少|最少|最多|最低|最高|逾|不足|低于|高于|大于|小于|多于|少于|[\d%元人户票]\s*[—–~～\-至到])\s*$/;
const AFTER_BOUND = /^\s*(以上|以下|以内|左右|上下|[—–~～-]\s*\d|[至到]\s*\d)/;
const BEFORE_RATE = /(每|人均|户均|单价|均价|标准|单位)[^，。；、\n\d|]{0,10}$/;
const AFTER_RATE = /^\s*([/／每]|一[个人户盏])/;

/** Every figure of a text, in order. Full-width digits, separators, 万 and plain 汉字 numbers are read as what they say. */
export function figuresIn(text: string): TextFigure[] {
	const plain = narrow(text);
	const found: TextFigure[] = [];
	for (const match of plain.matchAll(FOUND)) {
		const figure = read(match, plain);
		if (figure) found.push({ ...figure, quote: text.slice(figure.at, figure.end) });
	}
	return found;
}

/** Full-width digits and signs as narrow ones, each in its place. */
function narrow(text: string): string {
	return text.replaceAll(/[０-９％．]/g, (sign) =>
		String.fromCodePoint(sign.codePointAt(0)! - 0xfee0)
	);
}

function read(match: RegExpExecArray, text: string): Omit<TextFigure, 'quote'> | undefined {
	const { share, number, times, odd, unit, words, oddWords, unitOfWords } = match.groups!;
	const at = match.index;
	const before = text.slice(Math.max(0, at - 16), at);
	// A part of a word or of a longer number: A21、第三名、3.2.1.
	if (/[A-Za-z\d.]$/.test(before) || (number === undefined && /[第之]$/.test(before)))
		return undefined;
	const end = at + match[0].trimEnd().length;
	const after = text.slice(end, end + 8);
	if (words === '一' || /^\.\d/.test(after)) return undefined;
	const value = share ? readAny(share) : number ? readAny(number) : readChineseNumber(words!);
	if (value === undefined) return undefined;
	const named = share ? '%' : (unit ?? unitOfWords);
	const scale = times === '万' ? 4 : times === '亿' ? 8 : 0;
	return {
		...{ at, end, value: shifted(value, scale) },
		unit: named
			? UNITS.find(([pattern]) => pattern.test(named))![1]
			: /^\s*[\p{L}℃°/]/u.test(after) && !/^\s*[占的]/.test(after)
				? 'other'
				: 'bare',
		inWan: times === '万' && named === '元',
		isBound: Boolean(odd ?? oddWords) || BEFORE_BOUND.test(before) || AFTER_BOUND.test(after),
		isRate: named === '元' && (BEFORE_RATE.test(before) || AFTER_RATE.test(after))
	};
}

function readAny(written: string): string | undefined {
	return /\d/.test(written) ? written.replaceAll(/[,，]/g, '') : readChineseNumber(written);
}

/** The decimal point so many places to the right. */
function shifted(value: string, places: number): string {
	const [whole = '', fraction = ''] = value.split('.');
	const digits = fraction.padEnd(places, '0');
	const rest = digits.slice(places);
	const left = (whole + digits.slice(0, places)).replace(/^0+(?=\d)/, '');
	return rest ? `${left}.${rest}` : left;
}
