/** The page asked for by `?page=`, brought within what there is. */
export function pageOf(
	url: URL,
	{ total, size }: { total: number; size: number }
): { page: number; pages: number } {
	const pages = Math.max(1, Math.ceil(total / size));
	const asked = Number(url.searchParams.get('page') ?? 1);
	const page = Number.isSafeInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
	return { page, pages };
}
