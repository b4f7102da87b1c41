import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';

/** 谁能看: inside 任职人员 · community 本村（社区）· everyone 全社会. */
export const audiences = ['inside', 'community', 'everyone'] as const;
export type Audience = (typeof audiences)[number];

/** The largest file that is taken. */
export const FILE_LIMIT = 20 * 1024 * 1024;

/** 附件: a file shown with a thing, under a name. */
export interface Attachment {
	id: Id<'attachment'>;
	communityId: Id<'community'>;
	/** The id of the thing: a matter, a draft, a notice, a task. */
	subject: string;
	/** SHA-256 of the content. */
	hash: string;
	name: string;
	audience: Audience;
	addedBy: Id<'person'>;
	addedAt: Instant;
	removedAt: Instant | null;
	size: number;
	mediaType: string;
}
