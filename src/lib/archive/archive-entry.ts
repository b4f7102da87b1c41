import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';

/** decision 决定 · digest 纪要 · notice 公告 · version 文本. */
export const archiveKinds = ['decision', 'digest', 'notice', 'version'] as const;
export type ArchiveKind = (typeof archiveKinds)[number];

/** passed 通过 · not_passed 未通过 · withdrawn 已撤回: what the reader of a list must not miss. */
export const archiveOutcomes = ['passed', 'not_passed', 'withdrawn'] as const;
export type ArchiveOutcome = (typeof archiveOutcomes)[number];

/** 档案目录: one public thing that can be found. */
export interface ArchiveEntry {
	/** The id of the thing itself. */
	subject: string;
	communityId: Id<'community'>;
	matterId: Id<'matter'> | null;
	kind: ArchiveKind;
	title: string;
	text: string;
	outcome: ArchiveOutcome | null;
	at: Instant;
}
