import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Id } from '#lib/kernel/id.ts';
import { Refusal } from '#lib/kernel/refusal.ts';
import { refuse } from '#lib/kernel/verdict.ts';
import { aDraft, Editor, wordsOf } from '#tests/helpers/draft.ts';
import { aVillage, type Village } from '#tests/helpers/village.ts';
import { UPDATE_LIMIT } from '../document.ts';
import { appendEdits } from './append-edits.ts';
import { measureLog } from './edit-store.ts';
import { freezeDocument } from './freeze-document.ts';

let village: Village;
let wang: Id<'person'>;
let li: Id<'person'>;

beforeAll(async () => {
	village = await aVillage();
	wang = await village.post('committee', 'committee_member');
	li = await village.post('committee', 'committee_member');
});

/** One person's edit alone; throws the refusal. */
async function append(
	personId: Id<'person'> | undefined,
	documentId: Id<'document'>,
	update: Uint8Array
) {
	const ctx = village.as(personId);
	const { verdicts } = await appendEdits(ctx, [{ documentId, personId, update }]);
	const [verdict] = verdicts;
	if (!verdict!.ok) throw new Refusal(verdict!.code, verdict!.facts);
}

describe('an edit', () => {
	it('is in the text once it is answered', async () => {
		const { documentId } = await aDraft(village, [wang]);
		await append(wang, documentId, new Editor().paragraph('现有路灯六盏，损坏四盏。').update());
		expect(await wordsOf(village.db, documentId)).toContain('损坏四盏');
	});

	it('makes one row of all that came in a turn, and each is judged by itself', async () => {
		const { documentId } = await aDraft(village, [wang, li]);
		const stranger = await village.person();
		const edits = [
			{ documentId, personId: wang, update: new Editor().paragraph('一、事由').update() },
			{ documentId, personId: stranger, update: new Editor().paragraph('外人').update() },
			{ documentId, personId: li, update: new Editor().paragraph('二、方案').update() }
		];
		const { verdicts } = await appendEdits(village.as(wang), edits);
		expect(verdicts).toEqual([{ ok: true }, refuse('document.not_a_drafter'), { ok: true }]);
		expect(await measureLog(village.db, documentId)).toMatchObject({ rows: 1 });
		const words = await wordsOf(village.db, documentId);
		expect(words).toContain('一、事由');
		expect(words).toContain('二、方案');
		expect(words).not.toContain('外人');
	});

	it.each([
		['a visitor', (): Id<'person'> | undefined => undefined, 'access.sign_in'],
		[
			'somebody with a post who does not draft',
			(): Id<'person'> | undefined => li,
			'document.not_a_drafter'
		]
	] as const)('is refused from %s', async (_who, person, code) => {
		const { documentId } = await aDraft(village, [wang]);
		const edit = append(person(), documentId, new Editor().paragraph('不该有').update());
		await expect(edit).rejects.toMatchObject({ code });
		expect(await measureLog(village.db, documentId)).toMatchObject({ rows: 0 });
	});

	it('is refused under a client id that another person writes with', async () => {
		const { documentId } = await aDraft(village, [wang, li]);
		await append(wang, documentId, new Editor(4711).paragraph('王').update());
		const forged = append(li, documentId, new Editor(4711).paragraph('李').update());
		await expect(forged).rejects.toMatchObject({ code: 'document.client_taken' });
		expect(await wordsOf(village.db, documentId)).toBe('王');
	});

	it('leaves a client id to one of two who use it first at the same time', async () => {
		const { documentId } = await aDraft(village, [wang, li]);
		const both = await Promise.allSettled([
			append(wang, documentId, new Editor(4712).paragraph('王').update()),
			append(li, documentId, new Editor(4712).paragraph('李').update())
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await measureLog(village.db, documentId)).toMatchObject({ rows: 1 });
	});

	it('is refused when it is no update, or too large', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const large = new Editor().paragraph('很'.repeat(UPDATE_LIMIT / 3)).update();
		expect(large.byteLength).toBeGreaterThan(UPDATE_LIMIT);
		await expect(append(wang, documentId, large)).rejects.toMatchObject({
			code: 'document.too_large'
		});
		await expect(append(wang, documentId, new Uint8Array([9, 9, 9, 9]))).rejects.toMatchObject({
			code: 'document.malformed'
		});
		expect(await measureLog(village.db, documentId)).toMatchObject({ rows: 0 });
	});

	it('under more client ids than a person has tabs is refused before anything is asked', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const update = (clients: number) =>
			Y.mergeUpdates(
				Array.from({ length: clients }, () => new Editor().paragraph('水渠').update())
			);
		await expect(append(wang, documentId, update(65))).rejects.toMatchObject({
			code: 'document.malformed'
		});
		expect(await measureLog(village.db, documentId)).toMatchObject({ rows: 0 });
		await append(wang, documentId, update(64));
		expect(await measureLog(village.db, documentId)).toMatchObject({ rows: 1 });
	});

	it('that brings nothing leaves no row', async () => {
		const { documentId } = await aDraft(village, [wang]);
		await append(wang, documentId, Y.encodeStateAsUpdate(new Y.Doc()));
		expect(await measureLog(village.db, documentId)).toMatchObject({ rows: 0 });
	});

	it('is refused once the draft is sealed', async () => {
		const { documentId } = await aDraft(village, [wang]);
		await append(wang, documentId, new Editor().paragraph('定下来的').update());
		await freezeDocument(village.as(wang), { documentId });
		const late = append(wang, documentId, new Editor().paragraph('晚了').update());
		await expect(late).rejects.toMatchObject({ code: 'document.sealed' });
	});

	it('leaves nothing behind when the transaction fails', async () => {
		const { documentId } = await aDraft(village, [wang]);
		const ctx = village.as(wang);
		const db = Object.create(ctx.db) as typeof ctx.db;
		// The disk fills up after the edit is written and before the commit.
		db.write = (work) =>
			ctx.db.write(async (tx) => {
				await work(tx);
				throw new Error('disk full');
			});
		const update = new Editor(4713).paragraph('没有写进去').update();
		const failed = appendEdits({ ...ctx, db }, [{ documentId, personId: wang, update }]);
		await expect(failed).rejects.toThrow('disk full');
		expect(await measureLog(village.db, documentId)).toMatchObject({ rows: 0 });
	});

	it('loses no character when ten people write at once', async () => {
		const people = await Promise.all(Array.from({ length: 10 }, () => village.person()));
		const { documentId } = await aDraft(village, people);
		await Promise.all(
			people.map(async (personId, nth) => {
				const editor = new Editor();
				for (let line = 0; line < 20; line += 1) {
					editor.paragraph(`第${nth}人第${line}句`);
					await append(personId, documentId, editor.update());
				}
			})
		);
		const lines = (await wordsOf(village.db, documentId)).split('\n');
		expect(lines).toHaveLength(200);
		for (let nth = 0; nth < 10; nth += 1)
			for (let line = 0; line < 20; line += 1) expect(lines).toContain(`第${nth}人第${line}句`);
	});
});
