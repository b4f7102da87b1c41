import { setImmediate } from 'node:timers/promises';
import { recordReader, type RecordFinding } from '../record-file.ts';
import { signatureOf } from './signature.ts';

/** The longest line taken: a frozen text with its tables is far below it. */
const LINE_LIMIT = 4_000_000;
/** Lines checked before others get their turn: a signature takes about a tenth of a millisecond. */
const TURN = 100;

/**
 * Checks an exported record as it arrives, and stops at the first thing that does not hold.
 * It asks no server and no database, so a copy of this program and the file are enough.
 */
export async function readRecord(
	chunks: AsyncIterable<Uint8Array>,
	expected: { head?: string | undefined; key?: string | undefined } = {}
): Promise<RecordFinding> {
	const reader = recordReader({ ...expected, signatureOf });
	// Bytes that are no UTF-8 would otherwise be mended in silence, and so pass for what they are not.
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let rest = '';
	let lines = 0;
	try {
		for await (const chunk of chunks) {
			rest += decoder.decode(chunk, { stream: true });
			for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
				const line = rest.slice(0, end);
				rest = rest.slice(end + 1);
				if (reader.take(line)) return reader.end();
				if ((lines += 1) % TURN === 0) await setImmediate();
			}
			if (rest.length > LINE_LIMIT) return { ok: false, fault: 'line', line: lines + 1 };
		}
		rest += decoder.decode();
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return { ok: false, fault: 'line', line: lines + 1 };
	}
	reader.take(rest);
	return reader.end();
}
