/**
 * A body as the board outside reads it: 石桥村村民委员会, 石桥村党组织. The name of the place stands once, also where the name of
 * the body begins with its kind (村党组织, 社区党组织); 村民 and 村务 keep theirs.
 */
export function fullName(place: string, body: string): string {
	if (body.startsWith(place)) return body;
	const kind = /^(村(?!民|务)|社区)/.exec(body)?.[0];
	const rest = kind && place.endsWith(kind) ? body.slice(kind.length) : body;
	return /[a-z]$/i.test(place) ? `${place} ${rest}` : place + rest;
}
