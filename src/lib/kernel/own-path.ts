/** The path to go back to, if it is one of ours: never an address elsewhere. `here` is any address of ours. */
export function ownPath(back: unknown, here: URL): string {
	if (typeof back !== 'string' || !back.startsWith('/') || !URL.canParse(back, here.origin))
		return '/';
	const { origin, pathname, search } = new URL(back, here.origin);
	// `/.//elsewhere.example` has our origin until it is read a second time.
	return origin === here.origin && !pathname.startsWith('//') ? pathname + search : '/';
}
