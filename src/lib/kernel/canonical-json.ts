import canonicalize from 'canonicalize';

/** What canonical JSON can hold here: no undefined, no dates, no floating surprises. */
export type Json =
	null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The one text that stands for a value: RFC 8785 (JSON Canonicalization Scheme). */
export function canonicalJson(value: Json): string {
	const text = canonicalize(value);
	if (text === undefined) throw new TypeError('not representable as JSON');
	return text;
}
