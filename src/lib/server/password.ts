import { hash, verify } from '@node-rs/argon2';

/** argon2id at 19 MiB, two passes, one lane: the least that OWASP's password storage sheet accepts. */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of nothing anybody knows, so that an unknown name takes as long to refuse as a wrong password. */
const NOBODY =
	'$argon2id$v=19$m=19456,t=2,p=1$2gnbUzE6DLC1pck587LN7A$Q51lCTNfgzbGiP6zLz7ylzlLT7rEKlGBzF8L62Usqck';

/** Never inside a transaction: it takes tens of milliseconds. */
export function hashPassword(password: string): Promise<string> {
	return hash(password.normalize('NFC'), STRENGTH);
}

export async function isPassword(
	stored: string | null | undefined,
	typed: string
): Promise<boolean> {
	const right = await verify(stored ?? NOBODY, typed.normalize('NFC'));
	return right && stored != null;
}
