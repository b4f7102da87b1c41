import * as Y from 'yjs';

/** How many updates are merged at a time. Without a bound the cost grows with the square of their number. */
const PIECE = 64;

/** What an update says of itself. */
export interface UpdateOutline {
	/** Whose words it brings, by Yjs client id. Deletions name no client. */
	clients: number[];
	/** Nothing in it at all. */
	empty: boolean;
}

/**
 * Reads an update from outside; nothing for one that is malformed. What can be read can still be impossible, and Yjs
 * finds that out only when it puts the update into a text, months later perhaps: every part is looked at here.
 */
export function outlineOfUpdate(update: Uint8Array): UpdateOutline | undefined {
	try {
		const { structs, ds } = Y.decodeUpdate(update);
		if (!structs.every(isPossible)) return undefined;
		if (![...ds.clients.values()].flat().every(({ len }) => len > 0)) return undefined;
		const clients = [...new Set(structs.map(({ id }) => id.client))];
		return { clients, empty: structs.length === 0 && ds.clients.size === 0 };
	} catch {
		return undefined;
	}
}

/** Whether a part is one that an editor makes: some length, of a kind that text is made of, beside parts made before. */
function isPossible(part: Y.Item | Y.GC | Y.Skip): boolean {
	if (part.length < 1) return false;
	if (!(part instanceof Y.Item)) return true;
	const { id, origin, rightOrigin, parent, content } = part;
	const isEarlier = (other: unknown) =>
		!(other instanceof Y.ID) || other.client !== id.client || other.clock < id.clock;
	return [origin, rightOrigin, parent].every(isEarlier) && isOfText(content);
}

function isOfText(content: Y.Item['content']): boolean {
	if (content instanceof Y.ContentType)
		return content.type instanceof Y.XmlElement || content.type instanceof Y.XmlText;
	return (
		content instanceof Y.ContentString ||
		content instanceof Y.ContentFormat ||
		content instanceof Y.ContentAny ||
		content instanceof Y.ContentDeleted
	);
}

/** Few updates that say the same as many, merged in bounded pieces. */
export function mergeInPieces(updates: readonly Uint8Array[]): Uint8Array[] {
	if (updates.length < 2) return [...updates];
	const pieces: Uint8Array[] = [];
	for (let at = 0; at < updates.length; at += PIECE)
		pieces.push(Y.mergeUpdates(updates.slice(at, at + PIECE)));
	return pieces;
}

/** Whether the state already holds everything that the update brings. */
export function holds(state: readonly Uint8Array[], update: Uint8Array): boolean {
	const doc = new Y.Doc();
	doc.transact(() => state.forEach((one) => Y.applyUpdate(doc, one)));
	let changed = false;
	doc.on('update', () => (changed = true));
	Y.applyUpdate(doc, update);
	return !changed && doc.store.pendingStructs === null && doc.store.pendingDs === null;
}
