import { describe, expect, it } from 'vitest';
import { refuse } from '#lib/kernel/verdict.ts';
import { disposition, fileName, maySee } from './attachment.ts';
import { mediaTypeOf } from './file-kind.ts';

const stranger = { signedIn: false, member: false, inside: false };
const outsider = { signedIn: true, member: false, inside: false };
const resident = { signedIn: true, member: true, inside: false };
const official = { signedIn: true, member: true, inside: true };

describe('maySee', () => {
	it.each([
		['a stranger', stranger, 'everyone', true],
		['a stranger', stranger, 'community', 'access.sign_in'],
		['somebody from elsewhere', outsider, 'community', 'file.not_for_you'],
		['a resident', resident, 'community', true],
		['a resident', resident, 'inside', 'file.not_for_you'],
		['somebody with a post', official, 'inside', true]
	] as const)('answers %s about a file for %s', (_who, viewer, audience, answer) => {
		const expected = answer === true ? { ok: true } : refuse(answer);
		expect(maySee(audience, viewer)).toEqual(expected);
	});
});

describe('the name of a file', () => {
	it.each([
		['预算表.xlsx', 'application/pdf', '预算表.pdf'],
		['..\\..\\etc/passwd', 'image/png', 'passwd.png'],
		['a"; filename=evil.exe', 'image/jpeg', 'a filename=evil.jpg'],
		['.htaccess', 'application/pdf', 'htaccess.pdf']
	])('of %s is safe', (given, type, name) => {
		expect(fileName(given, type)).toBe(name);
	});

	it('goes out in a header that every browser reads', () => {
		expect(disposition("预算 (1)'.pdf", 'application/pdf')).toBe(
			`attachment; filename="__ _1__.pdf"; filename*=UTF-8''%E9%A2%84%E7%AE%97%20%281%29%27.pdf`
		);
	});
});

/** A zip with these names and no content: local headers are not read, only the list at the end. */
function zip(...names: string[]): Uint8Array {
	const parts = names.map((name) => {
		const bytes = Buffer.from(name);
		const head = Buffer.alloc(46);
		head.writeUInt32LE(0x02014b50, 0);
		head.writeUInt16LE(bytes.length, 28);
		return Buffer.concat([head, bytes]);
	});
	const start = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt32LE(start.length, 16);
	return Buffer.concat([start, ...parts, end]);
}

describe('the kind of a file', () => {
	const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
	it.each([
		['a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
		['a PDF', Buffer.from('%PDF-1.7'), 'application/pdf'],
		['a picture of the web', Buffer.from('RIFF0000WEBPVP8 '), 'image/webp'],
		['a Word text', zip('[Content_Types].xml', 'word/document.xml'), word],
		[
			'a Word text with macros',
			zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
			undefined
		],
		['any other zip', zip('a.exe'), undefined],
		['a page', Buffer.from('<html><script>'), undefined],
		['a drawing that may hold scripts', Buffer.from('<svg xmlns='), undefined],
		['a program', Buffer.from('MZ'), undefined],
		['nothing', Buffer.alloc(0), undefined]
	])('is told for %s', (_what, bytes, kind) => {
		expect(mediaTypeOf(bytes)).toBe(kind);
	});
});
