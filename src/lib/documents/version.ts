import type { Json } from '#lib/kernel/canonical-json.ts';
import { canonicalJson } from '#lib/kernel/canonical-json.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';

/** What `content` of a version looks like; another layout gets another name, so old check codes keep their meaning. */
export const VERSION_FORMAT = 'yishiting.text.1';

/** 稿: a frozen text with its check code 文本校验码. */
export interface Version {
	id: Id<'version'>;
	communityId: Id<'community'>;
	matterId: Id<'matter'>;
	documentId: Id<'document'>;
	/** 第×稿 that was frozen: 1, 2, 3 … within the matter. */
	number: number;
	title: string;
	/** SHA-256 over the canonical JSON of format, text and attachments. */
	hash: string;
	authors: string[];
	frozenBy: Id<'person'>;
	frozenAt: Instant;
}

/** What stands under the check code: the text and, by their hashes, the attachments in no order of their own. */
export function versionContent(document: Json, attachments: readonly string[]): Json {
	return { format: VERSION_FORMAT, document, attachments: [...new Set(attachments)].sort() };
}

/** 文本校验码: 64 hex digits over the canonical JSON (RFC 8785). */
export function versionHash(content: Json): string {
	return sha256Hex(canonicalJson(content));
}
