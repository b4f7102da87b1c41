import type { Day } from '#lib/kernel/instant.ts';

/**
 * 应到会党员: who is due at a members' meeting. Only members with a vote count (支部工作条例第十一条). Probationary members
 * have none; how members away are counted, no national text says: the place states its rule, and the page shows it.
 */
export interface PartyMember {
	personId: string;
	/** 预备党员 have neither a vote nor a voice in elections. */
	isProbationary: boolean;
	/** 停止党籍、留党察看 and the like. */
	isSuspended: boolean;
	/** 外出: the day from which the member has been away; null: here. */
	awaySince: Day | null;
	/** The organisational tie lies elsewhere for the time (组织关系转出、流动党员编入外地党组织). */
	isElsewhere: boolean;
}

/** due 都计入 · away_half_year 外出六个月以上的不计入 · excused 请假的不计入. */
export const awayRules = ['due', 'away_half_year', 'excused'] as const;
export type AwayRule = (typeof awayRules)[number];

/** Why somebody is not due. */
export type NotDue = 'probationary' | 'suspended' | 'elsewhere' | 'away';

/** Is the member due on the day of the meeting? `excused`: leave was asked and given for it. */
export function isDue(
	member: PartyMember,
	{ day, rule, excused }: { day: Day; rule: AwayRule; excused: boolean }
): { due: true } | { due: false; because: NotDue } {
	if (member.isSuspended) return { due: false, because: 'suspended' };
	if (member.isElsewhere) return { due: false, because: 'elsewhere' };
	if (member.isProbationary) return { due: false, because: 'probationary' };
	if (rule === 'excused' && excused) return { due: false, because: 'away' };
	if (
		rule === 'away_half_year' &&
		member.awaySince !== null &&
		halfYearAfter(member.awaySince) <= day
	)
		return { due: false, because: 'away' };
	return { due: true };
}

/** The same day six months on, or the last day of that month where it has none (民法典第二百零二条). */
function halfYearAfter(day: Day): Day {
	const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + 6;
	const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
	const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
	const date = Math.min(Number(day.slice(8)), last);
	const two = (figure: number) => String(figure).padStart(2, '0');
	return `${year}-${two(month)}-${two(date)}` as Day;
}

/** How many are due, and how many of the others are not, by reason: the numbers under 应到 on the sheet. */
export function countDue(
	members: readonly PartyMember[],
	{ day, rule, excused }: { day: Day; rule: AwayRule; excused: ReadonlySet<string> }
): { due: number; notDue: Record<NotDue, number> } {
	const notDue: Record<NotDue, number> = { probationary: 0, suspended: 0, elsewhere: 0, away: 0 };
	let due = 0;
	for (const member of members) {
		const answer = isDue(member, { day, rule, excused: excused.has(member.personId) });
		if (answer.due) due++;
		else notDue[answer.because]++;
	}
	return { due, notDue };
}
