import * as v from 'valibot';
import type { Json } from '#lib/kernel/canonical-json.ts';
import { entryHash, GENESIS, type JournalEntry } from './entry.ts';

/** An entry as it is stored and exported: with its hash, and the installation's signature over that hash. */
export interface SignedEntry extends JournalEntry {
	hash: string;
	signature: string;
}

const hex64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Strict: a field that the hash does not cover would be believed without being kept. */
export const SignedEntrySchema = v.strictObject({
	communityId: v.string(),
	seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
	at: v.pipe(v.number(), v.safeInteger()),
	act: v.string(),
	actor: v.string(),
	subject: v.string(),
	matterId: v.nullable(v.string()),
	facts: v.record(
		v.string(),
		v.custom<Json>((value) => value !== undefined)
	),
	previous: hex64,
	hash: hex64,
	signature: v.string()
});

/**
 * Why an entry does not hold. elsewhere: another community's · gap: a number left out or out of order ·
 * previous: it does not name the entry before · hash: its words were changed · signature: not signed by this key ·
 * time: earlier than the entry before.
 */
export const entryFaults = ['elsewhere', 'gap', 'previous', 'hash', 'signature', 'time'] as const;
export type EntryFault = (typeof entryFaults)[number];

/** How far a chain has been read. */
export interface ChainPosition {
	communityId: string;
	seq: number;
	hash: string;
	at: number;
}

/** Says whether the installation's key signed this hash. Handed in: a pure function knows no Ed25519. */
export type IsSigned = (hash: string, signature: string) => boolean;

export function startOf(communityId: string): ChainPosition {
	return { communityId, seq: 0, hash: GENESIS, at: 0 };
}

/** Why this entry does not follow from the one before, or nothing when it does. */
export function faultOf(
	before: ChainPosition,
	entry: SignedEntry,
	isSigned: IsSigned
): EntryFault | undefined {
	if (entry.communityId !== before.communityId) return 'elsewhere';
	if (entry.seq !== before.seq + 1) return 'gap';
	if (entry.previous !== before.hash) return 'previous';
	if (entryHash(entry) !== entry.hash) return 'hash';
	if (!isSigned(entry.hash, entry.signature)) return 'signature';
	if (entry.at < before.at) return 'time';
	return undefined;
}

/** What a chain is found to be: whole up to its head, or broken first at the entry named. */
export type ChainFinding =
	{ ok: true; head: ChainPosition } | { ok: false; seq: number; fault: EntryFault };

/** Follows a chain from its first entry, and names the first that does not hold. */
export function verifyChain(
	communityId: string,
	entries: Iterable<SignedEntry>,
	isSigned: IsSigned
): ChainFinding {
	let head = startOf(communityId);
	for (const entry of entries) {
		const fault = faultOf(head, entry, isSigned);
		if (fault) return { ok: false, seq: head.seq + 1, fault };
		head = { communityId, seq: entry.seq, hash: entry.hash, at: entry.at };
	}
	return { ok: true, head };
}
