import { dayOf, type Day, type Instant } from '#lib/kernel/instant.ts';
import type { ItemState, MeetingMode } from '#lib/meetings/meeting.ts';
import type { Rule, Sum } from '#lib/rulebooks/rule.ts';
import { lineText, sourceText } from '#lib/rulebooks/sum-text.ts';
import { choices, type Counts, type VoteResult } from '#lib/votes/vote.ts';
import type { PaperKind } from './paper.ts';

/** Everything the papers of a sitting are made from. Names stand here, and only in the record. */
export interface SittingFacts {
	community: string;
	title: string;
	bodies: string[];
	place: string;
	/** 临时通知: why the notice was shorter than its days. */
	shortReason: string | null;
	mode: MeetingMode;
	startsAt: Instant;
	openedAt: Instant | null;
	closedAt: Instant | null;
	/** 补录: when it was entered, if it was entered afterwards. */
	enteredAt: Instant | null;
	inner: boolean;
	chair: string;
	recorder: string;
	due: number;
	/** Names of those who came, by the list; who left early with the time. */
	present: { name: string; leftAt: Instant | null }[];
	excused: string[];
	absent: string[];
	observers: string[];
	quorum: Sum;
	rules: Pick<Rule, 'source' | 'certainty'>[];
	items: ItemFacts[];
}

export interface ItemFacts {
	number: number;
	title: string;
	state: ItemState;
	gist: string;
	version: { number: number; title: string; hash: string } | null;
	result: VoteResult | null;
}

/** A paper as it is made: its lines, and which of them were computed. */
export interface PaperText {
	kind: PaperKind;
	title: string;
	lines: { text: string; isComputed: boolean }[];
}

/*
 * Official papers are Chinese whatever the language of the page, so these words are the form of a paper and no messages.
 */
const said = (text: string) => ({ text, isComputed: false });
const computed = (text: string) => ({ text, isComputed: true });

const DIGITS = '零一二三四五六七八九';

