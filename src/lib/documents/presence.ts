import type { Json } from '#lib/kernel/canonical-json.ts';

/** Somebody who has the draft open. Name and colour are the server's word, never the browser's. */
export interface Present {
	/** The Yjs client id of their editor. */
	client: number;
	name: string;
	colour: string;
	writes: boolean;
	/** Where their caret is, in Yjs's relative positions; nothing while they look elsewhere. */
	cursor: Json;
}

/** Told to everybody in the room: who came or moved, and who left. */
export interface PresenceChange {
	documentId: string;
	people: Present[];
	gone: number[];
}

/** Dark enough for white letters on them (4.5:1), and told apart by people who see no red or green. */
export const presenceColours = [
	'#8a1c5b',
	'#1d5fa8',
	'#1d6a43',
	'#8a4b00',
	'#5b3fa0',
	'#0b6b75',
	'#a3161c',
	'#54595f'
] as const;
