/**
 * Chinese is written without spaces, so words are found by pairs of characters: a text becomes its pairs in order, and
 * the last character of each run alone. `路灯安装` gives 路灯, 灯安, 安装, 装. A word of two or more characters is a phrase
 * of its pairs; a single character is the beginning of a pair. Letters and digits are taken the same way, so that any
 * part of `2026-07` or `LED` is found.
 *
 * Each pair is written as plain ASCII of fixed width. What a search engine, its tokenizer or the machine's locale think
 * of a character then makes no difference, and nothing typed can be taken for a command of theirs.
 */
const RUN = /[\p{L}\p{N}\p{M}]+/gu;

/** PostgreSQL counts positions in a text up to 16,383; both engines stop here, so that they find the same. */
const TERMS_LIMIT = 16_000;
const WORDS_LIMIT = 8;
const WORD_LIMIT = 40;

/** Full-width and half-width, upper and lower case are the same to whoever searches. */
export function fold(text: string): string {
	return text.normalize('NFKC').toLowerCase();
}

/** Four digits of base 36 hold every code point. */
function codeOf(character: string): string {
	return character.codePointAt(0)!.toString(36).padStart(4, '0');
}

function pairsOf(run: string): string[] {
	const codes = Array.from(run, codeOf);
	return codes.map((code, index) => `x${code}${codes[index + 1] ?? ''}`);
}

/** What is stored of a text to find it by. */
export function termsOf(text: string): string {
	const terms: string[] = [];
	for (const [run] of fold(text).matchAll(RUN)) {
		terms.push(...pairsOf(run));
		if (terms.length >= TERMS_LIMIT) break;
	}
	return terms.slice(0, TERMS_LIMIT).join(' ');
}

/** A word asked for: pairs that follow each other, or the beginning of one. */
export type Phrase = { pairs: string[] } | { prefix: string };

/** The words of a question, folded; the same that the snippet looks for. */
export function wordsOf(question: string): string[] {
	const words = Array.from(fold(question).matchAll(RUN), ([run]) =>
		Array.from(run).slice(0, WORD_LIMIT).join('')
	);
	return [...new Set(words)].slice(0, WORDS_LIMIT);
}

/** All of which a text must hold. Empty when nothing was asked that could be found. */
export function phrasesOf(question: string): Phrase[] {
	return wordsOf(question).map((word) => {
		const pairs = pairsOf(word);
		return pairs.length === 1 ? { prefix: pairs[0]! } : { pairs: pairs.slice(0, -1) };
	});
}
