import type { TextFigure } from './figures-in-text.ts';

/**
 * What may be wrong with a figure: record 与记录不一致 · percentage 百分比不对 · wrong_base 基数不对 · ballots 票比人多 ·
 * attendance 到会比应到多 · parts 分项之和不等于总数 · balance 收支结余不平 · product 数量乘单价不等于金额 · unit 元、万元写错.
 */
export const findingKinds = [
	'record',
	'percentage',
	'wrong_base',
	'ballots',
	'attendance',
	'parts',
	'balance',
	'product',
	'unit'
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** 不符之处: two figures that cannot both be right, and where the first of them stands. */
export type FigureFinding = {
	kind: FindingKind;
	at: number;
	/** Which line of the text, from 1. */
	line: number;
	/** The figure as it is written. */
	quote: string;
	/** The other: what is on record, or the sum that comes out otherwise. */
	other: string;
};

/** A vote on record, by the names a text may call its sitting. Of a party sitting only what is public. */
export interface RecordedVote {
	names: readonly string[];
	due: number;
	present: number;
	yes: number;
	no?: number;
	abstain?: number;
	uncast?: number;
}

/** What a text is held against. Amounts are decimals in 元. */
export interface FigureRecord {
	votes: readonly RecordedVote[];
	spent: readonly string[];
}

export const nothingOnRecord: FigureRecord = { votes: [], spent: [] };

/** A finding before its line is counted. */
export type Found = Omit<FigureFinding, 'line'>;

export function foundAt(kind: FindingKind, { at, quote }: TextFigure, other: string): Found {
	return { kind, at, quote, other };
}
