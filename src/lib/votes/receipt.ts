import { canonicalJson } from '#lib/kernel/canonical-json.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import type { Id } from '#lib/kernel/id.ts';
import type { Instant } from '#lib/kernel/instant.ts';
import type { Choice } from './vote.ts';

/** 回执: what a voter keeps of a named ballot. The code follows from the ballot, so it is the same every time. */
export interface Receipt {
	choice: Choice;
	castAt: Instant;
	/** `7C2A-91D4` */
	code: string;
}

export function receiptOf(ballot: {
	voteId: Id<'vote'>;
	personId: Id<'person'>;
	choice: Choice;
	castAt: Instant;
}): Receipt {
	const digits = sha256Hex(canonicalJson(ballot)).slice(0, 8).toUpperCase();
	const { choice, castAt } = ballot;
	return { choice, castAt, code: `${digits.slice(0, 4)}-${digits.slice(4)}` };
}
