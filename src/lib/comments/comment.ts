import type { Id } from '#lib/kernel/id.ts';
import { DAY, type Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { isClerk, isMember, mustBeClerk, sitsIn, type Standing } from '#lib/people/standing.ts';

/** adopted 采纳 · partly 部分采纳 · not_adopted 未采纳. */
export const adoptions = ['adopted', 'partly', 'not_adopted'] as const;
export type Adoption = (typeof adoptions)[number];

/** web 本人在网上 · paper 纸质 · phone 电话 · visit 上门, the last three taken down by a helper. */
export const commentChannels = ['web', 'paper', 'phone', 'visit'] as const;
export type CommentChannel = (typeof commentChannels)[number];

/** How long a proposal lies open at the very least, whatever a community has settled. */
export const SHORTEST_PERIOD_DAYS = 5;

/** 征求意见: a version laid open for comment, from–to. */
export interface Period {
	id: Id<'period'>;
	communityId: Id<'community'>;
	matterId: Id<'matter'>;
	versionId: Id<'version'>;
	audience: 'community' | 'everyone';
	opensAt: Instant;
	closesAt: Instant;
	openedBy: Id<'person'>;
	closedAt: Instant | null;
	extendReason: string | null;
}

/** Long enough: the days the community has settled, never fewer than five. */
export function isLongEnough(days: number, settled: number): boolean {
	return days >= Math.max(settled, SHORTEST_PERIOD_DAYS);
}

/** What is open takes comments; at its last instant it takes none. */
export function isOpen(period: Period, now: Instant): boolean {
	return period.closedAt === null && period.opensAt <= now && now < period.closesAt;
}

/** Whether the comments and their answers may be read: by everyone, or by those who belong here. */
export function mayReadComments(period: Pick<Period, 'audience'>, standing: Standing): Verdict {
	if (period.audience === 'everyone' || isMember(standing)) return allow;
	return standing.personId === undefined ? refuse('access.sign_in') : refuse('access.not_yours');
}

/** May this person, whose words they are, comment now? */
export function mayComment(period: Period, author: Standing, now: Instant): Verdict {
	if (author.personId === undefined) return refuse('access.sign_in');
	if (!isMember(author)) return refuse('comment.residents_only');
	if (now < period.opensAt) return refuse('comment.not_open');
	return isOpen(period, now) ? allow : refuse('comment.closed');
}

/** Who answers for those who drafted: the desk, and whoever leads the committee or a council. */
export function mayAnswer(standing: Standing, comment: { answeredAt: Instant | null }): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	const leads = sitsIn(
		standing,
		['committee', 'council', 'party_organisation', 'party_committee'],
		['director', 'deputy_director', 'secretary', 'deputy_secretary', 'convener']
	);
	if (!isClerk(standing) && !leads) return refuse('access.clerk_only');
	return comment.answeredAt === null ? allow : refuse('comment.already_answered');
}

/** Closed by hand once its time is over, never before. */
export function mayClose(period: Period, standing: Standing, now: Instant): Verdict {
	const clerk = mustBeClerk(standing);
	if (!clerk.ok) return clerk;
	if (period.closedAt !== null) return refuse('comment.closed');
	return now >= period.closesAt ? allow : refuse('comment.not_over');
}

/** Made longer while it is open, never shorter. */
export function mayExtend(
	period: Period,
	standing: Standing,
	{ until, now }: { until: Instant; now: Instant }
): Verdict {
	const clerk = mustBeClerk(standing);
	if (!clerk.ok) return clerk;
	if (!isOpen(period, now)) return refuse('comment.closed');
	return until > period.closesAt ? allow : refuse('comment.not_later');
}

/** The end of a period of so many whole days. */
export function closingInstant(opensAt: Instant, days: number): Instant {
	return opensAt + days * DAY;
}
