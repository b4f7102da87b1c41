import { randomInt } from 'node:crypto';
import { sha256Hex } from '#lib/kernel/hash.ts';

/** Read from paper by anybody: no 0 and O, no 1, I and L, no U that looks like V. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** A new code of a slip: 12 characters in groups of four, 58 bits of chance. */
export function newCode(): string {
	const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
	return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A new code for a telephone: six digits. It lives ten minutes and five attempts. */
export function newDigits(): string {
	return String(randomInt(1_000_000)).padStart(6, '0');
}

/** What is typed from paper, as it was printed: spaces, hyphens, small and full-width letters are forgiven. */
export function readCode(typed: string): string {
	return typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '');
}

/** All that is stored of a code. */
export function hashCode(code: string): string {
	return sha256Hex(readCode(code));
}

/** Six digits are alike for many; bound to their row they are not. */
export function hashDigits(slipId: string, digits: string): string {
	return sha256Hex(`${slipId}:${digits.normalize('NFKC').replace(/\D/g, '')}`);
}
