import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshSigningKey } from '#lib/server/signing-key.ts';
import { entryHash, GENESIS } from './entry.ts';
import { signatureOf } from './server/signature.ts';
import { verifyChain, type SignedEntry } from './verify-chain.ts';

const key = freshSigningKey();
const isSigned = signatureOf(key.publicKey);
const COMMUNITY = 'com_1';

/** Hashes and signs every entry again from `from` on, as somebody with this key would. */
function linked(entries: SignedEntry[], from = 1, by = key): SignedEntry[] {
	let previous = from > 1 ? entries[from - 2]!.hash : GENESIS;
	return entries.map((entry, index) => {
		if (index + 1 < from) return entry;
		const hash = entryHash({ ...entry, previous });
		const written = { ...entry, previous, hash, signature: by.sign(hash) };
		previous = hash;
		return written;
	});
}

function aChain(length: number): SignedEntry[] {
	return linked(
		Array.from({ length }, (_, index) => ({
			communityId: COMMUNITY,
			seq: index + 1,
			at: 1000 + index,
			act: 'notice.posted',
			actor: 'per_1',
			subject: `not_${index}`,
			matterId: null,
			facts: { count: index },
			previous: '',
			hash: '',
			signature: ''
		}))
	);
}

const change = (seq: number, to: Partial<SignedEntry>) => (chain: SignedEntry[]) =>
	chain.map((entry) => (entry.seq === seq ? { ...entry, ...to } : entry));

describe('verifyChain', () => {
	it('follows a whole chain to its head', () => {
		const chain = aChain(5);
		expect(verifyChain(COMMUNITY, chain, isSigned)).toEqual({
			ok: true,
			head: { communityId: COMMUNITY, seq: 5, hash: chain[4]!.hash, at: 1004 }
		});
		expect(verifyChain(COMMUNITY, [], isSigned)).toMatchObject({ ok: true });
	});

	it.each([
		['words changed', change(3, { facts: { count: 99 } }), 3, 'hash'],
		['an actor changed', change(2, { actor: 'per_2' }), 2, 'hash'],
		['an entry left out', (c: SignedEntry[]) => c.filter(({ seq }) => seq !== 3), 3, 'gap'],
		['the first left out', (c: SignedEntry[]) => c.slice(1), 1, 'gap'],
		['two exchanged', (c: SignedEntry[]) => [c[0]!, c[2]!, c[1]!, c[3]!], 2, 'gap'],
		['an entry of another community', change(4, { communityId: 'com_2' }), 4, 'elsewhere'],
		['another link', change(4, { previous: GENESIS }), 4, 'previous'],
		['a signature by nobody', change(2, { signature: '' }), 2, 'signature'],
		['one entry hashed again', (c: SignedEntry[]) => change(2, { act: 'x' })(c), 2, 'hash'],
		[
			'an entry rewritten and everything after it hashed again',
			(c: SignedEntry[]) => linked(change(3, { facts: { count: 0 } })(c), 3, freshSigningKey()),
			3,
			'signature'
		],
		[
			'time running backwards under the true key',
			(c: SignedEntry[]) => linked(change(4, { at: 5 })(c), 4),
			4,
			'time'
		]
	] as const)('names the first entry that does not hold: %s', (_what, forge, seq, fault) => {
		expect(verifyChain(COMMUNITY, forge(aChain(6)), isSigned)).toEqual({ ok: false, seq, fault });
	});

	it('finds any single change of any entry', () => {
		const chain = aChain(6);
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 6 }),
				fc.constantFrom('at', 'act', 'actor', 'subject', 'matterId', 'facts', 'previous', 'hash'),
				(seq, field) => {
					const to = { [field]: field === 'at' ? 7 : field === 'facts' ? { a: 1 } : 'forged' };
					expect(verifyChain(COMMUNITY, change(seq, to)(chain), isSigned)).toMatchObject({
						ok: false,
						seq
					});
				}
			)
		);
	});

	it('believes no key that is not Ed25519', () => {
		const [first] = aChain(1);
		for (const wrong of ['', 'AAAA', 'not base64'])
			expect(signatureOf(wrong)(first!.hash, first!.signature)).toBe(false);
	});
});
