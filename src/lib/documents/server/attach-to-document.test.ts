import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILE_LIMIT } from '#lib/files/attachment.ts';
import { takeFile } from '#lib/files/server/attach-file.ts';
import { contentPath } from '#lib/files/server/content-folder.ts';
import { getAttachment, listAttachments } from '#lib/files/server/file-store.ts';
import { journalEntries } from '#lib/journal/server/journal-tables.ts';
import type { Id } from '#lib/kernel/id.ts';
import { aDraft, Editor } from '#tests/helpers/draft.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { appendEdits } from './append-edits.ts';
import { attachToDocument, detachFromDocument } from './attach-to-document.ts';
import { freezeDocument } from './freeze-document.ts';
import { getVersion } from './version-store.ts';

let village: Village;
let wang: Id<'person'>;
const dataDir = mkdtempSync(join(tmpdir(), 'yishiting-files-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

beforeAll(async () => {
	village = await aVillage();
	wang = await village.post('committee', 'committee_member');
});

const pdf = (words: string) => ({ name: '预算.pdf', bytes: Buffer.from(`%PDF-1.7 ${words}`) });

describe('taking a file', () => {
	it('keeps it once under its hash, whole', async () => {
		const first = await takeFile(dataDir, pdf('路灯'));
		const second = await takeFile(dataDir, { ...pdf('路灯'), name: '另一个名字.pdf' });
		expect(second.hash).toBe(first.hash);
		expect(readFileSync(contentPath(dataDir, first.hash), 'utf8')).toBe('%PDF-1.7 路灯');
		expect(readdirSync(join(dataDir, 'files', first.hash.slice(0, 2)))).toHaveLength(1);
	});

	it.each([
		['an empty one', Buffer.alloc(0), 'file.empty'],
		['one of another kind', Buffer.from('<html>'), 'file.kind'],
		['one that is too large', Buffer.alloc(FILE_LIMIT + 1, '%PDF-'), 'file.too_large']
	])('refuses %s', async (_what, bytes, code) => {
		await expect(takeFile(dataDir, { name: 'a.pdf', bytes })).rejects.toMatchObject({ code });
	});
});

describe('an attachment of a draft', () => {
	it('is shown, and its hash stands under the check code', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const file = await takeFile(dataDir, pdf('附图'));
		const id = await attachToDocument(village.as(wang), { documentId, file, audience: 'everyone' });
		expect(await listAttachments(village.db, village.id, documentId)).toMatchObject([
			{ id, name: '预算.pdf', audience: 'everyone', mediaType: 'application/pdf' }
		]);
		const update = new Editor().paragraph('见附件').update();
		await appendEdits(village.as(wang), [{ documentId, personId: wang, update }]);
		const { versionId } = await freezeDocument(village.as(wang), { documentId });
		const { content } = await getVersion(village.db, village.id, versionId);
		expect(content).toMatchObject({ attachments: [file.hash] });

		const late = detachFromDocument(village.as(wang), { documentId, attachmentId: id });
		await expect(late).rejects.toMatchObject({ code: 'document.sealed' });
	});

	it('can be taken away again while the draft is open, once', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const file = await takeFile(dataDir, pdf('传错了'));
		const attachmentId = await attachToDocument(village.as(wang), {
			documentId,
			file,
			audience: 'inside'
		});
		await detachFromDocument(village.as(wang), { documentId, attachmentId });
		expect(await listAttachments(village.db, village.id, documentId)).toEqual([]);
		const twice = detachFromDocument(village.as(wang), { documentId, attachmentId });
		await expect(twice).rejects.toMatchObject({ code: 'access.not_found' });
	});

	it('is refused from whoever does not draft, and of another community it is not found', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const file = await takeFile(dataDir, pdf('外人'));
		const li = await village.post('committee', 'committee_member');
		const refused = attachToDocument(village.as(li), { documentId, file, audience: 'everyone' });
		await expect(refused).rejects.toMatchObject({ code: 'document.not_a_drafter' });
		expect(await listAttachments(village.db, village.id, documentId)).toEqual([]);

		const id = await attachToDocument(village.as(wang), { documentId, file, audience: 'everyone' });
		const elsewhere = await aVillage({ db: village.db });
		await expect(getAttachment(village.db, elsewhere.id, id)).rejects.toMatchObject({
			code: 'access.not_found'
		});
	});

	it('is not there when its line in the journal cannot be written', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const file = await takeFile(dataDir, pdf('没有写成'));
		const ctx = village.as(wang);
		const sign = () => {
			throw new Error('no key');
		};
		const failed = attachToDocument(
			{ ...ctx, key: { ...ctx.key, sign } },
			{ documentId, file, audience: 'everyone' }
		);
		await expect(failed).rejects.toThrow('no key');
		expect(await listAttachments(village.db, village.id, documentId)).toEqual([]);
		const entries = await village.db
			.select()
			.from(journalEntries)
			.where(eq(journalEntries.subject, documentId));
		expect(entries).toEqual([]);
	});
});
