import { createPublicKey, verify } from 'node:crypto';
import type { IsSigned } from '../verify-chain.ts';

/** Checks signatures by a public key (SPKI in DER, base64). Whatever is no Ed25519 key has signed nothing. */
export function signatureOf(publicKey: string): IsSigned {
	try {
		const key = createPublicKey({
			key: Buffer.from(publicKey, 'base64'),
			format: 'der',
			type: 'spki'
		});
		if (key.asymmetricKeyType !== 'ed25519') return () => false;
		return (hash, signature) =>
			verify(null, Buffer.from(hash), key, Buffer.from(signature, 'base64'));
	} catch {
		return () => false;
	}
}
