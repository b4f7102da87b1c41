import { Secret, TOTP } from 'otpauth';

/** Authenticator apps: six digits, 30 seconds, SHA-1 (RFC 6238). Told by the machine's clock, as the phone's are. */
const PERIOD = 30;

const totpOf = (secret: string, label = '') =>
	new TOTP({ issuer: 'Yishiting', label, secret: Secret.fromBase32(secret), period: PERIOD });

export function newSecret(): string {
	return new Secret({ size: 20 }).base32;
}

/** What the app scans. */
export function secretUri(secret: string, handle: string): string {
	return totpOf(secret, handle).toString();
}

/** The step a code belongs to, now or one before or after; nothing when it is wrong. A step serves once. */
export function stepOf(secret: string, code: string): number | undefined {
	const timestamp = Date.now();
	const token = code.normalize('NFKC').replace(/\D/g, '');
	const delta = totpOf(secret).validate({ token, timestamp, window: 1 });
	return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD) + delta;
}
