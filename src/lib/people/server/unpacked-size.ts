import { inflateRawSync, type InflateRaw } from 'node:zlib';

const [LOCAL, CENTRAL, DESCRIPTOR] = [0x04034b50, 0x02014b50, 0x08074b50];
const [STORED, DEFLATED] = [0, 8];
/** Flag: sizes stand behind the content, not before it. */
const SIZES_FOLLOW = 0x8;

/**
 * How many bytes a zip archive unpacks to, read from front to back: infinity when that is more than `most`, nothing when
 * it is no archive that can be followed. What it says of its own sizes is not believed: each part is unpacked, never
 * beyond `most`, and thrown away.
 */
export function unpackedSize(bytes: Uint8Array, most: number): number | undefined {
	const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let [at, total] = [0, 0];
	while (at + 30 <= zip.length && zip.readUInt32LE(at) === LOCAL) {
		const flags = zip.readUInt16LE(at + 6);
		const method = zip.readUInt16LE(at + 8);
		const packed = zip.readUInt32LE(at + 18);
		const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
		const sizesFollow = (flags & SIZES_FOLLOW) !== 0;
		if (method === STORED && !sizesFollow) {
			total += packed;
			at = start + packed;
		} else if (method === DEFLATED) {
			const part = unpack(sizesFollow ? zip.subarray(start) : zip.subarray(start, start + packed));
			if (!part) return undefined;
			if (part.size > most - total) return Infinity;
			total += part.size;
			at = start + (sizesFollow ? part.taken : packed);
			if (sizesFollow) at += hasSignature(at) ? 16 : 12;
		} else return undefined;
		if (total > most) return Infinity;
	}
	return at + 4 <= zip.length && zip.readUInt32LE(at) === CENTRAL ? total : undefined;

	function hasSignature(there: number): boolean {
		return there + 4 <= zip.length && zip.readUInt32LE(there) === DESCRIPTOR;
	}
	function unpack(part: Buffer): { size: number; taken: number } | undefined {
		try {
			const { buffer, engine } = inflateRawSync(part, {
				info: true,
				maxOutputLength: Math.max(1, most - total)
			}) as unknown as { buffer: Buffer; engine: InflateRaw };
			return { size: buffer.length, taken: engine.bytesWritten };
		} catch (error) {
			const isTooMuch = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
			return isTooMuch ? { size: Infinity, taken: 0 } : undefined;
		}
	}
}
