import * as v from 'valibot';
import { isId, type Id } from '#lib/kernel/id.ts';
import type { Json } from '#lib/kernel/canonical-json.ts';
import type { Present } from './presence.ts';

/** Bytes travel as base64 text: a packet without attachments is framed once for all who receive it. */
const bytes = (most: number) =>
	v.pipe(v.string(), v.maxLength(Math.ceil((most * 4) / 3) + 4), v.regex(/^[A-Za-z0-9+/]*={0,2}$/));

const document = v.pipe(
	v.string(),
	v.check((text) => isId('document', text)),
	v.transform((text) => text as Id<'document'>)
);
const client = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff));

/** `document:open`: let me in, and tell me what I lack. */
export const Open = v.object({
	documentId: document,
	client,
	/** The snapshot I have, and my state vector. */
	mark: v.optional(v.pipe(v.string(), v.maxLength(64))),
	vector: v.optional(bytes(256 * 1024))
});

/** `document:edit`: take this down. Answered when it is on disk. */
export const EditMessage = v.object({
	documentId: document,
	update: bytes(640 * 1024),
	/** Sent before, and no answer came: it may be written already. */
	again: v.optional(v.literal(true))
});

/** `document:presence`: my caret is here. */
export const Presence = v.object({
	documentId: document,
	cursor: v.pipe(
		v.unknown(),
		v.check(isShort),
		v.transform((value) => (value ?? null) as Json)
	)
});

/** Whether it is no longer than a caret's place. What is nested deeper than can be written down is not. */
function isShort(value: unknown): boolean {
	try {
		return (JSON.stringify(value) ?? '').length < 2000;
	} catch {
		return false;
	}
}

/** `document:leave`: I am gone. */
export const Leave = v.object({ documentId: document });

/** The answer to `document:open`. */
export interface Opened {
	mode: 'write' | 'read';
	sealed: boolean;
	mark: string;
	updates: (Uint8Array | ArrayBuffer)[];
	people: Present[];
	me: Present;
}

/** Told to the room as `document:edited`. */
export interface Edited {
	documentId: string;
	/** Updates as base64. */
	updates: string[];
}
