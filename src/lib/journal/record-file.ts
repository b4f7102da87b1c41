import { decodeBase64 } from '@oslojs/encoding';
import * as v from 'valibot';
import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts';
import { sha256Hex } from '#lib/kernel/hash.ts';
import { textsIn } from './entry.ts';
import {
	faultOf,
	SignedEntrySchema,
	startOf,
	type ChainPosition,
	type EntryFault,
	type IsSigned,
	type SignedEntry
} from './verify-chain.ts';

/** The name in the first line of every exported public record. */
export const RECORD_FORMAT = 'yishiting-record-1';

/** What a paper in the record is: a frozen text, a digest, a resolution, a notice, a result. */
export const recordPaperKinds = ['version', 'digest', 'resolution', 'notice', 'result'] as const;

/**
 * 公开记录, first line of the file. Lines after it are `{"entry": …}`, then `{"paper": …}`: JSON Lines, UTF-8.
 * The counts tell a file that was cut short from one that is whole.
 */
const Header = v.strictObject({
	format: v.literal(RECORD_FORMAT),
	community: v.strictObject({ id: v.string(), slug: v.string(), name: v.string() }),
	/** Ed25519, SPKI in DER, base64. */
	publicKey: v.string(),
	/** First 16 hex digits of SHA-256 over the key. */
	fingerprint: v.string(),
	head: v.string(),
	entries: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	papers: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	exportedAt: v.pipe(v.number(), v.safeInteger())
});
export type RecordHeader = v.InferOutput<typeof Header>;

const Paper = v.strictObject({
	kind: v.picklist(recordPaperKinds),
	id: v.string(),
	title: v.string(),
	/** SHA-256 of the content; an entry of the journal holds it too. */
	hash: v.string(),
	/** Text is hashed as UTF-8, anything else as canonical JSON. */
	content: v.custom<Json>((value) => value !== undefined)
});
export type RecordPaper = v.InferOutput<typeof Paper>;

const Line = v.union([
	v.strictObject({ entry: SignedEntrySchema }),
	v.strictObject({ paper: Paper })
]);

/** Why a record does not hold, with what the sentence names. */
export type RecordFault =
	| { fault: 'not_a_record' }
	| { fault: 'line'; line: number }
	| { fault: 'key'; fingerprint: string }
	| { fault: EntryFault; seq: number }
	| { fault: 'paper_changed' | 'paper_unknown' | 'paper_twice'; id: string }
	| { fault: 'cut_short'; seq: number }
	| { fault: 'head'; head: string };

export type RecordFinding =
	| { ok: true; header: RecordHeader; entries: number; papers: number }
	| ({ ok: false } & RecordFault);

/** 16 or 64 hex digits, as printed on papers or kept whole. */
export function isHeadMark(text: string): boolean {
	return /^([0-9a-f]{16}|[0-9a-f]{64})$/i.test(text);
}

export function isFingerprint(text: string): boolean {
	return /^[0-9a-f]{16}$/i.test(text);
}

export function fingerprintOf(publicKey: string): string | undefined {
	try {
		return sha256Hex(decodeBase64(publicKey)).slice(0, 16);
	} catch {
		return undefined;
	}
}

export function paperHash(content: Json): string {
	return sha256Hex(typeof content === 'string' ? content : canonicalJson(content));
}

/** Every hash that an entry's facts hold, however deep. */
export function hashesIn(facts: Json): string[] {
	return textsIn(facts).filter((text) => /^[0-9a-f]{64}$/.test(text));
}

/**
 * Reads an exported record line by line, so that a file of any length is checked in little memory. `take` answers with
 * the first thing that does not hold; nothing after it is looked at. `end` says what the whole is.
 */
export function recordReader({
	head,
	key,
	signatureOf
}: {
	/** What the chain must contain: the digits printed on a paper. */
	head?: string | undefined;
	/** The fingerprint that the key must have. Without it the file's own key is believed. */
	key?: string | undefined;
	signatureOf: (publicKey: string) => IsSigned;
}) {
	let line = 0;
	let header: RecordHeader | undefined;
	let isSigned: IsSigned = () => false;
	let position: ChainPosition = startOf('');
	let papers = 0;
	let hasHead = head === undefined;
	let broken: RecordFault | undefined;
	/** Every hash an entry holds: what a paper may call itself. */
	const held = new Set<string>();
	const seen = new Set<string>();

	function readHeader(value: unknown): RecordFault | undefined {
		const parsed = v.safeParse(Header, value);
		if (!parsed.success) return { fault: 'not_a_record' };
		header = parsed.output;
		const fingerprint = fingerprintOf(header.publicKey);
		if (fingerprint === undefined || fingerprint !== header.fingerprint)
			return { fault: 'key', fingerprint: header.fingerprint };
		if (key !== undefined && key.toLowerCase() !== fingerprint)
			return { fault: 'key', fingerprint };
		isSigned = signatureOf(header.publicKey);
		position = startOf(header.community.id);
		return undefined;
	}

	function readEntry(entry: SignedEntry): RecordFault | undefined {
		const fault = faultOf(position, entry, isSigned);
		if (fault) return { fault, seq: position.seq + 1 };
		position = { ...position, seq: entry.seq, hash: entry.hash, at: entry.at };
		hasHead ||= entry.hash.startsWith(head!.toLowerCase());
		for (const hash of hashesIn(entry.facts)) held.add(hash);
		return undefined;
	}

	function readPaper({ id, hash, content }: RecordPaper): RecordFault | undefined {
		if (seen.has(id)) return { fault: 'paper_twice', id };
		seen.add(id);
		papers += 1;
		if (paperHash(content) !== hash) return { fault: 'paper_changed', id };
		return held.has(hash) ? undefined : { fault: 'paper_unknown', id };
	}

	function read(text: string): RecordFault | undefined {
		line += 1;
		if (text === '') return undefined;
		let value: unknown;
		try {
			value = JSON.parse(text);
		} catch {
			return line === 1 ? { fault: 'not_a_record' } : { fault: 'line', line };
		}
		if (!header) return readHeader(value);
		const parsed = v.safeParse(Line, value);
		if (!parsed.success) return { fault: 'line', line };
		return 'entry' in parsed.output
			? readEntry(parsed.output.entry)
			: readPaper(parsed.output.paper);
	}

	return {
		take: (text: string): RecordFault | undefined => (broken ??= read(text)),
		end(): RecordFinding {
			if (broken) return { ok: false, ...broken };
			if (!header) return { ok: false, fault: 'not_a_record' };
			const isWhole =
				position.seq === header.entries &&
				position.hash === header.head &&
				papers === header.papers;
			if (!isWhole) return { ok: false, fault: 'cut_short', seq: position.seq };
			if (!hasHead) return { ok: false, fault: 'head', head: head! };
			return { ok: true, header, entries: position.seq, papers };
		}
	};
}
