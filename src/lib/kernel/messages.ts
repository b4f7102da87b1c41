import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { RefusalCode } from './refusal.ts';
import type { Explained, Facts, Verdict, Words } from './verdict.ts';

type Sentence = (facts?: Record<string, string | number>) => string;

/** The sentence of every refusal. A code without one does not compile. */
const sentences = m as unknown as { [Code in RefusalCode]: (typeof m)[Code] };

/** What a refusal says to the person, in the language of the page. */
export function t(code: RefusalCode, facts: Facts = {}): string {
	return (sentences[code] as Sentence)(
		Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, inWords(fact)]))
	);
}

/** A fact may name another message, `@procedure.step.review`, or be words of the rulebook: said in the same language. */
function inWords(fact: string | number | Words): string | number {
	if (typeof fact === 'object') return getLocale() === 'en' ? fact.en : fact.zh;
	if (typeof fact !== 'string' || !fact.startsWith('@')) return fact;
	const words = (m as unknown as Record<string, Sentence | undefined>)[fact.slice(1)];
	return words ? words() : fact;
}

/** A verdict as a page shows it. Called in `load`, so that pages carry one sentence and no dictionary. */
export function explain(verdict: Verdict): Explained {
	if (verdict.ok) return { ok: true };
	return { ok: false, code: verdict.code, reason: t(verdict.code, verdict.facts) };
}
