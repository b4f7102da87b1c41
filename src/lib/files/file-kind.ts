const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a file is by its bytes, whatever its sender called it; nothing for a kind that is not taken. */
export function mediaTypeOf(bytes: Uint8Array): string | undefined {
	if (begins(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
	if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
	if (begins(bytes, ascii('RIFF')) && begins(bytes.subarray(8), ascii('WEBP'))) return 'image/webp';
	if (begins(bytes, ascii('%PDF-'))) return 'application/pdf';
	if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) return officeKind(bytes);
	return undefined;
}

/** Office files are zips; what they hold is listed at their end, uncompressed. Those with macros are not taken. */
function officeKind(zip: Uint8Array): string | undefined {
	const names = namesIn(zip);
	if (!names.includes('[Content_Types].xml') || names.some((name) => /vbaProject/i.test(name)))
		return undefined;
	if (names.includes('word/document.xml')) return DOCX;
	if (names.includes('xl/workbook.xml')) return XLSX;
	return undefined;
}

/** The names in a zip's central directory. */
function namesIn(zip: Uint8Array): string[] {
	const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
	const text = new TextDecoder();
	const names: string[] = [];
	let end = zip.length - 22;
	while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
	if (end < 0) return names;
	let at = view.getUint32(end + 16, true);
	while (at + 46 <= end && view.getUint32(at, true) === 0x02014b50) {
		const length = view.getUint16(at + 28, true);
		names.push(text.decode(zip.subarray(at + 46, at + 46 + length)));
		at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return names;
}

const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0));

function begins(bytes: Uint8Array, start: readonly number[]): boolean {
	return bytes.length >= start.length && start.every((byte, at) => bytes[at] === byte);
}
