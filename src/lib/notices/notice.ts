import type { CommunitySettings } from '#lib/communities/community.ts';
import { canonicalJson } from '#lib/kernel/canonical-json.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import type { Id } from '#lib/kernel/id.ts';
import { DAY, dayOf, type Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { FigureFinding } from '#lib/rulebooks/figure-finding.ts';
import { isClerk, mustBelong, sitsIn, type Standing } from '#lib/people/standing.ts';

/** decision 决议公开 · result 实施结果公开 · meeting 会议通知 · withdrawal 撤回公告 · other 其他公告. */
export const noticeKinds = ['decision', 'result', 'meeting', 'withdrawal', 'other'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Those a person posts; a withdrawal is posted by withdrawing. */
export const postedKinds = ['decision', 'result', 'meeting', 'other'] as const;
export type PostedKind = (typeof postedKinds)[number];

/** upheld 异议成立 · rejected 异议不成立 · explained 已作说明. */
export const objectionOutcomes = ['upheld', 'rejected', 'explained'] as const;
export type ObjectionOutcome = (typeof objectionOutcomes)[number];

/** web 本人在网上 · paper 纸质 · phone 电话. */
export const objectionChannels = ['web', 'paper', 'phone'] as const;
export type ObjectionChannel = (typeof objectionChannels)[number];

/** 数字说明: figures that do not follow from the record or from each other, and why they stand. Hashed with the notice. */
export type FiguresKept = { reason: string; findings: FigureFinding[] };

/** 公告、公示. */
export interface Notice {
	id: Id<'notice'>;
	communityId: Id<'community'>;
	matterId: Id<'matter'> | null;
	kind: NoticeKind;
	number: string;
	title: string;
	body: string;
	issuer: string;
	places: string;
	postedAt: Instant;
	postedUntil: Instant;
	figures: FiguresKept | null;
	hash: string;
	journalHead: string;
	withdraws: Id<'notice'> | null;
	withdrawnBy: Id<'notice'> | null;
	withdrawnAt: Instant | null;
	postedBy: Id<'person'>;
}

/**
 * How long what was decided, and what came of it, hangs at the least.
 * @see 村民委员会组织法（2025 年修正）第三十五条
 */
export const LEAST_POSTING_DAYS = 15;
/** A notice of a meeting, or any other, hangs as long as it needs to. */
const LONGEST_POSTING_DAYS = 366;

/** 公示: what hangs for objections, fifteen days at least. */
export function invitesObjections(kind: NoticeKind): boolean {
	return kind === 'decision' || kind === 'result';
}

/** The fewest days a notice of this kind hangs in this community. */
export function leastDays(kind: NoticeKind, { postingDays }: CommunitySettings): number {
	return invitesObjections(kind) ? Math.max(LEAST_POSTING_DAYS, postingDays) : 1;
}

/** The first instant at which it has hung long enough: whole days from the minute it was put up. */
export function postedUntil(postedAt: Instant, days: number): Instant {
	return postedAt + days * DAY;
}

/** `2026-07`: the year it was posted in, and its number in that year. */
export function noticeNumber(postedAt: Instant, ordinal: number): string {
	return `${dayOf(postedAt).slice(0, 4)}-${String(ordinal).padStart(2, '0')}`;
}

/** What the notice's hash is taken over: everything a reader of the paper sees, and whose it is. */
export function noticeContent(
	notice: Pick<
		Notice,
		| 'communityId'
		| 'matterId'
		| 'kind'
		| 'number'
		| 'title'
		| 'body'
		| 'issuer'
		| 'places'
		| 'postedAt'
		| 'postedUntil'
		| 'withdraws'
		| 'figures'
	>
) {
	const { communityId, matterId, kind, number, title, body, issuer, places } = notice;
	const { postedAt, postedUntil, withdraws, figures } = notice;
	return {
		format: 'yishiting-notice-1',
		...{ communityId, matterId, kind, number, title, body, issuer, places },
		...{ postedAt, postedUntil, withdraws },
		...(figures && { figures })
	};
}

export function noticeHash(notice: Parameters<typeof noticeContent>[0]): string {
	return sha256Hex(canonicalJson(noticeContent(notice)));
}

/** 经办人, or whoever heads the committee that answers for notices. */
export function mayKeepNotices(standing: Standing): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	const isHead = sitsIn(standing, ['committee'], ['director', 'deputy_director']);
	return isClerk(standing) || isHead ? allow : refuse('notice.not_yours');
}

/**
 * May this be hung? What a decision or a result is said of is a matter, and it hangs its days. Whether the matter has come
 * so far is `mayPublish` in `procedures/`.
 */
export function mayPost(
	standing: Standing,
	notice: { kind: PostedKind; days: number; matterId: Id<'matter'> | undefined },
	settings: CommunitySettings
): Verdict {
	const keeper = mayKeepNotices(standing);
	if (!keeper.ok) return keeper;
	const least = leastDays(notice.kind, settings);
	if (notice.days < least) return refuse('notice.too_short', { least });
	if (notice.days > LONGEST_POSTING_DAYS)
		return refuse('notice.too_long', { most: LONGEST_POSTING_DAYS });
	if (!invitesObjections(notice.kind)) return allow;
	return notice.matterId ? allow : refuse('notice.no_matter');
}

/** May it be hung with these figures? Each that does not follow is mended, or stands for a reason that everybody reads. */
export function mayHangFigures(findings: readonly FigureFinding[], reason: string): Verdict {
	return findings.length === 0 || reason.trim()
		? allow
		: refuse('notice.figures', { count: findings.length });
}

/** A wrong notice is withdrawn by a second one beside it, once. */
export function mayWithdraw(
	standing: Standing,
	notice: Pick<Notice, 'kind' | 'withdrawnBy'>
): Verdict {
	const keeper = mayKeepNotices(standing);
	if (!keeper.ok) return keeper;
	if (notice.kind === 'withdrawal') return refuse('notice.is_withdrawal');
	return notice.withdrawnBy === null ? allow : refuse('notice.already_withdrawn');
}

/** 异议: by whoever belongs here, while it hangs. */
export function mayObject(
	standing: Standing,
	notice: Pick<Notice, 'kind' | 'withdrawnBy' | 'postedUntil'>,
	now: Instant
): Verdict {
	if (!invitesObjections(notice.kind)) return refuse('notice.takes_no_objection');
	if (notice.withdrawnBy !== null) return refuse('notice.already_withdrawn');
	if (now >= notice.postedUntil) return refuse('notice.objection_late');
	if (standing.personId === undefined) return refuse('access.sign_in');
	return mustBelong(standing);
}

/** 代录: an objection on paper or by telephone is taken down by those who keep the notices. */
export function mayTakeDownObjection(
	standing: Standing,
	notice: Parameters<typeof mayObject>[1],
	now: Instant
): Verdict {
	const open = mayObject(standing, notice, now);
	return open.ok ? mayKeepNotices(standing) : open;
}

/** Answered once, by those who keep the notices, and by nobody his own. */
export function mayAnswerObjection(
	standing: Standing,
	objection: { raisedBy: Id<'person'>; outcome: ObjectionOutcome | null }
): Verdict {
	const keeper = mayKeepNotices(standing);
	if (!keeper.ok) return keeper;
	if (objection.outcome !== null) return refuse('notice.already_answered');
	return objection.raisedBy === standing.personId ? refuse('notice.own_objection') : allow;
}
