import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { journalEntries } from '#lib/journal/server/journal-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import { refuse } from '#lib/kernel/verdict.ts';
import { aDraft, Editor, wordsOf } from '#tests/helpers/draft.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { TEXT_FIELD } from '../document.ts';
import { versionHash } from '../version.ts';
import { appendEdits } from './append-edits.ts';
import { findDocument, findOpenDocument } from './document-store.ts';
import { freezeDocument } from './freeze-document.ts';
import { currentVersion, findVersionOf, getVersion, listVersions } from './version-store.ts';

let village: Village;
let wang: Id<'person'>;
let li: Id<'person'>;

beforeAll(async () => {
	village = await aVillage();
	wang = await village.post('committee', 'committee_member');
	li = await village.post('committee', 'committee_member');
});

async function write(personId: Id<'person'>, documentId: Id<'document'>, editor: Editor) {
	return appendEdits(village.as(personId), [{ documentId, personId, update: editor.update() }]);
}

async function entriesOf(subject: string) {
	return village.db.select().from(journalEntries).where(eq(journalEntries.subject, subject));
}

describe('freezing', () => {
	it('seals the draft and keeps its text under a check code', async () => {
		const { documentId, matterId } = await aDraft(village, [wang, li]);
		await write(wang, documentId, new Editor().paragraph('新装路灯三十盏。'));
		village.at(village.now + 1000);
		await write(li, documentId, new Editor().paragraph('杆高六米。'));
		const heard: unknown[] = [];
		village.bus.listen((happening) => heard.push(happening.event));

		const { versionId, hash } = await freezeDocument(village.as(wang), { documentId });

		const version = await getVersion(village.db, village.id, versionId);
		expect(version).toMatchObject({
			number: 1,
			hash,
			matterId,
			authors: [wang, li],
			frozenBy: wang
		});
		expect(version.html).toContain('<p>新装路灯三十盏。</p>');
		expect(version.markdown).toContain('新装路灯三十盏。');
		expect(versionHash(version.content)).toBe(hash);
		expect((await findDocument(village.db, documentId))!.sealedAt).toBe(village.now);
		expect(await findOpenDocument(village.db, matterId)).toBeUndefined();
		expect(await currentVersion(village.db, matterId)).toMatchObject({ id: versionId });
		expect(await findVersionOf(village.db, documentId)).toMatchObject({ id: versionId });
		expect(heard).toContain('document:sealed');
		const [entry, ...more] = await entriesOf(documentId);
		expect(entry).toMatchObject({ act: 'document.frozen', matterId, facts: { versionId, hash } });
		expect(more).toEqual([]);
	});

	it('is not found in another community', async () => {
		const { documentId } = await aDraft(village, [wang]);
		await write(wang, documentId, new Editor().paragraph('石桥村的'));
		const { versionId } = await freezeDocument(village.as(wang), { documentId });
		const elsewhere = await aVillage({ db: village.db });
		await expect(getVersion(village.db, elsewhere.id, versionId)).rejects.toMatchObject({
			code: 'access.not_found'
		});
	});

	it('gives the next round the same text to begin with, and the second version its number', async () => {
		const first = await aDraft(village, [wang]);
		await write(wang, first.documentId, new Editor().paragraph('第一稿'));
		const { versionId } = await freezeDocument(village.as(wang), first);
		const second = await aDraft(village, [wang], {
			matterId: first.matterId,
			startedFrom: versionId
		});
		expect((await findOpenDocument(village.db, first.matterId))!.round).toBe(2);
		expect(await wordsOf(village.db, second.documentId)).toBe('第一稿');
		await write(wang, second.documentId, new Editor().paragraph('改过'));
		await freezeDocument(village.as(wang), second);
		const numbers = (await listVersions(village.db, first.matterId)).map(({ number }) => number);
		expect(numbers).toEqual([1, 2]);
	});

	it.each([
		['a visitor', (): Id<'person'> | undefined => undefined, 'access.sign_in'],
		['somebody who does not draft', (): Id<'person'> | undefined => li, 'document.not_a_drafter']
	] as const)('is refused to %s', async (_who, person, code) => {
		const { documentId } = await aDraft(village, [wang]);
		await write(wang, documentId, new Editor().paragraph('草案'));
		await expect(freezeDocument(village.as(person()), { documentId })).rejects.toMatchObject({
			code
		});
		expect((await findDocument(village.db, documentId))!.sealedAt).toBeNull();
		expect(await entriesOf(documentId)).toEqual([]);
	});

	it('refuses an empty text, and one with what it cannot write, by name; the draft stays open', async () => {
		const { documentId } = await aDraft(village, [wang]);
		await expect(freezeDocument(village.as(wang), { documentId })).rejects.toMatchObject({
			code: 'document.empty'
		});

		const editor = new Editor().paragraph('附图如下');
		const picture = new Y.XmlElement('image');
		picture.setAttribute('src', 'https://example.org/a.png');
		editor.doc.getXmlFragment(TEXT_FIELD).push([picture]);
		await write(wang, documentId, editor);
		await expect(freezeDocument(village.as(wang), { documentId })).rejects.toMatchObject({
			code: 'document.picture'
		});
		expect((await findDocument(village.db, documentId))!.sealedAt).toBeNull();
		expect(await findVersionOf(village.db, documentId)).toBeUndefined();
	});

	it('leaves the draft open and nothing in the journal when the line cannot be written', async () => {
		const { documentId } = await aDraft(village, [wang]);
		await write(wang, documentId, new Editor().paragraph('草案'));
		const ctx = village.as(wang);
		const sign = () => {
			throw new Error('no key');
		};
		const failed = freezeDocument({ ...ctx, key: { ...ctx.key, sign } }, { documentId });
		await expect(failed).rejects.toThrow('no key');
		expect((await findDocument(village.db, documentId))!.sealedAt).toBeNull();
		expect(await findVersionOf(village.db, documentId)).toBeUndefined();
		expect(await entriesOf(documentId)).toEqual([]);
	});

	it('happens once when two press at the same time', async () => {
		const { documentId, matterId } = await aDraft(village, [wang, li]);
		await write(wang, documentId, new Editor().paragraph('一次'));
		const both = await Promise.allSettled([
			freezeDocument(village.as(wang), { documentId }),
			freezeDocument(village.as(li), { documentId })
		]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'document.sealed' }
		});
		expect(await listVersions(village.db, matterId)).toHaveLength(1);
	});

	it('holds every edit that was acknowledged, and none that came after', async () => {
		for (let round = 0; round < 10; round += 1) {
			const { documentId } = await aDraft(village, [wang, li]);
			await write(wang, documentId, new Editor().paragraph('开头'));
			const words = Array.from({ length: 12 }, (_, nth) => `赶着写的第${nth}句`);
			const edits = words.map((word) => write(li, documentId, new Editor().paragraph(word)));
			const freezing = freezeDocument(village.as(wang), { documentId });
			const later = words.map((word) =>
				write(li, documentId, new Editor().paragraph(`后来${word}`))
			);
			const outcomes = await Promise.all([...edits, ...later]);
			const { versionId } = await freezing;

			const { markdown } = await getVersion(village.db, village.id, versionId);
			outcomes.forEach(({ verdicts: [verdict] }, nth) => {
				const word = nth < words.length ? words[nth]! : `后来${words[nth - words.length]}`;
				const isThere = markdown.split('\n').includes(word);
				expect({ word, isThere }).toEqual({ word, isThere: verdict!.ok });
			});
			const afterwards = await write(li, documentId, new Editor().paragraph('太晚了'));
			expect(afterwards.verdicts).toEqual([refuse('document.sealed')]);
		}
	});
});
