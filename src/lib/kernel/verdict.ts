import type { RefusalCode } from './refusal.ts';

/** Values that a sentence names, e.g. how many are missing. Never personal data. */
export type Facts = Record<string, string | number>;

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
