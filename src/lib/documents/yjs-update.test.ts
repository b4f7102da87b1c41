import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { TEXT_FIELD } from './document.ts';
import { readState } from './text.ts';
import { mergeInPieces, outlineOfUpdate } from './yjs-update.ts';

/** Numbers and texts as Yjs writes them (update format, version 1). */
const number = (value: number): number[] =>
	value < 128 ? [value] : [(value % 128) + 128, ...number(Math.floor(value / 128))];
const text = (value: string) => {
	const bytes = [...new TextEncoder().encode(value)];
	return [...number(bytes.length), ...bytes];
};

/** The draft that everybody has: client 1 wrote a paragraph, a heading's level, bold words, and deleted some. */
const draft = (() => {
	const doc = new Y.Doc();
	doc.clientID = 1;
	const paragraph = new Y.XmlElement('paragraph');
	doc.getXmlFragment(TEXT_FIELD).insert(0, [paragraph]);
	const words = new Y.XmlText();
	paragraph.insert(0, [words]);
	words.insert(0, '村口修路的方案');
	words.format(2, 2, { bold: true });
	paragraph.setAttribute('level', '2');
	words.delete(4, 1);
	return Y.encodeStateAsUpdate(doc);
})();

const [GC, DELETED, JSON_LIST, BINARY, STRING, EMBED, FORMAT, TYPE, ANY, DOC] = [
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9
] as const;
const name = fc.constantFrom('paragraph', 'bold', 'constructor', '__proto__');
const place = fc.tuple(fc.constantFrom(1, 2, 7, 9), fc.nat(24)).map((id) => id.flatMap(number));
const length = fc.nat(3).map(number);

const contents: Record<number, fc.Arbitrary<number[]>> = {
	[GC]: length,
	[DELETED]: length,
	[JSON_LIST]: fc.constant([1, ...text('1')]),
	[BINARY]: fc.constant([1, 0]),
	[STRING]: fc.constantFrom('路', '', '修 路').map(text),
	[EMBED]: fc.constant(text('{}')),
	[FORMAT]: name.map((mark) => [...text(mark), ...text('true')]),
	[TYPE]: fc
		.tuple(fc.nat(6), name)
		.map(([kind, tag]) => [kind, ...(kind === 3 || kind === 5 ? text(tag) : [])]),
	[ANY]: fc.constantFrom([0], [1, 126], [1, 127], [2, 120, 121]),
	[DOC]: fc.constant([...text('guid'), 118, 0])
};

const LEFT = 128;
const RIGHT = 64;
const KEY = 32;

/** One part: what it is, and the parts it claims to lie between, made or not. */
const part = fc
	.record({
		kind: fc.oneof(
			{ weight: 8, arbitrary: fc.constantFrom(GC, DELETED, STRING, FORMAT, TYPE, ANY) },
			{ weight: 1, arbitrary: fc.constantFrom(JSON_LIST, BINARY, EMBED, DOC) }
		),
		flags: fc.constantFrom(0, KEY, LEFT, RIGHT, LEFT | RIGHT, LEFT | RIGHT | KEY),
		places: fc.tuple(place, place, place),
		inText: fc.boolean()
	})
	.chain(({ kind, flags, places: [left, right, parent], inText }) =>
		contents[kind]!.map((content) => {
			if (kind === GC) return [GC, ...content];
			const beside = [...(flags & LEFT ? left : []), ...(flags & RIGHT ? right : [])];
			const within = inText ? [1, ...text(TEXT_FIELD)] : [0, ...parent];
			const key = flags & KEY ? text('level') : [];
			return [kind | flags, ...(beside.length > 0 ? beside : [...within, ...key]), ...content];
		})
	);

/** An update that can be read, whatever it says. */
const update = fc
	.record({
		client: fc.constantFrom(7, 9),
		clock: fc.constantFrom(0, 0, 1, 5),
		parts: fc.array(part, { minLength: 1, maxLength: 4 }),
		deleted: fc.array(fc.tuple(fc.constantFrom(1, 2, 7, 119), fc.nat(29), fc.nat(5)), {
			maxLength: 3
		})
	})
	.map(({ client, clock, parts, deleted }) =>
		Uint8Array.from([
			...[1, parts.length, client, clock, ...parts.flat()],
			...[deleted.length, ...deleted.flatMap(([of, from, count]) => [of, 1, from, count])]
		])
	);

describe('an update from outside', () => {
	it('that is let in never breaks a draft, in whatever order it comes and is merged', () => {
		fc.assert(
			fc.property(fc.array(update, { minLength: 1, maxLength: 3 }), fc.boolean(), (made, first) => {
				const letIn = made.filter((one) => outlineOfUpdate(one));
				const pieces = mergeInPieces(first ? [...letIn, draft] : [draft, ...letIn]);
				expect(() => readState([readState(pieces).state])).not.toThrow();
			}),
			{ numRuns: 5000 }
		);
	});

	it('is let in often enough for that to say something', () => {
		const letIn = fc.sample(update, 2000).filter((one) => outlineOfUpdate(one));
		expect(letIn.length).toBeGreaterThan(200);
	});

	it('that deletes nothing, which Yjs cannot write down again, is refused', () => {
		const nothing = Uint8Array.from([0, 1, 119, 1, 50, 0]);
		expect(outlineOfUpdate(nothing)).toBeUndefined();
	});

	it('that brings what no text is made of is refused', () => {
		const doc = new Y.Doc();
		doc.getMap(TEXT_FIELD).set('another', new Y.Doc());
		expect(outlineOfUpdate(Y.encodeStateAsUpdate(doc))).toBeUndefined();
	});
});