/** 一, 十二, 二十 … for headings; agendas are shorter than a hundred items. */
export function numeral(number: number): string {
	const [tens, ones] = [Math.floor(number / 10), number % 10];
	const ten = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`;
	return ten + (ones || !tens ? DIGITS[ones] : '');
}

export function paperDay(at: Instant | Day): string {
	const [year, month, day] = (typeof at === 'string' ? at : dayOf(at)).split('-').map(Number);
	return `${year}年${month}月${day}日`;
}

const OFFSET = 8 * 3_600_000;
const paperTime = (at: Instant) =>
	`${paperDay(at)} ${new Date(at + OFFSET).toISOString().slice(11, 16)}`;
/** `至 21:05`, with the date where the sitting went past midnight. */
const until = (began: Instant, ended: Instant) =>
	dayOf(began) === dayOf(ended) ? ` 至 ${paperTime(ended).slice(-5)}` : ` 至 ${paperTime(ended)}`;
const code = (hash: string) => `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase();
const heading = ({ number, title }: ItemFacts) => said(`${numeral(number)}、${title}`);
const choiceWords = { yes: '赞成', no: '反对', abstain: '弃权' };

const sources = (rules: readonly Pick<Rule, 'source' | 'certainty'>[]) =>
	[...new Set(rules.map((rule) => sourceText(rule).zh))].join('；');

/** `30×3=90 ≥ 45×2=90，达到法定人数` */
function sumWords({ lines, holds, missing }: Sum, words: { yes: string; no: string }): string {
	const figures = lines.map(lineText).join('；');
	if (holds === null) return missing.length ? `${figures}，缺少数据，无法判断` : '';
	return `${figures}，${holds ? words.yes : words.no}`;
}

/** Where it was held, and from where it was attended. */
const placeLine = ({ place, mode }: SittingFacts) =>
	`地点：${place}${mode === 'online' ? '（在线开会）' : ''}`;

/** `应到 45 人，实到 30 人：30×3=90 ≥ 45×2=90，达到法定人数` */
function attendanceLine({ due, present, quorum }: SittingFacts) {
	const sum = sumWords(quorum, { yes: '达到法定人数', no: '未达到法定人数' });
	return computed(`应到 ${due} 人，实到 ${present.length} 人${sum && `：${sum}`}`);
}

const countWords = (counts: Counts) =>
	choices.map((choice) => `${choiceWords[choice]} ${counts[choice]}`).join('，');

function voteLines(
	result: VoteResult,
	{ channels, inFavourOnly = false }: { channels: boolean; inFavourOnly?: boolean }
) {
	const { due, present, counts, notCast, phone, tally, tallyChannel } = result;
	const cast = inFavourOnly
		? `${choiceWords.yes} ${counts.yes}`
		: `${countWords(counts)}，未表决 ${notCast}`;
	const lines = [computed(`表决：应到 ${due}，到会 ${present}；${cast}`)];
	if (channels) {
		const counted = tallyChannel === 'hands' ? '举手' : '纸票';
		lines.push(computed(`其中手机：${countWords(phone)}；${counted}：${countWords(tally)}`));
	}
	const sum = sumWords(result.pass, { yes: '达到通过要求', no: '未达到通过要求' });
	if (sum) lines.push(computed(`算式：${sum}`));
	lines.push(computed(`结果：${verdictWords(result)}`));
	return lines;
}

function verdictWords({ quorate, passed }: VoteResult): string {
	if (quorate === false) return '未达到法定人数，不能通过';
	return passed === null ? '缺少数据，无法判断' : passed ? '通过' : '未通过';
}

const textLine = ({ version }: ItemFacts) =>
	version
		? [
				computed(
					`文稿：《${version.title}》第${numeral(version.number)}稿，文本校验码 ${code(version.hash)}`
				)
			]
		: [];

const list = (label: string, names: string[]) =>
	names.length ? [said(`${label}：${names.join('、')}`)] : [];

function pastLine({ enteredAt }: SittingFacts) {
	return enteredAt === null ? [] : [computed(`补录：会议召开在前，${paperDay(enteredAt)}录入`)];
}

/** 会议记录: who was there, what was said, how it was voted. For those inside. */
export function recordText(facts: SittingFacts): PaperText {
	const { bodies, chair, recorder, openedAt, closedAt, startsAt } = facts;
	const began = openedAt ?? startsAt;
	const present = facts.present.map(({ name, leftAt }) =>
		leftAt === null ? name : `${name}（${paperTime(leftAt).slice(-5)}离会）`
	);
	return {
		kind: 'record',
		title: /会议?$/.test(facts.title) ? `${facts.title}记录` : `${facts.title}会议记录`,
		lines: [
			said(
				`时间：${paperTime(began)}${closedAt && closedAt > began ? until(began, closedAt) : ''}`
			),
			said(placeLine(facts)),
			...(facts.shortReason ? [said(`临时通知，理由：${facts.shortReason}`)] : []),
			said(`召开：${bodies.join('、')}`),
			said(`主持人：${chair}；记录人：${recorder}`),
			attendanceLine(facts),
			...(facts.rules.length ? [computed(`依据：${sources(facts.rules)}`)] : []),
			...list('到会', present),
			...list('请假', facts.excused),
			...list('未到', facts.absent),
			...list('列席', facts.observers),
			...pastLine(facts),
			...facts.items.flatMap((item) => [
				heading(item),
				...textLine(item),
				...item.gist
					.split('\n')
					.filter((line) => line.trim())
					.map((line, index) => said(index === 0 ? `发言要点：${line}` : line)),
				...(item.result
					? [
							...voteLines(item.result, { channels: true }),
							computed(`依据：${sources(item.result.byRule.map(({ rule }) => rule))}`)
						]
					: [said(item.state === 'postponed' ? '本次未议。' : '本项未表决。')])
			])
		]
	};
}

/** 决议: what was decided, for signatures and seal. Nothing was decided without a vote. */
export function resolutionText(facts: SittingFacts): PaperText | undefined {
	const decided = facts.items.filter(({ result }) => result !== null);
	if (decided.length === 0) return undefined;
	return {
		kind: 'resolution',
		title: `${facts.title}决议`,
		lines: [
			said(
				`${paperDay(facts.openedAt ?? facts.startsAt)}，${facts.bodies.join('、')}在${facts.place}召开会议。`
			),
			attendanceLine(facts),
			...pastLine(facts),
			...decided.flatMap((item) => [
				heading(item),
				...textLine(item),
				...voteLines(item.result!, { channels: false }),
				computed(`依据：${sources(item.result!.byRule.map(({ rule }) => rule))}`)
			])
		]
	};
}

/**
 * 纪要: what the public reads. No names and nothing of what was said. Of a party meeting only date, body, how many were
 * due, there and in favour, and what was approved.
 */
export function digestText(facts: SittingFacts): PaperText {
	const { inner, bodies, startsAt, openedAt } = facts;
	const items = facts.items.filter(({ result }) => !inner || result?.passed === true);
	return {
		kind: 'digest',
		title: inner ? `${bodies.join('、')}会议纪要` : `${facts.title}纪要`,
		lines: [
			said(`时间：${paperDay(openedAt ?? startsAt)}`),
			...(inner ? [] : [said(placeLine(facts))]),
			said(`召开：${bodies.join('、')}`),
			attendanceLine(facts),
			...pastLine(facts),
			...items.flatMap((item, index) => [
				heading({ ...item, number: index + 1 }),
				...textLine(item),
				...(item.result
					? [
							...voteLines(item.result, { channels: false, inFavourOnly: inner }),
							computed(`依据：${sources(item.result.byRule.map(({ rule }) => rule))}`)
						]
					: [said(item.state === 'postponed' ? '本次未议。' : '已议，未表决。')])
			])
		]
	};
}

/** The papers of a sitting. */
export function papersOf(facts: SittingFacts): PaperText[] {
	const resolution = resolutionText(facts);
	return [recordText(facts), ...(resolution ? [resolution] : []), digestText(facts)];
}
