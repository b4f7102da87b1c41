const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

/** A link's address as it may stand in a public text, in one spelling; nothing for one that leads elsewhere or nowhere. */
export function safeAddress(href: unknown): string | undefined {
	if (typeof href !== 'string' || !URL.canParse(href)) return undefined;
	const url = new URL(href);
	if (!SCHEMES.includes(url.protocol)) return undefined;
	// Brackets and their like end an address early in Markdown.
	return url.href.replace(
		/[\s<>()[\]\\"'`*_~|]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
	);
}
