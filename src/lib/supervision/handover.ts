import type { Id } from '#lib/kernel/id.ts';
import { dayOf, type Day, type Instant } from '#lib/kernel/instant.ts';
import { all, allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { isClerk, mustBeClerk, sitsIn, type Standing } from '#lib/people/standing.ts';
import { dayReached } from '#lib/rulebooks/days.ts';

/** 移交内容: 印章 · 办公场所和用具 · 档案 · 账目 · 资产 · 合同 · 债权债务 · 未了事项 · 其他. */
export const handoverKinds = [
	'seal',
	'office',
	'archive',
	'accounts',
	'assets',
	'contracts',
	'debts',
	'unfinished',
	'other'
] as const;
export type HandoverKind = (typeof handoverKinds)[number];

/** given 移交 · taken 接收 · witnessed 监交. */
export const handoverSides = ['given', 'taken', 'witnessed'] as const;
export type HandoverSide = (typeof handoverSides)[number];

/** Rule of this file, as the table of articles names it. */
export const handoverRules = { within: 'D-HANDOVER-10' } as const;

/** How many days the committee that goes has, from the day the new one came about. */
export const HANDOVER_DAYS = 10;

/** 工作移交: from one committee to the next. */
export interface Handover {
	id: Id<'handover'>;
	communityId: Id<'community'>;
	bodyId: Id<'body'>;
	/** The day on which the new committee came about. */
	electedOn: Day;
	giverId: Id<'person'>;
	takerId: Id<'person'>;
	witnessId: Id<'person'>;
	/** The election committee presides; who of it, in words. */
	presider: string;
	openedBy: Id<'person'>;
	openedAt: Instant;
}

export interface HandoverItem {
	handoverId: Id<'handover'>;
	/** 1, 2, 3 … */
	number: number;
	kind: HandoverKind;
	detail: string;
	givenAt: Instant | null;
	givenBy: Id<'person'> | null;
	takenAt: Instant | null;
	takenBy: Id<'person'> | null;
	witnessedAt: Instant | null;
	witnessedBy: Id<'person'> | null;
}
type Ticks = Pick<HandoverItem, 'givenAt' | 'takenAt' | 'witnessedAt'>;

/**
 * The last day of the ten; the day of the election is not counted.
 * @see 村民委员会组织法（2025 年修正）第二十四条、城市居民委员会组织法（2025 年修订）第二十五条
 */
export function handoverDue({ electedOn }: Pick<Handover, 'electedOn'>): Day {
	return dayReached(electedOn, HANDOVER_DAYS);
}

export function isHandedOver({ givenAt, takenAt, witnessedAt }: Ticks): boolean {
	return givenAt !== null && takenAt !== null && witnessedAt !== null;
}

/** open 移交中 · overdue 逾期未移交完 · done 按期移交 · done_late 移交完，晚于期限. */
export type HandoverState = 'open' | 'overdue' | 'done' | 'done_late';

export function handoverState(
	handover: Pick<Handover, 'electedOn'>,
	items: readonly Ticks[],
	today: Day
): HandoverState {
	const due = handoverDue(handover);
	if (items.length === 0 || !items.every(isHandedOver)) return today <= due ? 'open' : 'overdue';
	const last = Math.max(
		...items.flatMap(({ givenAt, takenAt, witnessedAt }) => [givenAt!, takenAt!, witnessedAt!])
	);
	return dayOf(last) <= due ? 'done' : 'done_late';
}

/** The desk draws up the list; giver, taker and witness are three people. */
export function mayOpenHandover(
	standing: Standing,
	handover: Pick<Handover, 'electedOn' | 'giverId' | 'takerId' | 'witnessId'>,
	now: Instant
): Verdict {
	const { giverId, takerId, witnessId } = handover;
	return all(
		mustBeClerk(standing),
		handover.electedOn <= dayOf(now) ? allow : refuse('handover.not_elected_yet'),
		new Set([giverId, takerId, witnessId]).size === 3 ? allow : refuse('handover.three_people')
	);
}

type Hands = Pick<Handover, 'giverId' | 'takerId' | 'witnessId'>;
const handOf = {
	given: ({ giverId }: Hands) => giverId,
	taken: ({ takerId }: Hands) => takerId,
	witnessed: ({ witnessId }: Hands) => witnessId
} as const;

/** Whoever takes part sees the list, and the desk, the supervision committee and the township. */
export function maySeeHandover(standing: Standing, handover: Hands): Verdict {
	const { personId } = standing;
	if (personId === undefined) return refuse('access.sign_in');
	const takesPart = handoverSides.some((side) => handOf[side](handover) === personId);
	return takesPart ||
		isClerk(standing) ||
		sitsIn(standing, ['supervision_committee', 'township_office', 'committee'])
		? allow
		: refuse('access.not_yours');
}

/** Each for themselves, or the desk from the signed list on paper; the witness last, since there is nothing to see before. */
export function mayTick(
	standing: Standing,
	handover: Hands,
	item: Ticks,
	side: HandoverSide
): Verdict {
	const { personId } = standing;
	if (personId === undefined) return refuse('access.sign_in');
	if (handOf[side](handover) !== personId && !isClerk(standing))
		return refuse('handover.not_your_tick');
	if (item[`${side}At`] !== null) return refuse('handover.ticked');
	if (side === 'witnessed' && (item.givenAt === null || item.takenAt === null))
		return refuse('handover.witness_last');
	return allow;
}
