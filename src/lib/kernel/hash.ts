import { sha256 } from '@oslojs/crypto/sha2';
import { encodeHexLowerCase } from '@oslojs/encoding';

/** SHA-256 as 64 lower-case hex digits; text is hashed as UTF-8. Runs in the browser and offline. */
export function sha256Hex(data: Uint8Array | string): string {
	return encodeHexLowerCase(
		sha256(typeof data === 'string' ? new TextEncoder().encode(data) : data)
	);
}
