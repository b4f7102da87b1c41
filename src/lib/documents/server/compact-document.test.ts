import { beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#lib/kernel/id.ts';
import { aDraft, Editor, wordsOf } from '#tests/helpers/draft.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { appendEdits } from './append-edits.ts';
import { compactDocument, isLong } from './compact-document.ts';
import { findSnapshotMark, measureLog } from './edit-store.ts';
import { readDocument } from './open-document.ts';

let village: Village;
let wang: Id<'person'>;

beforeAll(async () => {
	village = await aVillage();
	wang = await village.post('committee', 'committee_member');
});

async function write(documentId: Id<'document'>, ...words: string[]) {
	for (const word of words) {
		const update = new Editor().paragraph(word).update();
		await appendEdits(village.as(wang), [{ documentId, personId: wang, update }]);
	}
}

describe('compaction', () => {
	it('merges the rows into the snapshot and says the same', async () => {
		const { documentId } = await aDraft(village, [wang]);
		await write(documentId, '甲', '乙', '丙');
		expect(await compactDocument(village.as(wang), { documentId })).toBe(true);
		expect(await measureLog(village.db, documentId)).toMatchObject({ rows: 0 });
		await write(documentId, '丁');
		expect(await compactDocument(village.as(wang), { documentId })).toBe(true);
		expect((await wordsOf(village.db, documentId)).split('\n').sort()).toEqual(
			['甲', '乙', '丙', '丁'].sort()
		);
	});

	it('does nothing without rows', async () => {
		const { documentId } = await aDraft(village, [wang]);
		expect(await compactDocument(village.as(wang), { documentId })).toBe(false);
		expect(await findSnapshotMark(village.db, documentId)).toBeUndefined();
	});

	it('loses nothing when two compact while others write and open', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const all: string[] = [];
		for (let round = 0; round < 8; round += 1) {
			const words = Array.from({ length: 5 }, (_, nth) => `${round}-${nth}`);
			await write(documentId, ...words);
			all.push(...words);
			const late = `${round}-晚`;
			const [, , , seen] = await Promise.all([
				compactDocument(village.as(wang), { documentId }),
				compactDocument(village.as(wang), { documentId }),
				write(documentId, late),
				wordsOf(village.db, documentId)
			]);
			for (const word of all) expect(seen.split('\n')).toContain(word);
			all.push(late);
			expect((await wordsOf(village.db, documentId)).split('\n').sort()).toEqual([...all].sort());
		}
	});

	it('leaves a snapshot alone that another has replaced', async () => {
		const { documentId } = await aDraft(village, [wang]);
		await write(documentId, '甲');
		const outcomes = await Promise.all([
			compactDocument(village.as(wang), { documentId }),
			compactDocument(village.as(wang), { documentId })
		]);
		expect(outcomes.sort()).toEqual([false, true]);
	});

	it('is asked for when the log is long', async () => {
		const { documentId } = await aDraft(village, [wang]);
		await write(documentId, '甲');
		expect(await isLong(village.as(wang), documentId)).toBe(false);
		// Few rows, much in them; and no longer, once it is merged.
		await write(documentId, '乙'.repeat(70_000));
		expect(await isLong(village.as(wang), documentId)).toBe(true);
		await compactDocument(village.as(wang), { documentId });
		expect(await isLong(village.as(wang), documentId)).toBe(false);
	});
});

describe('opening', () => {
	it('sends only the rows to whoever has the snapshot', async () => {
		const { documentId } = await aDraft(village, [wang]);
		await write(documentId, '甲'.repeat(2000));
		await compactDocument(village.as(wang), { documentId });
		const { mark, updates } = await readDocument(village.db, documentId);
		const reader = new Editor().receive(...updates);
		await write(documentId, '乙');
		const again = await readDocument(village.db, documentId, { mark });
		expect(again.updates).toHaveLength(1);
		expect(again.updates[0]!.byteLength).toBeLessThan(200);
		reader.receive(...again.updates);
		expect(reader.doc.getXmlFragment('default').toString()).toContain('乙');
	});
});
