import type { RefusalCode } from './refusal.ts';

/** The same words in both languages. */
export interface Words {
	zh: string;
	en: string;
}

/**
 * Values that a sentence names, e.g. how many are missing; an article of law in both languages. Never personal data.
 */
export type Facts = Record<string, string | number | Words>;

/** What a rule answers: yes, or no, because. */
export type Verdict = { ok: true } | { ok: false; code: RefusalCode; facts?: Facts };

/** A verdict with its reason in the reader's language, made by `explain` for pages. */
export type Explained = { ok: true } | { ok: false; code: string; reason: string };

export const allow: Verdict = { ok: true };

export function refuse(code: RefusalCode, facts?: Facts): Verdict {
	return facts ? { ok: false, code, facts } : { ok: false, code };
}

/** The first verdict that says no, or yes. */
export function all(...verdicts: Verdict[]): Verdict {
	return verdicts.find((verdict) => !verdict.ok) ?? allow;
}
