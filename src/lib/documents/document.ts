import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import { allow, refuse, type Verdict } from '#lib/kernel/verdict.ts';
import { isInside, type Standing } from '#lib/people/standing.ts';

/** The largest single update that is taken, in bytes. A page of Chinese is about 3 kB. */
export const UPDATE_LIMIT = 512 * 1024;

/** The name under which the text lies in the shared Yjs document. */
export const TEXT_FIELD = 'default';

/** 草案: a shared draft, one per round of drafting of a matter. */
export interface Draft {
	id: Id<'document'>;
	communityId: Id<'community'>;
	matterId: Id<'matter'>;
	/** 第×稿. */
	round: number;
	title: string;
	/** The version whose text this draft began with. */
	startedFrom: Id<'version'> | null;
	/** Why it was begun, where somebody asked for it. */
	reason: string | null;
	createdAt: Instant;
	sealedAt: Instant | null;
}

/** Who asks, as far as a draft is concerned. */
export interface Drafter {
	standing: Standing;
	/** 起草人: named when the draft was started. */
	drafts: boolean;
}

/** Drafters, and whoever holds a post here, see a draft in the making; the public sees versions. */
export function mayRead({ standing, drafts }: Drafter): Verdict {
	if (standing.personId === undefined) return refuse('access.sign_in');
	return drafts || isInside(standing) ? allow : refuse('document.not_for_you');
}

/** 起草人 write, until the text is frozen. Asked for every update, so it takes no more than that. */
export function mayWrite(
	document: Pick<Draft, 'sealedAt'>,
	person: { personId: Id<'person'> | undefined; drafts: boolean }
): Verdict {
	if (person.personId === undefined) return refuse('access.sign_in');
	if (!person.drafts) return refuse('document.not_a_drafter');
	if (document.sealedAt !== null) return refuse('document.sealed');
	return allow;
}

/** 定稿: whoever may write may say that the text is done. */
export function mayFreeze(
	document: Pick<Draft, 'sealedAt'>,
	{ standing, drafts }: Drafter
): Verdict {
	return mayWrite(document, { personId: standing.personId, drafts });
}
