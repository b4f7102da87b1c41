import { fold } from './search-terms.ts';

/** A piece of a snippet: as it stands, or a hit to be marked. */
export interface Piece {
	text: string;
	hit: boolean;
}

const BEFORE = 18;
const LENGTH = 76;

/**
 * A few lines of a text around the first hit, with every hit in them marked. Words are folded (`wordsOf`).
 * Without a hit, the beginning of the text.
 */
export function snippetOf(text: string, words: string[]): Piece[] {
	const characters = Array.from(text.replace(/\s+/gu, ' ').trim());
	// One character may fold to several (㎡ is m2): each folded unit remembers where it came from.
	let folded = '';
	const origin: number[] = [];
	characters.forEach((character, index) => {
		const as = fold(character);
		folded += as;
		for (let unit = 0; unit < as.length; unit += 1) origin.push(index);
	});

	const hits = words
		.flatMap((word) => spansOf(folded, word))
		.map(([from, to]) => ({ from: origin[from]!, to: origin[to - 1]! + 1 }))
		.sort((a, b) => a.from - b.from || b.to - a.to);

	const start = Math.max(0, (hits[0]?.from ?? 0) - BEFORE);
	const end = Math.min(characters.length, start + LENGTH);
	const pieces: Piece[] = [];
	const add = (from: number, to: number, hit: boolean) => {
		if (from < to) pieces.push({ text: characters.slice(from, to).join(''), hit });
	};
	let at = start;
	for (const { from, to } of hits) {
		if (from >= end) break;
		if (to <= at) continue;
		add(at, Math.max(at, from), false);
		add(Math.max(at, from), Math.min(to, end), true);
		at = Math.min(to, end);
	}
	add(at, end, false);
	if (start > 0) pieces.unshift({ text: '…', hit: false });
	if (end < characters.length) pieces.push({ text: '…', hit: false });
	return pieces;
}

function spansOf(folded: string, word: string): [from: number, to: number][] {
	const spans: [number, number][] = [];
	if (word === '') return spans;
	for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
		spans.push([at, at + word.length]);
	return spans;
}
