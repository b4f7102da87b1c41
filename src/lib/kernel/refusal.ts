import type { Facts, Verdict } from './verdict.ts';

/**
 * Every way the rules can say no, with the HTTP status it is answered with.
 * 401 sign in first · 403 not yours to do · 404 not here · 409 not now, or already · 413 too large · 422 mend it · 429 too often
 * Each code has a sentence in both languages under the same key, or the types of `messages.ts` do not compile.
 */
export const refusalCodes = {
	'access.sign_in': 401,
	'access.not_yours': 403,
	'access.not_found': 404,
	'access.host_only': 403,
	'access.clerk_only': 403,
	'access.too_often': 429,
	'access.fault': 500,
	'clock.fixed': 403,
	'storage.full': 409,
	'storage.locked': 409
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusalCodes;

/** Thrown when the rules say no. It is an answer, not a fault: shown to the person, never logged as a bug. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly code: RefusalCode;
	readonly facts: Facts | undefined;

	constructor(code: RefusalCode, facts?: Facts) {
		super(code);
		this.code = code;
		this.facts = facts;
	}

	get status(): number {
		return refusalCodes[this.code];
	}
}

/** Goes on when the verdict is yes; throws the refusal when it is no. */
export function insist(verdict: Verdict): void {
	if (!verdict.ok) throw new Refusal(verdict.code, verdict.facts);
}
