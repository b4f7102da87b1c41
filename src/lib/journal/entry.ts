import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';

/** What stands before the first entry of a chain. */
export const GENESIS = '0'.repeat(64);

/** 办理记录, as it is hashed. References only: who, to what, which hashes and counts. */
export interface JournalEntry {
	communityId: string;
	/** 1, 2, 3 … without a gap. */
	seq: number;
	/** Milliseconds UTC. */
	at: number;
	/** What happened, in the past tense: `vote.opened`. */
	act: string;
	/** A person's id, `host`, `system`, or `member` for somebody whom the public knows by a number only. */
	actor: string;
	subject: string;
	matterId: string | null;
	facts: Record<string, Json>;
	/** The hash of the entry before, or `GENESIS`. */
	previous: string;
}

/** SHA-256 over the entry's canonical JSON (RFC 8785). It covers the entry before, and so the whole past. */
export function entryHash(entry: JournalEntry): string {
	const { communityId, seq, at, act, actor, subject, matterId, facts, previous } = entry;
	return sha256Hex(
		canonicalJson({ communityId, seq, at, act, actor, subject, matterId, facts, previous })
	);
}

/** The 16 hex digits printed on notices and resolutions. */
export function headMark(hash: string): string {
	return hash.slice(0, 16);
}

/** Every text that an entry's facts hold, however deep: ids and hashes among them. */
export function textsIn(value: Json): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value as Record<string, Json>).flatMap(textsIn);
}
