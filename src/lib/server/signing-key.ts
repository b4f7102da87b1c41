import {
	createHmac,
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	sign,
	type KeyObject
} from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '#lib/kernel/hash.ts';

/** The installation's Ed25519 key (RFC 8032). It signs the heads of journals. */
export interface SigningKey {
	/** The public half: SPKI in DER, base64. */
	publicKey: string;
	/** First 16 hex digits of SHA-256 over the DER bytes, for printing and comparing. */
	fingerprint: string;
	/** Signature of UTF-8 text, base64. */
	sign(text: string): string;
	/**
	 * A hash of what must stay inside, for a journal that everybody reads: of a result with few possibilities a plain one
	 * is found by trying them. Only this installation can compute it again.
	 */
	conceal(text: string): string;
}

/** Reads the key of the data folder, or makes it on the first start. The file is readable by its owner only. */
export function openSigningKey(dataDir: string): SigningKey {
	const file = join(dataDir, 'signing-key.pem');
	if (!existsSync(file)) {
		const { privateKey } = generateKeyPairSync('ed25519');
		const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
		writeFileSync(`${file}.new`, pem, { mode: 0o600, flush: true });
		renameSync(`${file}.new`, file);
	}
	return signingKeyOf(createPrivateKey(readFileSync(file)));
}

/** A key that lives for one test. */
export function freshSigningKey(): SigningKey {
	return signingKeyOf(generateKeyPairSync('ed25519').privateKey);
}

function signingKeyOf(privateKey: KeyObject): SigningKey {
	const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
	// A secret of its own, drawn from the key: what signs is used for nothing else.
	const secret = sha256Hex(
		Buffer.concat([
			Buffer.from('yishiting:conceal:'),
			privateKey.export({ type: 'pkcs8', format: 'der' })
		])
	);
	return {
		publicKey: der.toString('base64'),
		fingerprint: sha256Hex(der).slice(0, 16),
		sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
		conceal: (text) => createHmac('sha256', secret).update(text).digest('hex')
	};
}
