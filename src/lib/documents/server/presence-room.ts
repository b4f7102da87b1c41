import { presenceColours, type Present, type PresenceChange } from '../presence.ts';

/** Carets move with every key; the others see them ten times a second. */
const INTERVAL = 100;

/** Who has one draft open on this process, by connection. */
export interface PresenceRoom {
	people(): Present[];
	join(connection: string, person: Pick<Present, 'client' | 'name' | 'writes'>): Present;
	move(connection: string, cursor: Present['cursor']): void;
	leave(connection: string): void;
	isEmpty(): boolean;
}

/** `tell` sends a change to the room; `certain` changes (somebody came or left) must arrive, a caret's place need not. */
export function openPresenceRoom(
	documentId: string,
	tell: (change: PresenceChange, how: { certain: boolean }) => void
): PresenceRoom {
	const present = new Map<string, Present>();
	const moved = new Set<string>();
	let timer: NodeJS.Timeout | undefined;

	function flush() {
		timer = undefined;
		const people = [...moved].flatMap((connection) => present.get(connection) ?? []);
		moved.clear();
		if (people.length > 0) tell({ documentId, people, gone: [] }, { certain: false });
	}

	/** The colour that fewest have. */
	function freeColour(): string {
		const used = [...present.values()].map(({ colour }) => colour);
		const count = (colour: string) => used.filter((one) => one === colour).length;
		return [...presenceColours].sort((a, b) => count(a) - count(b))[0]!;
	}

	return {
		people: () => [...present.values()],
		join(connection, person) {
			const before = present.get(connection);
			const colour = before?.colour ?? freeColour();
			const entry = { ...person, colour, cursor: before?.cursor ?? null };
			present.set(connection, entry);
			const isNews = before?.client !== entry.client || before.writes !== entry.writes;
			if (isNews) tell({ documentId, people: [entry], gone: [] }, { certain: true });
			return entry;
		},
		move(connection, cursor) {
			const entry = present.get(connection);
			if (!entry) return;
			entry.cursor = cursor;
			moved.add(connection);
			timer ??= setTimeout(flush, INTERVAL);
		},
		leave(connection) {
			const entry = present.get(connection);
			if (!entry) return;
			present.delete(connection);
			moved.delete(connection);
			tell({ documentId, people: [], gone: [entry.client] }, { certain: true });
		},
		isEmpty: () => present.size === 0
	};
}
