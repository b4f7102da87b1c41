import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import type { CommunityKind, CommunitySettings } from './community.ts';

/** 公开时间: how long decisions, results and whatever is disclosed hang at the least, from 2026 on. */
export const POSTING_FLOOR = {
	village: { days: 15, article: '村民委员会组织法（2025年修正）第三十五条' },
	residential: { days: 15, article: '城市居民委员会组织法（2025年修订）第三十四条' }
} as const satisfies Record<CommunityKind, { days: number; article: string }>;

/** 征求意见: no national law names a number; fewer than five days is not asking. */
export const COMMENT_FLOOR = 5;

/** May a community settle this for itself? It may ask for more than the law does, never for less. */
export function maySettle(kind: CommunityKind, settings: CommunitySettings): Verdict {
	const { days, article } = POSTING_FLOOR[kind];
	if (settings.postingDays < days) return refuse('community.posting_short', { min: days, article });
	if (settings.commentDays < COMMENT_FLOOR)
		return refuse('community.comment_short', { min: COMMENT_FLOOR });
	return allow;
}
