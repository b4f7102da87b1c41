import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';

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

/** What the rule needs to know of somebody: whether signed in, on the roll or holding a post here, holding a post. */
export interface Viewer {
	signedIn: boolean;
	member: boolean;
	inside: boolean;
}

/** May this person see an attachment with this audience? */
export function maySee(audience: Audience, viewer: Viewer): Verdict {
	if (audience === 'everyone') return allow;
	if (!viewer.signedIn) return refuse('access.sign_in');
	const belongs = audience === 'community' ? viewer.member || viewer.inside : viewer.inside;
	return belongs ? allow : refuse('file.not_for_you');
}

/** The name a file is shown and saved under: its last part, without signs that a system could take for orders. */
export function fileName(given: string, mediaType: string): string {
	const last = given.split(/[/\\]/).at(-1)!;
	const safe = last.replace(/[\p{C}<>:"|?*;%]/gu, '').trim();
	const ending = endings[mediaType] ?? '';
	const stem = safe.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/^\.+/, '');
	return [...stem].slice(0, 80).join('') + ending;
}

const endings: Record<string, string> = {
	'image/jpeg': '.jpg',
	'image/png': '.png',
	'image/webp': '.webp',
	'application/pdf': '.pdf',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx'
};

/** The header that names a download, for old browsers and for Chinese names. */
export function disposition(name: string, mediaType: string): string {
	const kind = mediaType.startsWith('image/') ? 'inline' : 'attachment';
	const plain = name.replace(/[^A-Za-z0-9._ -]/g, '_');
	const full = encodeURIComponent(name).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`;
}
