import { countArchive, listArchive } from '#lib/archive/server/archive-store.ts';
import { phrasesOf, wordsOf } from '#lib/archive/search-terms.ts';
import { snippetOf } from '#lib/archive/snippet.ts';
import { pageOf } from '#lib/server/paging.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

const SIZE = 20;
const LONGEST = 200;

export const load: PageServerLoad = async ({ locals: { ctx, here }, url }) => {
	const { id } = here.community;
	const question = (url.searchParams.get('q') ?? '').trim().slice(0, LONGEST);
	const phrases = phrasesOf(question);
	const words = wordsOf(question);
	// Something was typed in which there is nothing to look for: that finds nothing, rather than everything.
	const isEmpty = question !== '' && phrases.length === 0;
	const total = isEmpty ? 0 : await countArchive(ctx.db, id, phrases);
	const { page, pages } = pageOf(url, { total, size: SIZE });
	const entries = isEmpty ? [] : await listArchive(ctx.db, id, { phrases, page, size: SIZE });
	return {
		...{ question, total, page, pages },
		entries: entries.map(({ subject, kind, title, text, outcome, at }) => ({
			...{ subject, kind, outcome, at },
			title: phrases.length ? snippetOf(title, words) : [{ text: title, hit: false }],
			snippet: snippetOf(text, words)
		}))
	};
};
