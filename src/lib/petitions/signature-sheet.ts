import type { Id } from '#lib/kernel/id.ts';
import type { Day } from '#lib/kernel/instant.ts';

/** One line of a paper sheet as typed: a name, and whatever tells namesakes apart. */
export interface SheetEntry {
	name: string;
	/** 户号, or 出生日期 as 1975-05-20. */
	mark: string;
}

/** Somebody on the list, by what a sheet says of people. */
export interface Listed {
	personId: Id<'person'>;
	name: string;
	household: string | null;
	birthDate: Day | null;
}

/** What became of a line: on the list, not on it, or several of that name. */
export type Matched =
	{ line: string; personId: Id<'person'> } | { line: string; trouble: 'unknown' | 'several' };

/** At most so many names on one sheet. */
export const SHEET_LINES = 100;

/** A name a line; after it, set off by a space, a comma or a tab, the mark. A line number before the name is left out. */
export function readSheet(text: string): SheetEntry[] {
	return text
		.normalize('NFKC')
		.split(/[\n;；]/)
		.map((line) => line.replace(/^\s*\d+\s*[.、)]\s*/, '').trim())
		.filter((line) => line !== '')
		.map((line) => {
			const [name = '', ...rest] = line.split(/[\s,，、]+/);
			return { name, mark: rest.join(' ') };
		});
}

/** Finds each line on the list. Nobody is guessed: of namesakes the mark decides, or the line is handed back. */
export function matchSheet(entries: readonly SheetEntry[], list: readonly Listed[]): Matched[] {
	return entries.map(({ name, mark }) => {
		const line = mark ? `${name} ${mark}` : name;
		const named = list.filter((one) => one.name === name);
		const found = mark
			? named.filter(({ household, birthDate }) => household === mark || birthDate === mark)
			: named;
		if (found.length === 1) return { line, personId: found[0]!.personId };
		return { line, trouble: found.length === 0 ? 'unknown' : 'several' };
	});
}
