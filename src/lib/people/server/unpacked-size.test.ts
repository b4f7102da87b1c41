import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readRollFile } from './read-roll-file.ts';
import { unpackedSize } from './unpacked-size.ts';
import { writeRollFile } from './write-roll-file.ts';

const MB = 1024 * 1024;

/** An archive of these parts, as programs that stream (`follow`) or do not write it; sizes may be a lie. */
function zip(
	parts: { content: Buffer; saysPacked?: number; stored?: true; follow?: true }[],
	{ end = true } = {}
): Uint8Array {
	const locals = parts.map(({ content, saysPacked, stored, follow }) => {
		const packed = stored ? content : deflateRawSync(content);
		const head = Buffer.alloc(30);
		head.writeUInt32LE(0x04034b50, 0);
		head.writeUInt16LE(follow ? 8 : 0, 6);
		head.writeUInt16LE(stored ? 0 : 8, 8);
		// The size when unpacked is left at nothing: it is not asked.
		head.writeUInt32LE(follow ? 0 : (saysPacked ?? packed.length), 18);
		head.writeUInt16LE(1, 26);
		const tail = Buffer.alloc(follow ? 16 : 0);
		if (follow) tail.writeUInt32LE(0x08074b50, 0);
		return Buffer.concat([head, Buffer.from('x'), packed, tail]);
	});
	const central = Buffer.alloc(46);
	central.writeUInt32LE(0x02014b50, 0);
	return new Uint8Array(Buffer.concat([...locals, ...(end ? [central] : [])]));
}
const zeros = (size: number) => Buffer.alloc(size);

describe('unpackedSize', () => {
	it('adds up what the parts unpack to, whatever they say of it', () => {
		const parts = [
			{ content: zeros(1000) },
			{ content: zeros(300), stored: true as const },
			{ content: zeros(500), follow: true as const },
			{ content: zeros(200) }
		];
		expect(unpackedSize(zip(parts), MB)).toBe(2000);
		expect(unpackedSize(zip(parts), 2000)).toBe(2000);
		expect(unpackedSize(zip(parts), 1999)).toBe(Infinity);
	});

	it('does not follow what is cut off, wrongly packed, or no archive', () => {
		expect(unpackedSize(zip([{ content: zeros(9) }], { end: false }), MB)).toBeUndefined();
		expect(unpackedSize(zip([{ content: zeros(9), saysPacked: 1 }]), MB)).toBeUndefined();
		expect(unpackedSize(new Uint8Array([0x50, 0x4b, 3, 4]), MB)).toBeUndefined();
		expect(unpackedSize(new Uint8Array(), MB)).toBeUndefined();
	});

	it('measures a workbook of ours', async () => {
		const size = unpackedSize(new Uint8Array(await writeRollFile([])), MB);
		expect(size).toBeGreaterThan(1000);
		expect(size).toBeLessThan(MB);
	});
});

it('a small workbook that unpacks to hundreds of megabytes is refused before it is read', async () => {
	const bomb = zip([{ content: zeros(40 * MB) }, { content: zeros(40 * MB), follow: true }]);
	expect(bomb.length).toBeLessThan(MB);
	await expect(readRollFile('名册.xlsx', bomb)).rejects.toMatchObject({
		code: 'roll.file_too_large'
	});
});
